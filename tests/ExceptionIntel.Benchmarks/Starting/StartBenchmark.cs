using ExceptionIntel.Benchmarks.Measuring;

namespace ExceptionIntel.Benchmarks.Starting;

/// <summary>From the start of the process to the first 200 on /health/ready, and the memory that the idle service keeps.</summary>
/// <param name="against">Another build of the same program, turn by turn with the first; null for none.</param>
public sealed class StartBenchmark(string program, string? against, int rounds)
{
    private const double ReadyBar = 1.5;
    private const double MemoryBar = 150;
    private const int Products = 1_000;

    /// <summary>Long enough for what the start left behind to be collected.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    public async Task<int> RunAsync()
    {
        using var scratch = new ScratchFolder();
        await FillAsync(scratch.Under("full"));
        var contestants = against is null ? [new Contestant("service", program)] : new[] { new Contestant("service", program), new Contestant("against", against) };
        Console.WriteLine($"start: process start to the first 200 on /health/ready, {rounds} rounds, turn by turn; idle memory {Idle.TotalSeconds:0} s after that.");
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                // The first round brings the files into memory, and does not count.
                await contestant.TakeAsync(scratch.Under($"{contestant.Name}-{round}"), scratch.Under("full"), counts: round > 0);
            }
        }

        var table = new Table("", "fresh, s", $"{Products} products there, s", "CPU s", "idle MB", "ratio of s");
        foreach (var contestant in contestants)
        {
            contestant.AddTo(table, contestants[0]);
        }

        table.Print(Console.Out);
        var isMet = contestants[0].Fresh.Median <= ReadyBar && contestants[0].Full.Median <= ReadyBar && contestants[0].Memory.Median <= MemoryBar;
        Console.WriteLine($"bar: ready within {ReadyBar} s, at most {MemoryBar} MB: {Table.Verdict(isMet)}");
        return isMet ? 0 : 1;
    }

    private async Task FillAsync(string dataDirectory)
    {
        var key = await Keys.CreateAsync(dataDirectory);
        using var service = await ServiceProcess.ServeAsync(program, dataDirectory, ServiceProcess.FreePort(), new Dictionary<string, string> { ["Limits:RequestsPerSecond"] = "100000" });
        await Shop.SendAsync(service.Client, key, 0, Products, connections: 16);
        await service.WaitUntilDoneAsync();
    }

    private sealed class Contestant(string name, string program)
    {
        private readonly Runs cpu = new();

        public string Name => name;

        public Runs Fresh { get; } = new();

        public Runs Full { get; } = new();

        public Runs Memory { get; } = new();

        public async Task TakeAsync(string freshDirectory, string fullDirectory, bool counts)
        {
            using (var service = await ServiceProcess.ServeAsync(program, freshDirectory, ServiceProcess.FreePort()))
            {
                var used = service.CpuTime;
                await Task.Delay(counts ? Idle : TimeSpan.Zero);
                if (counts)
                {
                    Fresh.Add(service.ReadyAfter.TotalSeconds);
                    cpu.Add(used.TotalSeconds);
                    Memory.Add(service.ResidentMegabytes);
                }
            }

            using var full = await ServiceProcess.ServeAsync(program, fullDirectory, ServiceProcess.FreePort());
            if (counts)
            {
                Full.Add(full.ReadyAfter.TotalSeconds);
            }
        }

        public void AddTo(Table table, Contestant first) =>
            table.Add(name, Fresh.Show("0.00"), Full.Show("0.00"), cpu.Show("0.00"), Memory.Show("0"), (Fresh.Median / first.Fresh.Median).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
    }
}
