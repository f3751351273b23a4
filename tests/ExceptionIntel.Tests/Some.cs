namespace ExceptionIntel.Tests;

/// <summary>Test data as a shop would send it.</summary>
public static class Some
{
    public static Dictionary<string, object?> Tee(string key = "TEE-001") => new()
    {
        ["key"] = key,
        ["title"] = "Men's cotton t-shirt",
        ["description"] = "Knitted, short sleeve, crew neck",
        ["materials"] = new[] { new { name = "cotton", percent = 100 } },
        ["category"] = "Apparel > Men > Tops",
        ["origin"] = "VN",
        ["value"] = new { amount = 9.5, currency = "USD" },
        ["net_weight_kg"] = 0.18,
        ["destinations"] = new[] { "US", "DE" },
    };

    /// <summary>A product that names no good: it always waits for a person.</summary>
    public static Dictionary<string, object?> Vague(string key = "VAGUE-1") => new() { ["key"] = key, ["title"] = "gift", ["origin"] = "VN", ["destinations"] = new[] { "US" } };

    /// <summary>A whole order of one line; nothing is missing for its destination.</summary>
    public static Dictionary<string, object?> Order(string id = "SHOP-1001", params string[] productKeys) => new()
    {
        ["id"] = id,
        ["channel"] = "shopify",
        ["ordered_at"] = "2026-11-20T09:30:00+07:00",
        ["destination"] = "US",
        ["incoterm"] = "DAP",
        ["currency"] = "USD",
        ["reason_for_export"] = "sale",
        ["seller"] = new
        {
            name = "Mekong Goods",
            address = new { line1 = "12 Le Loi", city = "Ho Chi Minh City", postal_code = "700000", country = "VN" },
            email = "ship@mekong.example",
            phone = "+84281234567",
            tax_ids = new[] { new { type = "vat", value = "0312345678" } },
        },
        ["buyer"] = new { name = "Pat Doe", address = new { line1 = "1 Main St", city = "Austin", region = "TX", postal_code = "78701", country = "US" }, phone = "+15125550100", email = "pat@example.com" },
        ["lines"] = productKeys.Select(key => new { product = new { key }, quantity = 2, unit_price = 9.5, net_weight_kg = 0.36 }).ToArray(),
        ["freight"] = 6.0,
        ["insurance"] = 0,
        ["discount"] = 0,
        ["parcels"] = new[] { new { gross_weight_kg = 2.5 } },
    };

    public static Dictionary<string, object?> With(this Dictionary<string, object?> data, string field, object? value) => new(data) { [field] = value };
}
