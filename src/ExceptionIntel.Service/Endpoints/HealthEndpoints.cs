using System.Globalization;
using System.Text;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Whether the service is alive and ready, and its figures for Prometheus.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("alive")).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
        routes.MapGet("/metrics", (InboxStore inbox, TimeProvider clock) => TypedResults.Text(Metrics(inbox.State(), clock.GetUtcNow()), "text/plain; version=0.0.4", Encoding.UTF8)).ExcludeFromDescription();
    }

    /// <summary>Ready means: the store takes a write.</summary>
    private static async Task<IResult> ReadyAsync(Database database, InboxStore inbox)
    {
        try
        {
            await database.WriteAsync(unit => unit.Execute("UPDATE workspaces SET name = name WHERE name = ''"));
            var state = inbox.State();
            return TypedResults.Ok(new { status = "ready", pending = state.Pending, dead = state.Dead });
        }
        catch (StorageBusyException)
        {
            return Problems.Busy();
        }
    }

    private static string Metrics(InboxState state, DateTimeOffset now)
    {
        var oldest = state.OldestPending == 0 ? 0 : (now - DateTimeOffset.FromUnixTimeMilliseconds(state.OldestPending)).TotalSeconds;
        var text = new StringBuilder();
        Gauge(text, "exceptionintel_inbox_pending", "Work that is accepted and not done.", state.Pending);
        Gauge(text, "exceptionintel_inbox_dead", "Work that failed for good.", state.Dead);
        Gauge(text, "exceptionintel_inbox_oldest_seconds", "Age of the oldest work that is not done.", oldest);
        Gauge(text, "process_working_set_bytes", "Memory of the process.", Environment.WorkingSet);
        return text.ToString();
    }

    private static void Gauge(StringBuilder text, string name, string help, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
}
