using System.Text;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>Two editions compared, for people: columns of fixed width, so that it can be piped and searched.</summary>
public static class TariffDiffTable
{
    /// <summary>Changes of a kind, and products of a fate, that are listed unless all are wanted.</summary>
    public const int UsualRows = 50;

    private const int CodeWidth = 12;
    private const int TitleWidth = 96;

    public static string Text(TariffDiff diff, EditionImpact impact, int most)
    {
        var text = new StringBuilder();
        text.Append(diff.Older.Edition).Append(" → ").Append(diff.Newer.Edition).Append('\n');
        text.Append(diff.Changes.Count == 0 ? "Nothing changed.\n" : "");
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            Kind(text, kind, [.. diff.Changes.Where(change => change.Kind == kind)], most);
        }

        text.Append("\nDecided products\n");
        text.Append("  unchanged  ").Append(impact.Unchanged).Append('\n');
        Products(text, "moved      ", [.. impact.Touched.Where(product => product.Effect.Fate == EditionFate.Moved)], most);
        Products(text, "run again  ", [.. impact.Touched.Where(product => product.Effect.Fate == EditionFate.Narrowed)], most);
        Products(text, "reopen     ", [.. impact.Touched.Where(product => product.Effect.Fate == EditionFate.Reopened)], most);
        return text.ToString();
    }

    private static void Kind(StringBuilder text, ChangeKind kind, IReadOnlyList<TariffChange> changes, int most)
    {
        if (changes.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(Words.Of(kind)).Append("  ").Append(changes.Count).Append('\n');
        foreach (var change in changes.Take(most))
        {
            // One line for each pair of codes, the title on the first.
            for (var row = 0; row < Math.Max(change.From.Count, change.To.Count); row++)
            {
                var line = $"  {At(change.From, row),-CodeWidth}  {At(change.To, row),-CodeWidth}  {(row == 0 ? Short(change.Title) : "")}";
                text.Append(line.TrimEnd()).Append('\n');
            }

            if (change.NewTitle is { } after)
            {
                text.Append($"  {"",-CodeWidth}  {"",-CodeWidth}  now: {Short(after)}").Append('\n');
            }
        }

        More(text, changes.Count, most);
    }

    private static void Products(StringBuilder text, string name, IReadOnlyList<TouchedProduct> products, int most)
    {
        text.Append("  ").Append(name).Append(products.Count).Append('\n');
        foreach (var product in products.Take(most))
        {
            var successors = product.Effect.Successors.Count == 0 ? "no successor" : string.Join(" or ", product.Effect.Successors);
            text.Append($"    {product.Workspace}/{product.Key}  {product.Effect.Code} → {successors}  {Short(product.Title)}").Append('\n');
        }

        More(text, products.Count, most);
    }

    private static void More(StringBuilder text, int count, int most) => text.Append(count > most ? $"  … and {count - most} more (--all)\n" : "");

    private static string At(IReadOnlyList<HsCode> codes, int row) => row < codes.Count ? codes[row].Digits : "";

    // The end of a title tells a line from its sisters.
    private static string Short(string title) => title.Length <= TitleWidth ? title : string.Concat("…", title.AsSpan(title.Length - TitleWidth + 1));
}
