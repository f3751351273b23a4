using System.Globalization;
using System.Text;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Benchmarks.Accepting;

/// <summary>
/// What the service is held against: Kestrel with one endpoint that writes the same row through the same group commit and answers
/// after it, and does nothing else. No key, no limits, no reading of the JSON, no work afterwards.
/// </summary>
public static class BareDoor
{
    public const string Verb = "bare-door";

    public static async Task<int> RunAsync(int port, string dataDirectory)
    {
        await using var database = new Database(Options.Create(new StorageOptions { DataDirectory = dataDirectory }), NullLogger<Database>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var count = 0L;
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/v1/products", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            var group = string.Create(CultureInfo.InvariantCulture, $"product:{Interlocked.Increment(ref count)}");
            var id = await database.WriteAsync(unit => WorkStore.Add(unit, new Work(WorkspaceStore.Default, WorkKind.Product, group, body, WorkPriority.Interactive), TimeProvider.System.GetUtcNow()));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers["Receipt-Id"] = id.ToString(CultureInfo.InvariantCulture);
        });
        await app.RunAsync();
        return 0;
    }
}
