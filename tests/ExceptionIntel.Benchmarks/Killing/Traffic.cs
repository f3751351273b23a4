using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ExceptionIntel.Benchmarks.Measuring;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Benchmarks.Killing;

/// <summary>A request that was answered with 202.</summary>
/// <param name="Subject">Key of the product or id of the order.</param>
public sealed record AcceptedRequest(bool IsOrder, string Subject, int Version, string IdempotencyKey, string Title);

/// <summary>Senders that go on whatever happens to the service, as a shop's own outbox does: what was not accepted is sent again under the same key.</summary>
public sealed class Traffic : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient client;
    private readonly string key;
    private readonly List<Task> senders;

    private Traffic(Uri address, string key, int count)
    {
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        this.key = key;
        senders = [.. Enumerable.Range(0, count).Select(sender => Task.Run(() => SendAsync(sender)))];
    }

    public ConcurrentQueue<AcceptedRequest> Accepted { get; } = new();

    public static Traffic Start(Uri address, string key, int senders) => new(address, key, senders);

    /// <summary>Lets each sender bring its current request to an end.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(senders);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        client.Dispose();
        stop.Dispose();
    }

    private async Task SendAsync(int sender)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var product = Shop.Product((number * 64) + sender) with { Key = string.Create(CultureInfo.InvariantCulture, $"K-{sender}-{number}") };
            await UntilAcceptedAsync("/v1/products", new AcceptedRequest(false, product.Key, 1, $"{product.Key}/1", product.Title), ServiceJson.Write(product));
            if (number % 3 == 0)
            {
                var changed = product with { Title = $"{product.Title}, second edition" };
                await UntilAcceptedAsync("/v1/products", new AcceptedRequest(false, product.Key, 2, $"{product.Key}/2", changed.Title), ServiceJson.Write(changed));
            }

            if (number % 5 == 0)
            {
                var order = Shop.Order($"O-{product.Key}", product);
                await UntilAcceptedAsync("/v1/orders", new AcceptedRequest(true, order.Id, 1, $"{order.Id}/1", ""), ServiceJson.Write(order));
            }
        }
    }

    private async Task UntilAcceptedAsync(string path, AcceptedRequest wanted, string body)
    {
        while (true)
        {
            try
            {
                using var request = Shop.Request(HttpMethod.Post, path, key, body);
                request.Headers.Add("Idempotency-Key", wanted.IdempotencyKey);
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    Accepted.Enqueue(wanted);
                    return;
                }

                if ((int)answer.StatusCode is < 500 and not 429)
                {
                    throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                }
            }
            catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException)
            {
                // The service is down. Whether the request was accepted nobody knows, so it is sent again.
            }

            await Task.Delay(20);
        }
    }
}
