using System.Diagnostics;
using ExceptionIntel.Benchmarks.Measuring;

namespace ExceptionIntel.Benchmarks.Starting;

/// <summary>The first thing that anybody runs: "try --once", from the start of the process to its end.</summary>
public sealed class TryBenchmark(string program, int rounds)
{
    private const double Bar = 10;

    public async Task<int> RunAsync()
    {
        using var scratch = new ScratchFolder();
        var seconds = new Runs();
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var start = new ProcessStartInfo("dotnet", [program, "try", "--once", "--data", scratch.Under($"{round}")]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"try ended with {process.ExitCode}:\n{string.Join('\n', said)}");
            }

            seconds.Add(clock.Elapsed.TotalSeconds);
        }

        var table = new Table("try --once, the whole of it", "s");
        table.Add($"{rounds} runs, each on a new store", seconds.Show("0.00"));
        table.Print(Console.Out);
        Console.WriteLine($"bar: below {Bar:0} s: {Table.Verdict(seconds.Median < Bar)}");
        return seconds.Median < Bar ? 0 : 1;
    }
}
