using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Commands;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Benchmarks.Measuring;

/// <summary>The sample shop's products, as many as are wanted, each with a key of its own.</summary>
public static class Shop
{
    private static readonly IReadOnlyList<Product> Samples = SampleShop.Load().Products;

    private static readonly Order SampleOrder = SampleShop.Load().Orders[0];

    public static Product Product(int number) => Samples[number % Samples.Count] with { Key = string.Create(CultureInfo.InvariantCulture, $"P-{number}") };

    /// <summary>An order on one product, named by its key and title only, as shops do.</summary>
    public static Order Order(string id, Product product) => SampleOrder with
    {
        Id = id,
        Lines = [new OrderLine { Product = new Product { Key = product.Key, Title = product.Title }, Quantity = 2, UnitPrice = 9.5m, NetWeightKg = 0.4m }],
    };

    /// <summary>One product as JSON in two parts; the key stands between them.</summary>
    public static (string Head, string Tail) BodyAroundKey()
    {
        var parts = ServiceJson.Write(Samples[0] with { Key = "\u0001" }).Split("\\u0001");
        return (parts[0], parts[1]);
    }

    /// <summary>Sends products for a receipt only.</summary>
    public static async Task SendAsync(HttpClient client, string key, int from, int count, int connections)
    {
        var next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number < from + count; number = Interlocked.Increment(ref next))
            {
                using var request = Request(HttpMethod.Post, "/v1/products", key, ServiceJson.Write(Product(number)));
                using var answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
        }));
    }

    public static HttpRequestMessage Request(HttpMethod method, string path, string key, string body)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add("Prefer", "respond-async");
        return request;
    }
}
