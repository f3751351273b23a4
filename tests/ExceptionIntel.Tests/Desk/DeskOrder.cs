namespace ExceptionIntel.Tests.Desk;

/// <summary>An order with nothing missing, so that it waits for its product only.</summary>
public static class DeskOrder
{
    public static Dictionary<string, object?> Of(string productKey, string id = "SHOP-1001", string buyer = "Pat Doe") => new()
    {
        ["id"] = id,
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
            phone = "+84900000123",
            tax_ids = new[] { new { type = "vat", value = "0312345678" } },
        },
        ["buyer"] = new { name = buyer, address = new { line1 = "1 Main St", city = "Austin", region = "TX", postal_code = "78701", country = "US" }, phone = "+15125550100", email = "pat@buyer.example" },
        ["lines"] = new[] { new { product = new { key = productKey, title = "Men's cotton t-shirt" }, quantity = 2, unit_price = 9.5, net_weight_kg = 0.36 } },
        ["freight"] = 6.0,
        ["insurance"] = 0,
        ["discount"] = 0,
        ["parcels"] = new[] { new { gross_weight_kg = 0.5 } },
    };

    /// <summary>Orders are answered before they are worked on: returns when this one is there.</summary>
    public static async Task KnownAsync(HttpClient shop, string id, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var response = await shop.GetAsync($"/v1/orders/{id}", cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(25, cancellationToken);
        }

        Assert.Fail($"Order {id} never came to be.");
    }
}
