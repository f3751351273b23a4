using System.Globalization;
using ExceptionIntel.Benchmarks.Measuring;

namespace ExceptionIntel.Benchmarks.Killing;

/// <summary>kill -9 under load, again and again on one store; then everything that was accepted is counted.</summary>
public sealed class KillBenchmark(string program, int kills, int seed)
{
    private const double ReadyBar = 3;
    private const int Senders = 8;

    private static readonly Dictionary<string, string> Settings = new() { ["Limits:RequestsPerSecond"] = "100000" };

    public async Task<int> RunAsync()
    {
        using var scratch = new ScratchFolder();
        var key = await Keys.CreateAsync(scratch.Path);
        var port = ServiceProcess.FreePort();
        var chance = new Random(seed);
        Console.WriteLine($"kill: {kills} x kill -9 under {Senders} senders of products (every third one changed later) and orders; each repeats a request under its Idempotency-Key until it is accepted. Seed {seed}.");
        var table = new Table("kill", "killed after ms", "accepted so far", "ready again s", "pending then");
        var ready = new Runs();
        var service = await ServiceProcess.ServeAsync(program, scratch.Path, port, Settings);
        await using var traffic = Traffic.Start(service.Client.BaseAddress!, key, Senders);
        for (var kill = 1; kill <= kills; kill++)
        {
            var wait = chance.Next(300, 1_500);
            await Task.Delay(wait);
            service.Kill();
            var accepted = traffic.Accepted.Count;
            service.Dispose();
            service = await ServiceProcess.ServeAsync(program, scratch.Path, port, Settings);
            ready.Add(service.ReadyAfter.TotalSeconds);
            table.Add(Number(kill), Number(wait), Number(accepted), service.ReadyAfter.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture), Number((await service.BacklogAsync()).Pending));
        }

        await traffic.StopAsync();
        await service.WaitUntilDoneAsync();
        service.Dispose();
        table.Print(Console.Out);
        return Report(Audit.Of(scratch.Path, traffic.Accepted), ready);
    }

    private int Report(Audit audit, Runs ready)
    {
        var table = new Table("after the last kill", "");
        table.Add("requests accepted", Number(audit.Accepted));
        table.Add("accepted and lost", Number(audit.Lost));
        table.Add("accepted and not done", Number(audit.NotDone));
        table.Add("state changes doubled", Number(audit.DoubledStates));
        table.Add("events doubled or missing", Number(audit.WrongEvents));
        table.Add("exceptions opened twice", Number(audit.DoubledCases));
        table.Add("work begun more than once", Number(audit.BegunAgain));
        table.Add("ready again, s", ready.Show("0.00"));
        table.Print(Console.Out);
        foreach (var finding in audit.Findings.Take(10))
        {
            Console.WriteLine(finding);
        }

        var isMet = audit.IsClean && ready.Max <= ReadyBar;
        Console.WriteLine($"bar: nothing lost, nothing doubled, ready again within {ReadyBar:0} s each time, {kills} kills: {Table.Verdict(isMet)}");
        return isMet ? 0 : 1;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
