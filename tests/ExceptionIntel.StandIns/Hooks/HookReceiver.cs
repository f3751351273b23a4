using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace ExceptionIntel.StandIns.Hooks;

/// <summary>Receives webhooks on loopback. A test holds it directly; anything else tells it over HTTP what to answer.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HookBox> boxes = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly WebApplication app;

    private HookReceiver(int port, TimeProvider clock)
    {
        this.clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        app = builder.Build();
        app.MapGet("/hooks/{name}", (string name) => Box(name).Deliveries);
        app.MapPut("/hooks/{name}/answers", (string name, Answer[] plan) => Box(name).Plan(plan));
        app.MapDelete("/hooks/{name}", (string name) => boxes.TryRemove(name, out _));
        app.MapPost("/hooks/{name}", ReceiveAsync);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => app.Urls.First();

    /// <param name="port">0 for any free one.</param>
    public static async Task<HookReceiver> StartAsync(int port = 0, TimeProvider? clock = null)
    {
        var receiver = new HookReceiver(port, clock ?? TimeProvider.System);
        await receiver.app.StartAsync();
        return receiver;
    }

    public HookBox Box(string name) => boxes.GetOrAdd(name, _ => new HookBox());

    public Task StoppedAsync() => app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context, string name)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value.ToArray()));
        var answer = Box(name).Keep(new Delivery(clock.GetUtcNow(), context.Request.Method, headers, body));
        if (answer.DelayMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(answer.DelayMs), clock, context.RequestAborted);
        }

        if (answer.Cut)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (header, value) in answer.Headers ?? new Dictionary<string, string>())
        {
            context.Response.Headers[header] = value;
        }

        if (answer.Body is not null)
        {
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}
