using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Classification;

/// <summary>How much each of a product's texts tells about what the product is.</summary>
internal static class AtlasFields
{
    private const float CategoryWeight = 0.5f;
    private const float OuterCategoryWeight = 0.25f;
    private const float DescriptionWeight = 0.3f;
    private const float UseWeight = 0.3f;
    private const float MainMaterialWeight = 0.6f;
    private const float MinorMaterialWeight = 0.2f;
    private const float OtherWeight = 0.1f;

    private const int FewestDescriptionWords = 4;

    /// <summary>Parts of attribute names, the first that fits decides.</summary>
    private static readonly (string Part, float Weight)[] AttributeWeights =
    [
        (NationalPin.Prefix, 0), ("brand", 0), ("origin", 0), ("model num", 0), ("model no", 0), ("sku", 0), ("package", 0), ("packing", 0), ("unit", 0), ("sold", 0), ("each pack", 0), ("certif", 0), ("chemical", 0),
        ("place", 0), ("warranty", 0), ("gtin", 0), ("ean", 0), ("upc", 0), ("lot_num", 0), ("custom", 0), ("season", 0), ("date", 0), ("color", 0), ("colour", 0), ("weight", 0), ("size", 0), ("theme", 0),
        ("lining", MinorMaterialWeight), ("insole", MinorMaterialWeight), ("stone", MinorMaterialWeight), ("pattern", OtherWeight), ("closure", OtherWeight), ("heel", OtherWeight), ("fit", OtherWeight),
        ("material", 0.5f), ("fabric", 0.5f), ("composition", 0.5f), ("weav", 0.5f), ("technic", 0.5f), ("knit", 0.5f), ("metal", 0.5f), ("gender", 0.4f), ("department", 0.4f), ("sex", 0.4f),
        ("type", 0.7f), ("category", 0.7f), ("product name", 0.7f), ("use", 0.3f), ("usage", 0.3f), ("application", 0.3f), ("function", 0.3f),
    ];

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "none", "no", "yes", "other", "others", "n/a", "na", "null", "true", "false", "-" };

    public static IReadOnlyList<FieldText> Of(Product product)
    {
        var fields = new List<FieldText> { new(product.Title, 1, NamesGood: true) };
        AddCategory(fields, product.Category);
        foreach (var material in product.Materials)
        {
            fields.Add(new FieldText(material.Name, material.Percent is null or >= 50 ? MainMaterialWeight : MinorMaterialWeight));
        }

        foreach (var (name, value) in product.Attributes)
        {
            Add(fields, Silent.Contains(value) ? null : value, WeightOf(name));
        }

        Add(fields, product.Use, UseWeight);
        Add(fields, product.Description, DescriptionWeight);
        return fields;
    }

    /// <summary>0 for a bare title, 1 for a product whose seller also wrote a description and named its materials: such sellers' titles are truer too.</summary>
    public static double Described(Product product) =>
        (GoodsText.Tokens(product.Description).Count >= FewestDescriptionWords ? 0.5 : 0) + (product.Materials.Count > 0 ? 0.5 : 0);

    private static void AddCategory(List<FieldText> fields, string? category)
    {
        var steps = category?.Split(['>', '/', '|', '›'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        for (var step = 0; step < steps.Length; step++)
        {
            Add(fields, steps[step], step == steps.Length - 1 ? CategoryWeight : OuterCategoryWeight);
        }
    }

    private static void Add(List<FieldText> fields, string? text, float weight)
    {
        if (weight > 0 && !string.IsNullOrWhiteSpace(text))
        {
            fields.Add(new FieldText(text, weight));
        }
    }

    private static float WeightOf(string attribute)
    {
        foreach (var (part, weight) in AttributeWeights)
        {
            if (attribute.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return weight;
            }
        }

        return OtherWeight;
    }
}
