namespace ExceptionIntel.Customs.Products;

/// <summary>One field of what was sent that cannot be right.</summary>
/// <param name="Field">As the API writes it, as in "materials[0].percent".</param>
public sealed record FieldError(string Field, string Message);

/// <summary>Says what is impossible about a product, in words for its seller. What is merely doubtful is triage's.</summary>
public static class ProductCheck
{
    private const int MostText = 10_000;
    private const int MostShort = 500;

    public static IReadOnlyList<FieldError> Of(Product product) =>
    [
        .. Key(product.Key),
        .. Required("title", product.Title),
        .. TooLong("title", product.Title, MostShort * 2),
        .. TooLong("description", product.Description, MostText),
        .. TooLong("category", product.Category, MostShort),
        .. TooLong("use", product.Use, MostShort),
        .. TooLong("declared_code", product.DeclaredCode, 50),
        .. TooLong("gtin", product.Gtin, 50),
        .. FieldChecks.Country("origin", product.Origin),
        .. product.Destinations.SelectMany((country, index) => FieldChecks.Country($"destinations[{index}]", country)),
        .. FieldChecks.NotNegative("net_weight_kg", product.NetWeightKg),
        .. FieldChecks.NotNegative("gross_weight_kg", product.GrossWeightKg),
        .. Amount("value", product.Value),
        .. Amount("cost", product.Cost),
        .. product.Materials.SelectMany(Share),
        .. TooMany("attributes", product.Attributes.Count, 200),
        .. product.Attributes.SelectMany(attribute => TooLong($"attributes.{attribute.Key}", attribute.Value, MostText)),
        .. TooMany("materials", product.Materials.Count, 100),
        .. TooMany("images", product.Images.Count, 100),
        .. TooMany("destinations", product.Destinations.Count, 250),
    ];

    private static IEnumerable<FieldError> Key(string key) =>
        string.IsNullOrWhiteSpace(key) ? [new FieldError("key", "Every product needs a key: your SKU or article number.")]
        : key.Length > 200 ? [new FieldError("key", "The key is longer than 200 characters.")]
        : key.Any(char.IsControl) ? [new FieldError("key", "The key has control characters in it.")]
        : [];

    private static IEnumerable<FieldError> Required(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [new FieldError(field, $"The {field} is missing. Say what the good is.")] : [];

    private static IEnumerable<FieldError> TooLong(string field, string? text, int most) =>
        text?.Length > most ? [new FieldError(field, $"Longer than {most} characters.")] : [];

    private static IEnumerable<FieldError> TooMany(string field, int count, int most) =>
        count > most ? [new FieldError(field, $"More than {most} entries.")] : [];

    private static IEnumerable<FieldError> Amount(string field, Money? money) =>
        money is null ? [] : [.. FieldChecks.NotNegative($"{field}.amount", money.Amount), .. FieldChecks.Currency($"{field}.currency", money.Currency)];

    private static IEnumerable<FieldError> Share(Material material, int index) =>
    [
        .. string.IsNullOrWhiteSpace(material.Name) ? [new FieldError($"materials[{index}].name", "The material's name is missing.")] : Array.Empty<FieldError>(),
        .. material.Percent is < 0 or > 100 ? [new FieldError($"materials[{index}].percent", $"A share is 0 to 100 percent, not {material.Percent}.")] : Array.Empty<FieldError>(),
    ];
}

/// <summary>Checks that products and orders share.</summary>
public static class FieldChecks
{
    /// <summary>Beyond any shop's price, weight or quantity, and small enough that sums of products stay exact.</summary>
    private const decimal MostNumber = 1_000_000_000_000;

    public static IEnumerable<FieldError> NotNegative(string field, decimal? number) =>
        number < 0 ? [new FieldError(field, $"Cannot be below zero; it says {number}.")]
        : number > MostNumber ? [new FieldError(field, $"More than {MostNumber:N0}; it says {number}.")]
        : [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public static IEnumerable<FieldError> Country(string field, string? country) =>
        country is null || (country.Length == 2 && country.All(char.IsAsciiLetterUpper)) ? [] : [new FieldError(field, $"“{country}” is not a country code. Two capital letters are needed, as in VN or US.")];

    /// <summary>ISO 4217.</summary>
    public static IEnumerable<FieldError> Currency(string field, string? currency) =>
        currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) ? [] : [new FieldError(field, $"“{currency}” is not a currency code. Three capital letters are needed, as in USD or VND.")];
}
