using System.Diagnostics;
using System.Globalization;
using ExceptionIntel.Benchmarks.Measuring;

namespace ExceptionIntel.Benchmarks.Accepting;

/// <summary>How many products a second are accepted durably, beside a bare door with the same writer; then whole jobs a second and what each costs.</summary>
public sealed class AcceptBenchmark(string program, int rounds, TimeSpan spell)
{
    private const double Bar = 0.5;
    private const double CpuBar = 2;
    private const int Jobs = 3_000;

    public async Task<int> RunAsync()
    {
        Console.WriteLine($"accept: POST /v1/products, Prefer: respond-async, key, limits and validation on; {LoadTool.Connections} connections by {LoadTool.Name}; {rounds} rounds of {spell.TotalSeconds:0} s, service and bare door turn by turn.");
        Console.WriteLine("Bare door: Kestrel, one endpoint, the same row through the same group commit, nothing else.");
        Console.WriteLine();
        using var scratch = new ScratchFolder();
        var port = ServiceProcess.FreePort();
        using var bare = await ServiceProcess.StartAsync(Environment.ProcessPath!, [BareDoor.Verb, port.ToString(CultureInfo.InvariantCulture), scratch.Under("bare")], port);
        var isMet = await DoorAsync(scratch.Under("paused"), bare);
        await WholeAsync(scratch.Under("working"), bare);
        Console.WriteLine("n8n's webhook: not measured (n8n is not a part of this bench).");
        return isMet ? 0 : 1;
    }

    /// <summary>Both sides accept and nothing else: the service's workers are paused, so that one door is held against the other.</summary>
    private async Task<bool> DoorAsync(string dataDirectory, ServiceProcess bare)
    {
        var tool = new LoadTool(await Keys.CreateAsync(dataDirectory));
        using var service = await ServeAsync(dataDirectory, isPaused: true);
        var duel = new Duel(tool, spell);
        await duel.RunAsync(service, bare, rounds, () => Task.CompletedTask);
        duel.Print("accepting alone (Inbox:IsPaused)");
        Console.WriteLine($"bar: at least {Bar:0.0} x bare: {Table.Verdict(duel.Ratio.Median >= Bar)}");
        Console.WriteLine();
        return duel.Ratio.Median >= Bar;
    }

    /// <summary>The service also does the work meanwhile; what is left when the spell ends is done before the bare door's turn.</summary>
    private async Task WholeAsync(string dataDirectory, ServiceProcess bare)
    {
        var key = await Keys.CreateAsync(dataDirectory);
        using var service = await ServeAsync(dataDirectory, isPaused: false);
        var duel = new Duel(new LoadTool(key), spell);
        await duel.RunAsync(service, bare, rounds, service.WaitUntilDoneAsync);
        duel.Print("accepting while the work is done");

        Runs perSecond = new(), cpu = new();
        for (var round = 0; round <= rounds; round++)
        {
            var (before, clock) = (service.CpuTime, Stopwatch.StartNew());
            await Shop.SendAsync(service.Client, key, round * Jobs, Jobs, connections: 16);
            await service.WaitUntilDoneAsync();
            if (round > 0)
            {
                perSecond.Add(Jobs / clock.Elapsed.TotalSeconds);
                cpu.Add((service.CpuTime - before).TotalMilliseconds / Jobs);
            }
        }

        var table = new Table("whole job: accepted, classified, kept, events written", "jobs/s", "CPU ms a job");
        table.Add($"{Jobs} products of the sample shop, {Environment.ProcessorCount} processors", perSecond.Show("0"), cpu.Show("0.00"));
        table.Print(Console.Out);
        Console.WriteLine($"bar: at most {CpuBar:0} ms CPU a job: {Table.Verdict(cpu.Median <= CpuBar)}");
    }

    private Task<ServiceProcess> ServeAsync(string dataDirectory, bool isPaused) => ServiceProcess.ServeAsync(program, dataDirectory, ServiceProcess.FreePort(), new Dictionary<string, string>
    {
        ["Limits:RequestsPerSecond"] = "1000000",
        ["Inbox:IsPaused"] = isPaused ? "true" : "false",
    });
}
