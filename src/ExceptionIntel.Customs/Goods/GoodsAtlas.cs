using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The goods atlas: for each subheading of the Harmonized System the words that sellers use, in this project's own wording.</summary>
public sealed class GoodsAtlas
{
    private const string Decides = "decides";
    private const string Covers = "covers";

    private static readonly HashSet<string> Languages = new(StringComparer.Ordinal) { "en", "vi", "th", "ms", "zh" };

    private readonly Dictionary<string, AtlasEntry> entries;

    private GoodsAtlas(Dictionary<string, AtlasEntry> entries, BrandHints brands)
    {
        this.entries = entries;
        Brands = brands;
    }

    public BrandHints Brands { get; }

    public IReadOnlyCollection<AtlasEntry> Entries => entries.Values;

    public AtlasEntry? Find(HsCode code) => entries.GetValueOrDefault(code.Digits);

    /// <summary>The atlas that ships with the product, one text file a chapter.</summary>
    /// <exception cref="FormatException">A line is not as the files' form asks; the message names file and line.</exception>
    public static GoodsAtlas LoadShipped(TariffBook book)
    {
        var assembly = typeof(GoodsAtlas).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith("goods/atlas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var entries = new Dictionary<string, AtlasEntry>(6_000, StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            Read(reader, file, book, entries);
        }

        return new GoodsAtlas(entries, BrandHints.LoadShipped(book));
    }

    /// <summary>An atlas without brands from one text in the files' form.</summary>
    /// <param name="name">What error messages call the text.</param>
    /// <exception cref="FormatException">A line is not as the files' form asks; the message names the text and the line.</exception>
    public static GoodsAtlas Parse(string text, string name, TariffBook book)
    {
        var entries = new Dictionary<string, AtlasEntry>(StringComparer.Ordinal);
        Read(new StringReader(text), name, book, entries);
        return new GoodsAtlas(entries, BrandHints.None);
    }

    private static void Read(TextReader reader, string file, TariffBook book, Dictionary<string, AtlasEntry> entries)
    {
        AtlasEntry? entry = null;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            if (line[0] != ' ')
            {
                var code = CodeOf(line, book) ?? throw Wrong(file, number, $"'{line.Trim()}' is not a six-digit code of {book.Edition}");
                if (!entries.TryAdd(code.Digits, entry = new AtlasEntry(code)))
                {
                    throw Wrong(file, number, $"{code} has an entry already");
                }

                continue;
            }

            ReadWords(line, entry ?? throw Wrong(file, number, "words stand before the first code"), reason => Wrong(file, number, reason));
        }
    }

    private static void ReadWords(string line, AtlasEntry entry, Func<string, FormatException> wrong)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? "" : line[..colon].Trim();
        var place = key switch
        {
            Covers => entry.Covers,
            Decides => entry.Decides,
            _ when Languages.Contains(key) => entry.Phrases,
            _ => throw wrong($"expected '{Covers}:', '{Decides}:' or one of {string.Join(", ", Languages)}, found '{line.Trim()}'"),
        };
        place.AddRange(line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static HsCode? CodeOf(string line, TariffBook book) =>
        HsCode.TryParse(line.Trim(), out var code) && code.Level == 6 && book.Contains(code) ? code : null;

    private static FormatException Wrong(string file, int line, string reason) => new($"{file}, line {line}: {reason}.");
}
