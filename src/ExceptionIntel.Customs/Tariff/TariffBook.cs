namespace ExceptionIntel.Customs.Tariff;

/// <summary>All codes of one edition: the Harmonized System of 2022 (in force until the end of 2027), or one country's schedule below it.</summary>
public sealed class TariffBook
{
    public const string Hs2022 = "HS2022";

    private readonly Dictionary<string, TariffNode> nodes;
    private readonly Lazy<ILookup<string, TariffNode>> national;

    private TariffBook(string edition, Dictionary<string, TariffNode> nodes)
    {
        Edition = edition;
        this.nodes = nodes;
        Chapters = [.. nodes.Values.Where(node => node.Code.Level == 2).OrderBy(node => node.Code)];
        national = new Lazy<ILookup<string, TariffNode>>(() => nodes.Values.Where(node => node.Code.IsNational).OrderBy(node => node.Code).ToLookup(node => node.Code.Digits[..6], StringComparer.Ordinal));
    }

    public string Edition { get; }

    public IReadOnlyList<TariffNode> Chapters { get; }

    public IEnumerable<TariffNode> Headings => nodes.Values.Where(node => node.Code.Level == 4);

    public IEnumerable<TariffNode> Subheadings => nodes.Values.Where(node => node.Code.Level == 6);

    /// <summary>The edition that ships with the product: one text file a chapter, each line "CODE Title".</summary>
    /// <exception cref="FormatException">A line is not a code with an optional title, or its parent is missing.</exception>
    public static TariffBook LoadShipped()
    {
        var assembly = typeof(TariffBook).Assembly;
        var nodes = new Dictionary<string, TariffNode>(7_000, StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("tariff/hs2022/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            ReadChapter(reader, name, nodes);
        }

        return new TariffBook(Hs2022, nodes);
    }

    /// <summary>A book from codes and titles, in any order; a code whose parent is not among them hangs under the nearest ancestor that is.</summary>
    public static TariffBook From(string edition, IEnumerable<(HsCode Code, string Title)> lines)
    {
        var nodes = new Dictionary<string, TariffNode>(StringComparer.Ordinal);
        foreach (var (code, title) in lines.OrderBy(line => line.Code.Level).ThenBy(line => line.Code))
        {
            var parent = Enumerable.Range(2, Math.Max(0, code.Level - 2)).Reverse().Select(level => nodes.GetValueOrDefault(code.Digits[..level])).FirstOrDefault(node => node is not null);
            nodes.TryAdd(code.Digits, new TariffNode(code, title, parent));
        }

        return new TariffBook(edition, nodes);
    }

    /// <summary>Every code of the book, in order.</summary>
    public IEnumerable<TariffNode> All => nodes.Values.OrderBy(node => node.Code);

    /// <summary>The national codes under six digits, in order; none in the world's book.</summary>
    public IEnumerable<TariffNode> NationalUnder(HsCode six) => national.Value[six.At(6).Digits];

    public TariffNode? Find(HsCode code) => nodes.GetValueOrDefault(code.Digits);

    public bool Contains(HsCode code) => nodes.ContainsKey(code.Digits);

    /// <summary>The code stands in the book, and nothing stands below it.</summary>
    public bool IsDeclarable(HsCode code) => nodes.TryGetValue(code.Digits, out var node) && node.Children.Count == 0;

    /// <summary>The code's own title, or that of its nearest ancestor in the book.</summary>
    public string TitleOf(HsCode code) => DeepestAncestor(code)?.Title ?? "";

    /// <summary>Codes that do exist, for somebody who wrote one that does not: those under the deepest ancestor that exists.</summary>
    public IReadOnlyList<TariffNode> Nearest(HsCode code, int count)
    {
        var ancestor = DeepestAncestor(code);
        var pool = ancestor is null ? Chapters : ancestor.Children.Count > 0 ? ancestor.Children : [ancestor];
        return [.. pool.OrderBy(node => Distance(node.Code.Digits, code.Digits)).ThenBy(node => node.Code).Take(count)];
    }

    private TariffNode? DeepestAncestor(HsCode code)
    {
        for (var level = code.Level; level >= 2; level--)
        {
            if (nodes.TryGetValue(code.Digits[..level], out var node))
            {
                return node;
            }
        }

        return null;
    }

    private static int Distance(string one, string other)
    {
        var width = Math.Max(one.Length, other.Length);
        return (int)Math.Min(int.MaxValue, Math.Abs(Number(one, width) - Number(other, width)));
    }

    private static long Number(string digits, int width) => long.Parse(digits.PadRight(width, '0'), System.Globalization.CultureInfo.InvariantCulture);

    private static void ReadChapter(StreamReader reader, string file, Dictionary<string, TariffNode> nodes)
    {
        var lineNumber = 0;
        while (reader.ReadLine() is { } line)
        {
            lineNumber++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            var digits = blank < 0 ? line : line[..blank];
            TariffNode? parent = null;
            if (!HsCode.TryParse(digits, out var code) || (code.Level > 2 && !nodes.TryGetValue(digits[..^2], out parent)))
            {
                throw new FormatException($"{file}, line {lineNumber}: '{digits}' is not a code under a heading and chapter above it.");
            }

            nodes.Add(digits, new TariffNode(code, blank < 0 ? parent?.Title ?? "" : line[(blank + 1)..], parent));
        }
    }
}
