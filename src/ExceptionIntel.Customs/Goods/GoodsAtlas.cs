using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The goods atlas: for each subheading of the Harmonized System the words that sellers use, in this project's own wording.</summary>
public sealed class GoodsAtlas
{
    private const string Decides = "decides";
    private const string Covers = "covers";

    private const string English = "en";

    private static readonly string[] Languages = [English, "vi", "th", "ms", "zh"];

    private readonly Dictionary<string, AtlasEntry> entries;

    private GoodsAtlas(Dictionary<string, AtlasEntry> entries, BrandHints brands, ParcelPopularity popularity, Lexicon lexicon, Shorthand shorthand)
    {
        this.entries = entries;
        Brands = brands;
        Popularity = popularity;
        Lexicon = lexicon;
        Shorthand = shorthand;
    }

    public BrandHints Brands { get; }

    public ParcelPopularity Popularity { get; }

    public Lexicon Lexicon { get; }

    public Shorthand Shorthand { get; }

    public IReadOnlyCollection<AtlasEntry> Entries => entries.Values;

    public AtlasEntry? Find(HsCode code) => entries.GetValueOrDefault(code.Digits);

    /// <summary>The atlas that ships with the product, one text file a chapter.</summary>
    /// <exception cref="FormatException">A line is not as the files' form asks; the message names file and line.</exception>
    public static GoodsAtlas LoadShipped(TariffBook book)
    {
        var assembly = typeof(GoodsAtlas).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith("goods/atlas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var chapters = files.AsParallel().AsOrdered().Select(file =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var chapter = new Dictionary<string, AtlasEntry>(StringComparer.Ordinal);
            Read(reader, file, book, chapter);
            return chapter;
        });
        var entries = new Dictionary<string, AtlasEntry>(6_000, StringComparer.Ordinal);
        foreach (var entry in chapters.SelectMany(chapter => chapter.Values))
        {
            entries.Add(entry.Code.Digits, entry);
        }

        return new GoodsAtlas(entries, BrandHints.LoadShipped(book), ParcelPopularity.LoadShipped(book), Lexicon.LoadShipped(), Shorthand.LoadShipped());
    }

    /// <summary>An atlas without brands and popularity from one text in the files' form.</summary>
    /// <param name="name">What error messages call the text.</param>
    /// <exception cref="FormatException">A line is not as the files' form asks; the message names the text and the line.</exception>
    public static GoodsAtlas Parse(string text, string name, TariffBook book)
    {
        var entries = new Dictionary<string, AtlasEntry>(StringComparer.Ordinal);
        Read(new StringReader(text), name, book, entries);
        return new GoodsAtlas(entries, BrandHints.None, ParcelPopularity.Unknown, Lexicon.Empty, Shorthand.Empty);
    }

    /// <summary>The same atlas with every so manieth phrase left out, counted from <paramref name="turn"/>: what is left has to find it.</summary>
    public GoodsAtlas LeavingOut(int every, int turn)
    {
        var kept = new Dictionary<string, AtlasEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries.Values)
        {
            kept.Add(entry.Code.Digits, entry with
            {
                English = [.. entry.English.Where((_, at) => !IsLeftOut(at, every, turn))],
                Regional = [.. entry.Regional.Where((_, at) => !IsLeftOut(entry.English.Count + at, every, turn))],
            });
        }

        return new GoodsAtlas(kept, Brands, Popularity, Lexicon, Shorthand);
    }

    /// <summary>Whether <see cref="LeavingOut"/> leaves the phrase at this place of its entry out.</summary>
    public static bool IsLeftOut(int at, int every, int turn) => at % every == turn;

    private static void Read(TextReader reader, string file, TariffBook book, Dictionary<string, AtlasEntry> entries)
    {
        Dictionary<string, List<string>>? places = null;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            if (line[0] != ' ')
            {
                var code = CodeOf(line, book) ?? throw Wrong(file, number, $"'{line.Trim()}' is not a six-digit code of {book.Edition}");
                if (!entries.TryAdd(code.Digits, NewEntry(code, out places)))
                {
                    throw Wrong(file, number, $"{code} has an entry already");
                }

                continue;
            }

            ReadWords(line, places ?? throw Wrong(file, number, "words stand before the first code"), reason => Wrong(file, number, reason));
        }
    }

    private static AtlasEntry NewEntry(HsCode code, out Dictionary<string, List<string>> places)
    {
        var (covers, decides, english, regional) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        places = new Dictionary<string, List<string>>(StringComparer.Ordinal) { [Covers] = covers, [Decides] = decides };
        foreach (var language in Languages)
        {
            places.Add(language, language == English ? english : regional);
        }

        return new AtlasEntry(code, covers, decides, english, regional);
    }

    private static void ReadWords(string line, Dictionary<string, List<string>> places, Func<string, FormatException> wrong)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !places.TryGetValue(line[..colon].Trim(), out var place))
        {
            throw wrong($"expected one of {string.Join(", ", places.Keys)} and a colon, found '{line.Trim()}'");
        }

        place.AddRange(line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static HsCode? CodeOf(string line, TariffBook book) =>
        HsCode.TryParse(line.Trim(), out var code) && code.Level == 6 && book.Contains(code) ? code : null;

    private static FormatException Wrong(string file, int line, string reason) => new($"{file}, line {line}: {reason}.");
}
