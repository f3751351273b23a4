using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;
using ExceptionIntel.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Commands;

/// <summary>The real program under kill -9: what it accepted is there once, and done.</summary>
public sealed class KillTests
{
    private const int Kills = 5;
    private const int Clients = 4;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_kills_under_load_lose_nothing_and_double_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("exceptionintel-").FullName;
        try
        {
            var (_, output, _) = await TheProgram.RunAsync("keys", "create", "shop", "--data", folder);
            var accepted = await LoadAsync(folder, output.Trim());
            await using var service = await TheService.StartAsync(dataDirectory: folder);
            var database = service.Services.GetRequiredService<Database>();
            await Until.TrueAsync(() => service.Services.GetRequiredService<InboxStore>().State().Pending == 0);

            Assert.True(accepted.Count > 50, $"Only {accepted.Count} were accepted: the load was too small to say anything.");
            var stored = database.All<string>("SELECT key FROM products").ToHashSet();
            Assert.Empty(accepted.Keys.Except(stored));
            Assert.Equal(stored.Count, database.First<long>("SELECT count(*) FROM products WHERE version = 1 AND status <> 'working'"));
            Assert.Equal(stored.Count, database.First<long>("SELECT count(DISTINCT id) FROM events WHERE type = 'product.classified'"));
            Assert.Equal(stored.Count, database.First<long>("SELECT count(*) FROM events WHERE type = 'product.classified'"));
            Assert.Equal(stored.Count, database.First<long>("SELECT count(*) FROM cases WHERE status = 'open' AND version = 1"));
            Assert.Equal(0, database.First<long>("SELECT count(*) FROM inbox WHERE status <> 'done'"));
            Assert.Equal("ok", database.First<string>("PRAGMA integrity_check"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ConcurrentDictionary<string, bool>> LoadAsync(string folder, string key)
    {
        var accepted = new ConcurrentDictionary<string, bool>();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Now);
        var clients = Enumerable.Range(0, Clients).Select(number => SendAsync(address, key, number, accepted, over.Token)).ToList();
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var process = TheProgram.Start("serve", "--data", folder, "--urls", address.ToString());
            _ = process.StandardError.ReadToEndAsync(Now);
            _ = process.StandardOutput.ReadToEndAsync(Now);
            var before = accepted.Count;
            await Until.TrueAsync(() => accepted.Count > before + 20 || process.HasExited);
            Assert.False(process.HasExited, "The program ended by itself.");
            process.Kill();
            await process.WaitForExitAsync(Now);
        }

        await over.CancelAsync();
        await Task.WhenAll(clients);
        return accepted;
    }

    /// <summary>Sends each product until it is accepted, with a key, so that a repeat is known.</summary>
    private static async Task SendAsync(Uri address, string key, int number, ConcurrentDictionary<string, bool> accepted, CancellationToken over)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        for (var count = 0; !over.IsCancellationRequested;)
        {
            var sku = $"C{number}-{count}";
            try
            {
                using var response = await client.SendAsync(HttpMethod.Post, "/v1/products", JsonSerializer.Serialize(Some.Vague(sku)), ("Prefer", "respond-async"), ("Idempotency-Key", sku));
                if (response.StatusCode == HttpStatusCode.Accepted)
                {
                    accepted[sku] = true;
                    count++;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
            {
                // The process is dead or not up yet; the same product goes again in a moment.
                await Task.WhenAny(Task.Delay(20, over));
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
