using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ExceptionIntel.Benchmarks.Measuring;

/// <summary>A program that serves HTTP, as a process of its own: started, measured, stopped or killed.</summary>
public sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Queue<string> lastLines = new();

    private ServiceProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to the first 200 on /health/ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <param name="program">A .dll, run by dotnet, or an executable.</param>
    /// <param name="settings">As environment variables; "Limits:BodyKilobytes" becomes "Limits__BodyKilobytes".</param>
    public static async Task<ServiceProcess> StartAsync(string program, IEnumerable<string> arguments, int port, IReadOnlyDictionary<string, string>? settings = null)
    {
        var isDll = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isDll ? "dotnet" : program, isDll ? arguments.Prepend(program) : arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var clock = Stopwatch.StartNew();
        var service = new ServiceProcess(Process.Start(start)!, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        service.Listen();
        await service.WaitUntilReadyAsync(clock);
        return service;
    }

    public static Task<ServiceProcess> ServeAsync(string program, string dataDirectory, int port, IReadOnlyDictionary<string, string>? settings = null) =>
        StartAsync(program, ["serve", "--data", dataDirectory, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")], port, settings);

    /// <summary>How much accepted work is not done yet.</summary>
    public async Task<(long Pending, long Dead)> BacklogAsync()
    {
        using var answer = await Client.GetAsync("/health/ready");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (body.RootElement.GetProperty("pending").GetInt64(), body.RootElement.GetProperty("dead").GetInt64());
    }

    public async Task WaitUntilDoneAsync()
    {
        while ((await BacklogAsync()).Pending > 0)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
        Client.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Listen()
    {
        process.ErrorDataReceived += Keep;
        process.OutputDataReceived += Keep;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (lastLines)
        {
            lastLines.Enqueue(line.Data ?? "");
            if (lastLines.Count > 20)
            {
                lastLines.Dequeue();
            }
        }
    }

    private async Task WaitUntilReadyAsync(Stopwatch clock)
    {
        while (true)
        {
            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    ReadyAfter = clock.Elapsed;
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited && clock.Elapsed < Patience)
            {
                // Not listening yet.
            }
            catch (HttpRequestException cause)
            {
                throw new InvalidOperationException($"The program did not become ready. Its last lines:\n{string.Join('\n', lastLines)}", cause);
            }

            await Task.Delay(5);
        }
    }
}
