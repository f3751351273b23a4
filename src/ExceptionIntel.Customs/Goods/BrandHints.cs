using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>What brands are mostly bought for: a weak hint that helps where a label says little more than the brand.</summary>
public sealed class BrandHints
{
    private readonly Dictionary<string, IReadOnlyList<HsCode>> codesOf = new(StringComparer.Ordinal);

    private BrandHints()
    {
    }

    /// <summary>No hints at all.</summary>
    public static BrandHints None { get; } = new();

    /// <exception cref="FormatException">A line is not "brand: code code"; the message names file and line.</exception>
    public static BrandHints LoadShipped(TariffBook book)
    {
        const string File = "goods/brands.txt";
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

            var where = $"{name}, line {number}";
            var codes = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(digits => CodeOf(digits, book, where)).Distinct().ToList();
            if (!hints.codesOf.TryAdd(brand, codes))
            {
                throw new FormatException($"{where}: '{brand}' has a line already.");
            }
        }

        return hints;
    }

    /// <summary>Every brand with its codes, the most usual first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HsCode>> All => codesOf;

    private static HsCode CodeOf(string digits, TariffBook book, string where) =>
        HsCode.TryParse(digits, out var code) && code.Level == 6 && book.Contains(code)
            ? code
            : throw new FormatException($"{where}: '{digits}' is not a six-digit code of {book.Edition}.");
}
