using ExceptionIntel.Benchmarks.Measuring;

namespace ExceptionIntel.Benchmarks.Accepting;

/// <summary>Service and bare door under the same load, turn by turn: what disturbs the machine disturbs both.</summary>
public sealed class Duel(LoadTool tool, TimeSpan spell)
{
    private readonly Side service = new();
    private readonly Side bare = new();

    public Runs Ratio { get; } = new();

    /// <param name="between">What is waited for after the service's turn.</param>
    public async Task RunAsync(ServiceProcess one, ServiceProcess other, int rounds, Func<Task> between)
    {
        // The runtime compiles hot code again while it runs: figures before that are of another program.
        foreach (var side in new[] { one, other })
        {
            await tool.RunAsync(side.Client.BaseAddress!, spell * 2);
            await between();
        }

        for (var round = 0; round < rounds; round++)
        {
            var ours = await service.TakeAsync(tool, one, spell);
            await between();
            var theirs = await bare.TakeAsync(tool, other, spell);
            Ratio.Add(ours / theirs);
        }
    }

    public void Print(string title)
    {
        var table = new Table(title, "accepted/s", "p50 ms", "p99 ms", "refused", "CPU us each", "ratio");
        service.AddTo(table, "service", Ratio.Show("0.00"));
        bare.AddTo(table, "bare door", "1");
        table.Print(Console.Out);
    }

    private sealed class Side
    {
        private readonly Runs perSecond = new();
        private readonly Runs p50 = new();
        private readonly Runs p99 = new();
        private readonly Runs cpu = new();
        private long refused;

        public async Task<double> TakeAsync(LoadTool tool, ServiceProcess process, TimeSpan spell)
        {
            var before = process.CpuTime;
            var load = await tool.RunAsync(process.Client.BaseAddress!, spell);
            cpu.Add((process.CpuTime - before).TotalMicroseconds / (load.PerSecond * spell.TotalSeconds));
            perSecond.Add(load.PerSecond);
            p50.Add(load.P50);
            p99.Add(load.P99);
            refused += load.Refused;
            return load.PerSecond;
        }

        public void AddTo(Table table, string name, string ratio) =>
            table.Add(name, perSecond.Show("0"), p50.Show("0.0"), p99.Show("0"), refused.ToString(System.Globalization.CultureInfo.InvariantCulture), cpu.Show("0"), ratio);
    }
}
