using System.Diagnostics;
using System.Text.Json;
using ExceptionIntel.Benchmarks.Measuring;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Commands;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Benchmarks.Classifying;

/// <summary>Milliseconds and memory that one classification takes, in process, on one thread.</summary>
public sealed class ClassifyBenchmark(string? file, int rounds)
{
    private const double Bar50 = 1;
    private const double Bar95 = 5;
    private const int MostProducts = 2_000;

    public async Task<int> RunAsync()
    {
        var products = file is null ? SampleShop.Load().Products : Read(file);
        using var scratch = new ScratchFolder();
        await using var app = ServiceHost.BuildOffline(new Dictionary<string, string?> { ["Storage:DataDirectory"] = scratch.Path });
        var atlas = app.Services.GetRequiredService<Knowledge>().Atlas;
        var journey = app.Services.GetRequiredService<ProductJourney>();
        Console.WriteLine($"classify: {products.Count} products of {file ?? "the sample shop"}, {rounds} rounds after two to warm up, one thread, no model.");
        var table = new Table("one product", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "kB allocated");
        var local = await MeasureAsync(products, product => atlas.ClassifyAsync(product, CancellationToken.None).AsTask());
        var whole = await MeasureAsync(products, product => journey.TryAsync(WorkspaceStore.Default, product, CancellationToken.None));
        Add(table, "atlas alone", local);
        Add(table, "opinions, verdict, triage (reads the store)", whole);
        table.Print(Console.Out);
        // The bar is the local classifier's; the second row says what the store and the rules add to it.
        var isMet = local.Times.Quantile(0.5) <= Bar50 && local.Times.Quantile(0.95) <= Bar95;
        Console.WriteLine($"bar, atlas alone: p50 at most {Bar50} ms, p95 at most {Bar95} ms: {Table.Verdict(isMet)}");
        return isMet ? 0 : 1;
    }

    private async Task<Measured> MeasureAsync(IReadOnlyList<Product> products, Func<Product, Task> classify)
    {
        var times = new Runs();
        var allocated = 0L;
        var cpu = new Runs();
        for (var round = -2; round < rounds; round++)
        {
            var (before, cpuBefore) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            foreach (var product in products)
            {
                var began = Stopwatch.GetTimestamp();
                await classify(product);
                if (round >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }

            cpu.Add((Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds / products.Count);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return new Measured(times, cpu.Median, allocated / 1024.0 / products.Count);
    }

    private static void Add(Table table, string name, Measured measured) => table.Add(
        name, Show(measured.Times.Quantile(0.5)), Show(measured.Times.Quantile(0.95)), Show(measured.Times.Quantile(0.99)), Show(measured.Cpu), measured.Kilobytes.ToString("0", System.Globalization.CultureInfo.InvariantCulture));

    /// <param name="Cpu">Milliseconds of processor a product, which other programs on the machine do not change; the median of rounds.</param>
    private sealed record Measured(Runs Times, double Cpu, double Kilobytes);

    private static string Show(double milliseconds) => milliseconds.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Labelled rows, as "evaluate" reads them; only their words count here.</summary>
    private static IReadOnlyList<Product> Read(string path) => [.. File.ReadLines(path).Where(line => line.Length > 0).Take(MostProducts).Select((line, number) =>
    {
        using var row = JsonDocument.Parse(line);
        return new Product
        {
            Key = $"row {number}",
            Title = row.RootElement.GetProperty("text").GetString()!,
            Category = row.RootElement.TryGetProperty("category", out var category) ? category.GetString() : null,
            Attributes = row.RootElement.TryGetProperty("attributes", out var attributes) ? attributes.Deserialize<Dictionary<string, string>>(ServiceJson.Options)! : new Dictionary<string, string>(),
        };
    })];
}
