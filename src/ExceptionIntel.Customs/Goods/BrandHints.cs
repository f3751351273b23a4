using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>What brands are mostly bought for: a weak hint that helps where a label says little more than the brand.</summary>
public sealed class BrandHints
{
    private readonly Dictionary<string, List<string>> brandsOf = new(StringComparer.Ordinal);

    private BrandHints()
    {
    }

    /// <summary>No hints at all.</summary>
    public static BrandHints None { get; } = new();

    /// <exception cref="FormatException">A line is not "brand: code code"; the message names file and line.</exception>
    public static BrandHints LoadShipped(TariffBook book)
    {
        const string File = "goods/brands/brands.txt";
        using var reader = new StreamReader(typeof(BrandHints).Assembly.GetManifestResourceStream(File)!);
        return Read(reader, File, book);
    }

    /// <param name="name">What error messages call the text.</param>
    /// <exception cref="FormatException">A line is not "brand: code code"; the message names file and line.</exception>
    public static BrandHints Read(TextReader reader, string name, TariffBook book)
    {
        var hints = new BrandHints();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(':', 2);
            if (parts.Length != 2 || GoodsText.Tokens(parts[0]) is not [var brand])
            {
                throw new FormatException($"{name}, line {number}: expected a brand of one word, a colon and codes, found '{line}'.");
            }

            foreach (var digits in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                hints.Add(digits, brand, book, $"{name}, line {number}");
            }
        }

        return hints;
    }

    public IReadOnlyList<string> Of(HsCode code) => brandsOf.GetValueOrDefault(code.Digits, []);

    private void Add(string digits, string brand, TariffBook book, string where)
    {
        if (!HsCode.TryParse(digits, out var code) || code.Level != 6 || !book.Contains(code))
        {
            throw new FormatException($"{where}: '{digits}' is not a six-digit code of {book.Edition}.");
        }

        if (!brandsOf.TryGetValue(code.Digits, out var brands))
        {
            brandsOf.Add(code.Digits, brands = []);
        }

        brands.Add(brand);
    }
}
