namespace ExceptionIntel.Customs.Goods;

/// <summary>How stock systems and carriers' labels cut words: "mscr" for mascara, "edt" for eau de toilette.</summary>
public sealed class Shorthand
{
    private readonly Dictionary<string, IReadOnlyList<string>> words = new(StringComparer.Ordinal);

    private Shorthand()
    {
    }

    /// <summary>Knows no short form.</summary>
    public static Shorthand Empty { get; } = new();

    /// <exception cref="FormatException">A line is not "short = words"; the message names file and line.</exception>
    public static Shorthand LoadShipped()
    {
        const string File = "goods/shorthand.txt";
        using var reader = new StreamReader(typeof(Shorthand).Assembly.GetManifestResourceStream(File)!);
        return Read(reader, File);
    }

    /// <param name="name">What error messages call the text.</param>
    /// <exception cref="FormatException">A line is not "short = words"; the message names file and line.</exception>
    public static Shorthand Read(TextReader reader, string name)
    {
        var shorthand = new Shorthand();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split(" = ", 2) is not [var shortForm, var whole] || GoodsText.Tokens(shortForm) is not [var token] || GoodsText.Tokens(whole) is not { Count: > 0 } tokens
                || !shorthand.words.TryAdd(token, tokens))
            {
                throw new FormatException($"{name}, line {number}: expected a short form that has no line yet, ' = ' and words, found '{line}'.");
            }
        }

        return shorthand;
    }

    /// <summary>The words that a short form stands for; none where it is not one.</summary>
    public IReadOnlyList<string> Expand(string token) => words.GetValueOrDefault(token, []);
}
