using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace ExceptionIntel.Benchmarks.Measuring;

/// <summary>What one spell of load brought.</summary>
/// <param name="PerSecond">Requests that were answered with 2xx.</param>
/// <param name="Refused">Requests that were answered otherwise, or not at all.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
public sealed record Load(double PerSecond, long Refused, double P50, double P99);

/// <summary>Sends one body again and again, each time under a new product key: through wrk where it is on PATH, else through HttpClient, which costs more of the same processors.</summary>
public sealed partial class LoadTool(string key)
{
    public const int Connections = 64;

    private static readonly string? Wrk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    private readonly (string Head, string Tail) body = Shop.BodyAroundKey();

    private int spells;

    public static string Name => Wrk is null ? "HttpClient (no wrk on PATH)" : "wrk";

    public Task<Load> RunAsync(Uri address, TimeSpan time)
    {
        var spell = string.Create(CultureInfo.InvariantCulture, $"s{++spells}");
        return Wrk is null ? ByHttpClientAsync(address, time, spell) : ByWrkAsync(address, time, spell);
    }

    private async Task<Load> ByWrkAsync(Uri address, TimeSpan time, string spell)
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch.Under("load.lua"), $$"""
            local sent = 0
            local headers = { ["Content-Type"] = "application/json", ["Prefer"] = "respond-async", ["Authorization"] = "Bearer {{key}}" }
            function request()
              sent = sent + 1
              return wrk.format("POST", "/v1/products", headers, [==[{{body.Head}}]==] .. "{{spell}}-" .. sent .. [==[{{body.Tail}}]==])
            end
            """);
        var seconds = ((int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo(Wrk!, ["-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", "-s", scratch.Under("load.lua"), address.ToString()]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var all = Number(RequestsLine(), text);
        var refused = Number(RefusedLine(), text) + SocketErrorsLine().Matches(text).SelectMany(match => match.Groups.Values.Skip(1)).Sum(group => double.Parse(group.Value, CultureInfo.InvariantCulture));
        return new Load((all - refused) / time.TotalSeconds, (long)refused, Milliseconds("50", text), Milliseconds("99", text));
    }

    private async Task<Load> ByHttpClientAsync(Uri address, TimeSpan time, string spell)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        client.DefaultRequestHeaders.Add("Prefer", "respond-async");
        var sent = 0;
        var refused = 0;
        var figures = new Runs();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                var began = clock.Elapsed;
                using var content = new StringContent($"{body.Head}{spell}-{Interlocked.Increment(ref sent).ToString(CultureInfo.InvariantCulture)}{body.Tail}", Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync("/v1/products", content);
                Interlocked.Add(ref refused, answer.IsSuccessStatusCode ? 0 : 1);
                lock (figures)
                {
                    figures.Add((clock.Elapsed - began).TotalMilliseconds);
                }
            }
        })));
        return new Load((figures.Count - refused) / clock.Elapsed.TotalSeconds, refused, figures.Quantile(0.5), figures.Quantile(0.99));
    }

    private static double Number(Regex line, string text) => line.Match(text) is { Success: true } match ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static double Milliseconds(string percentile, string text)
    {
        var line = PercentileLine().Matches(text).FirstOrDefault(match => match.Groups[1].Value == percentile);
        return line is null ? double.NaN : double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture) * line.Groups[3].Value switch { "us" => 0.001, "ms" => 1, _ => 1_000 };
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex RequestsLine();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex RefusedLine();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrorsLine();

    [GeneratedRegex(@"(\d+)%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex PercentileLine();
}
