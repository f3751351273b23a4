using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>A national schedule as it stands in a file.</summary>
/// <param name="Form">Whose form the file has, in words.</param>
/// <param name="Country">Where the form tells it; null for a plain file.</param>
/// <param name="ValidFrom">Where the form tells it: the first day of the year that its lines name.</param>
/// <param name="Lines">Codes of six digits or more, each with its title in steps (see <see cref="TariffSteps"/>).</param>
/// <param name="PassedOver">Rows that are right and carry no code to keep, by reason.</param>
/// <param name="BadRows">Rows that cannot be read.</param>
public sealed record Schedule(
    string Form, string? Country, DateOnly? ValidFrom, IReadOnlyList<(HsCode Code, string Title)> Lines, IReadOnlyDictionary<string, int> PassedOver, IReadOnlyList<BadRow> BadRows);

/// <param name="Line">Where the row begins in its file, counted from 1; in a JSON file the row's number.</param>
public sealed record BadRow(int Line, string Text, string Reason);

/// <summary>One row of a file, before anybody knows whether it is right.</summary>
/// <param name="Indent">How deep the row stands; null where the file does not say.</param>
internal sealed record ScheduleRow(int Line, string Code, string Title, int? Indent);

/// <summary>Collects the rows of one file.</summary>
internal sealed class ScheduleRows
{
    private readonly List<(HsCode, string)> lines = [];
    private readonly Dictionary<string, int> passedOver = new(StringComparer.Ordinal);
    private readonly List<BadRow> bad = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public void Keep(int line, HsCode code, IReadOnlyList<string> steps)
    {
        if (seen.Add(code.Digits))
        {
            lines.Add((code, TariffSteps.Join(steps)));
        }
        else
        {
            Refuse(line, code.Digits, "The code stands in the file twice; the first counts.");
        }
    }

    public void PassOver(string reason) => passedOver[reason] = passedOver.GetValueOrDefault(reason) + 1;

    public void Refuse(int line, string text, string reason) => bad.Add(new BadRow(line, text.Length <= 60 ? text : text[..60], reason));

    public Schedule Close(string form, string? country, DateOnly? validFrom) => new(form, country, validFrom, lines, passedOver, bad);

    /// <summary>Rows in the order of the tree, each as deep as its indent says; one without a code carries words for those below it.</summary>
    public void KeepAll(IEnumerable<ScheduleRow> rows)
    {
        var above = new Stack<ScheduleRow>();
        foreach (var row in rows)
        {
            while (row.Indent is not null && above.TryPeek(out var last) && last.Indent >= row.Indent)
            {
                above.Pop();
            }

            Keep(row, above);
            if (row.Indent is not null)
            {
                above.Push(row);
            }
        }
    }

    private void Keep(ScheduleRow row, Stack<ScheduleRow> above)
    {
        if (row.Code.Length == 0)
        {
            PassOver("rows without a code, kept as words of those below");
        }
        else if (!HsCode.TryParse(row.Code, out var code))
        {
            Refuse(row.Line, row.Code, "It is not a code of 2, 4 or 6 to 12 digits.");
        }
        else if (code.Level < 6)
        {
            PassOver("chapters and headings, known already");
        }
        else
        {
            Keep(row.Line, code, [.. above.TakeWhile(step => step.Code.Length == 0).Reverse().Select(step => step.Title), .. TariffSteps.Split(row.Title)]);
        }
    }
}
