using ExceptionIntel.StandIns.Hooks;

// Run: dotnet run --project tests/ExceptionIntel.StandIns -- hooks [PORT]
if (args is not ["hooks", .. var rest] || (rest.Length > 0 && !ushort.TryParse(rest[0], out _)))
{
    await Console.Error.WriteLineAsync("Usage: hooks [PORT], a receiver of webhooks on loopback. It keeps what it gets and answers what it is told.");
    return 2;
}

await using var receiver = await HookReceiver.StartAsync(rest is [var port, ..] ? ushort.Parse(port, System.Globalization.CultureInfo.InvariantCulture) : 0);
Console.WriteLine($$"""
    Listening on {{receiver.Address}}
      POST   /hooks/NAME          a delivery: it is kept, and answered as planned (204 without a plan)
      PUT    /hooks/NAME/answers  the plan, as in [{"status": 500}, {"delay_ms": 2000}, {"cut": true}]; the last one stays
      GET    /hooks/NAME          what came, oldest first
      DELETE /hooks/NAME          forgets deliveries and plan
    """);
await receiver.StoppedAsync();
return 0;
