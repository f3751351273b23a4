using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ExceptionIntel.Service.Commands;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests;

/// <summary>The whole service on a free port with a store of its own, spoken to through its HTTP door.</summary>
public sealed class TheService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool keepsData;

    private TheService(WebApplication app, string dataDirectory, bool keepsData)
    {
        this.app = app;
        this.keepsData = keepsData;
        DataDirectory = dataDirectory;
        Address = new Uri(ServeCommand.Address(app));
    }

    public string DataDirectory { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="dataDirectory">An existing store to go on with; it is then kept.</param>
    public static async Task<TheService> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, string? dataDirectory = null)
    {
        var data = dataDirectory ?? Path.Combine(Path.GetTempPath(), "exceptionintel-tests", Guid.NewGuid().ToString("N"));
        var all = new Dictionary<string, string?>
        {
            ["Storage:DataDirectory"] = data,
            ["urls"] = "http://127.0.0.1:0",
            ["Serilog:MinimumLevel:Default"] = "Fatal",
            ["Limits:RequestsPerSecond"] = "10000",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        var app = ServiceHost.Build(all);
        await app.StartAsync();
        return new TheService(app, data, dataDirectory is not null);
    }

    /// <summary>A client that carries a new key.</summary>
    public async Task<HttpClient> ClientAsync(string name = "tester", string scopes = "all", string workspace = WorkspaceStore.Default)
    {
        var key = await Services.GetRequiredService<KeyStore>().CreateAsync(workspace, name, scopes.Split(','));
        return ClientWith(key);
    }

    public HttpClient ClientWith(string? key)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!keepsData)
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }
}

/// <summary>Short words for what tests say to the service.</summary>
public static class Saying
{
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body, CancellationToken cancellationToken) =>
        client.PostAsJsonAsync(path, body, ServiceJson.Options, cancellationToken);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).RootElement;
}
