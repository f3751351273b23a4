using System.CommandLine;
using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>tariff import: a national schedule from the file that its authority publishes.</summary>
public static class TariffImport
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "USITC's CSV or JSON export, the EU's CN as JSON, or a CSV with the columns code and title." };
        var country = new Option<string?>("--country") { Description = "Two letters; read from the file where its form tells it." };
        var edition = new Option<string?>("--edition") { Description = "The edition's name; the file's name where it is not given." };
        var command = new Command("import", "Takes in a national schedule; editions lie side by side.") { file, country, edition };
        command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                throw new CommandException($"There is no file {path}.");
            }

            var schedule = Read(await File.ReadAllTextAsync(path, cancellationToken));
            var place = (parsed.GetValue(country) ?? schedule.Country)?.ToUpperInvariant()
                ?? throw new CommandException("The file does not tell whose schedule it is. Name the country with --country.");
            var name = parsed.GetValue(edition) ?? Path.GetFileNameWithoutExtension(path);
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await app.Services.GetRequiredService<Database>().WriteAsync(unit => ScheduleStore.Save(unit, place, name, Path.GetFileName(path), schedule.Lines, now));
            Console.WriteLine($"{place}, {name}: {schedule.Lines.Count} codes from a {schedule.Form}.");
            foreach (var (reason, count) in schedule.Skipped)
            {
                Console.WriteLine($"  skipped {count}: {reason}");
            }

            return 0;
        });
        return command;
    }

    private static Schedule Read(string text)
    {
        try
        {
            return ScheduleFile.Read(text);
        }
        catch (FormatException wrong)
        {
            throw new CommandException(wrong.Message);
        }
    }
}
