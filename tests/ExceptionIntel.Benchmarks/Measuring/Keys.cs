using ExceptionIntel.Service.Commands;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Benchmarks.Measuring;

public static class Keys
{
    /// <summary>A key for a store that no service uses yet.</summary>
    public static async Task<string> CreateAsync(string dataDirectory)
    {
        await using var app = ServiceHost.BuildOffline(new Dictionary<string, string?> { ["Storage:DataDirectory"] = dataDirectory });
        return await app.Services.GetRequiredService<KeyStore>().CreateAsync(WorkspaceStore.Default, "benchmark", ["all"]);
    }
}
