using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>A store that lasts as long as one evaluation.</summary>
public sealed class ThrowAwayStore : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("exceptionintel-evaluate-").FullName;

    /// <summary>The schedules that are imported count in an evaluation too.</summary>
    public static async Task TakeSchedulesAsync(IReadOnlyDictionary<string, string?> settings, IServiceProvider throwAway)
    {
        var real = Path.Combine(settings[$"{StorageOptions.Section}:{nameof(StorageOptions.DataDirectory)}"]!, "exceptionintel.db");
        if (!File.Exists(real))
        {
            return;
        }

        await using var app = ServiceHost.BuildOffline(settings);
        var source = app.Services.GetRequiredService<Database>();
        await throwAway.GetRequiredService<Database>().WriteAsync(unit => ScheduleStore.CopyAll(source, unit));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
