namespace ExceptionIntel.Customs.Products;

/// <summary>What people answered about a product, laid over what its shop sends: the shop's next delivery does not know of it.</summary>
public static class ProductAnswers
{
    /// <summary>The product with every answer in its place; what the shop says by itself stands.</summary>
    public static Product Over(this IReadOnlyDictionary<string, string> answers, Product product)
    {
        var result = product;
        foreach (var (field, value) in answers)
        {
            result = field switch
            {
                "origin" => result.Origin is null ? result with { Origin = value } : result,
                "use" => result.Use is null ? result with { Use = value } : result,
                _ => result.Attributes.ContainsKey(field) ? result : result with { Attributes = new Dictionary<string, string>(result.Attributes) { [field] = value } },
            };
        }

        return result;
    }
}
