using System.Globalization;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Which subheadings turn up in small parcels, and how often: what a parcel holds before any word is read.</summary>
public sealed class ParcelPopularity
{
    /// <summary>The step of the goods that are sent most.</summary>
    public const int MostOften = 5;

    private readonly Dictionary<string, int> steps = new(StringComparer.Ordinal);

    private ParcelPopularity()
    {
    }

    /// <summary>Nothing is known of any.</summary>
    public static ParcelPopularity Unknown { get; } = new();

    /// <summary>The subheadings of the list.</summary>
    public IReadOnlyCollection<string> Listed => steps.Keys;

    /// <exception cref="FormatException">A line is not "code step"; the message names file and line.</exception>
    public static ParcelPopularity LoadShipped(TariffBook book)
    {
        const string File = "goods/small-parcel-hs6.txt";
        using var reader = new StreamReader(typeof(ParcelPopularity).Assembly.GetManifestResourceStream(File)!);
        return Read(reader, File, book);
    }

    /// <param name="name">What error messages call the text.</param>
    /// <exception cref="FormatException">A line is not "code step"; the message names file and line.</exception>
    public static ParcelPopularity Read(TextReader reader, string name, TariffBook book)
    {
        var popularity = new ParcelPopularity();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split(' ') is not [var digits, var step]
                || !HsCode.TryParse(digits, out var code) || code.Level != 6 || !book.Contains(code)
                || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var often) || often is < 1 or > MostOften
                || !popularity.steps.TryAdd(code.Digits, often))
            {
                throw new FormatException($"{name}, line {number}: expected a six-digit code of {book.Edition} that has no line yet, a blank and 1 to {MostOften}, found '{line}'.");
            }
        }

        return popularity;
    }

    /// <summary>0 for goods that are hardly ever sent in small parcels, up to <see cref="MostOften"/>.</summary>
    public int Of(HsCode code) => steps.GetValueOrDefault(code.Digits);
}
