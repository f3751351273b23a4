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

    public static Dictionary<string, object?> With(this Dictionary<string, object?> data, string field, object? value) => new(data) { [field] = value };
}
