using System.Text.Json;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>The sample shop that ships with the program: invented sellers, products and buyers.</summary>
/// <param name="Changes">Products that their sellers send a second time, with other words.</param>
public sealed record SampleShop(Party Seller, IReadOnlyList<Product> Products, IReadOnlyList<Product> Changes, IReadOnlyList<Order> Orders)
{
    public static SampleShop Load() => new(
        ServiceJson.Read<Party>(Text("seller.json")),
        [.. Lines("products.jsonl").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("product").Deserialize<Product>(ServiceJson.Options)!)],
        [.. Lines("changes.jsonl").Select(ServiceJson.Read<Product>)],
        [.. Lines("orders.jsonl").Select(ServiceJson.Read<Order>)]);

    /// <summary>The products as labelled rows.</summary>
    public static TextReader OpenProducts() => Open("products.jsonl");

    private static StreamReader Open(string name) => new(typeof(SampleShop).Assembly.GetManifestResourceStream($"shop/{name}")!);

    private static string Text(string name)
    {
        using var reader = Open(name);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Lines(string name) => Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
