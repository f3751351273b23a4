using System.Text.Json;
using CsvHelper;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>
/// The UK's schedule: the commodities report of its tariff data service, and what API v2 answers for a chapter, a heading or a section.
/// All its codes have ten digits; only lines with the suffix 80 are codes, the others gather those below them.
/// </summary>
internal static class UkSchedule
{
    private const string IsCode = "80";
    private const string Nothing = "#NA";

    public static Schedule FromCsv(CsvParser parser, List<string> header)
    {
        var rows = new ScheduleRows();
        var goods = new List<Goods>();
        while (parser.Read())
        {
            var cells = parser.Record!;
            string Cell(string name) => header.IndexOf(name) is >= 0 and var at && at < cells.Length && cells[at].Trim() is var text && text != Nothing ? text : "";
            goods.Add(new Goods(parser.RawRow, Cell("commodity__sid"), Cell("parent__sid"), Cell("commodity__code"), Cell("commodity__suffix"), Cell("commodity__description"), Cell("commodity__validity_start"), Cell("commodity__validity_end")));
        }

        return Gather("UK commodities report (CSV)", goods, rows);
    }

    /// <exception cref="FormatException">It is no answer of the API.</exception>
    public static Schedule FromJson(JsonElement answer)
    {
        var rows = new ScheduleRows();
        var data = answer.TryGetProperty("data", out var found) ? found : throw new FormatException("The file is JSON, but neither a list of codes nor an answer of the UK's API v2: it has no “data”.");
        var items = (data.ValueKind == JsonValueKind.Array ? data.EnumerateArray().AsEnumerable() : [data])
            .Concat(answer.TryGetProperty("included", out var included) ? included.EnumerateArray() : []);
        var goods = items
            .Select((item, index) => (Item: item, Line: index + 1))
            .Where(entry => entry.Item.TryGetProperty("attributes", out var attributes) && attributes.TryGetProperty("goods_nomenclature_item_id", out _))
            .Select(entry => Read(entry.Item, entry.Item.GetProperty("attributes"), entry.Line))
            .ToList();
        return Gather("UK Trade Tariff API v2 (JSON)", goods, rows);
    }

    private static Goods Read(JsonElement item, JsonElement attributes, int line)
    {
        // The API itself writes "producline".
        var suffix = ScheduleFile.Text(attributes, "producline_suffix") is { Length: > 0 } given ? given : ScheduleFile.Text(attributes, "productline_suffix");
        var sid = ScheduleFile.Text(attributes, "goods_nomenclature_sid") is { Length: > 0 } own ? own : ScheduleFile.Text(item, "id");
        var title = ScheduleFile.Text(attributes, "description_plain") is { Length: > 0 } plain ? plain : ScheduleFile.Text(attributes, "description");
        return new Goods(line, sid, ScheduleFile.Text(attributes, "parent_sid"), ScheduleFile.Text(attributes, "goods_nomenclature_item_id"), suffix.Length == 0 ? IsCode : suffix, title, ScheduleFile.Text(attributes, "validity_start_date"), ScheduleFile.Text(attributes, "validity_end_date"));
    }

    private static Schedule Gather(string form, List<Goods> goods, ScheduleRows rows)
    {
        var newest = goods.Select(line => line.From).Max(StringComparer.Ordinal) ?? "";
        var bySid = goods.GroupBy(line => line.Sid, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var parents = goods.Where(line => line.Parent.Length > 0).Select(line => line.Parent).ToHashSet(StringComparer.Ordinal);
        foreach (var line in goods)
        {
            if (line.To.Length > 0 && string.CompareOrdinal(line.To, newest) < 0)
            {
                rows.PassOver("codes that have ended");
            }
            else if (line.Suffix != IsCode)
            {
                rows.PassOver("rows without a code, kept as words of those below");
            }
            else if (!HsCode.TryParse(line.Digits, out var whole) || whole.Level != 10)
            {
                rows.Refuse(line.Line, line.Digits, "A UK code has ten digits.");
            }
            else if (Own(line, whole, parents) is { Level: >= 6 } code)
            {
                rows.Keep(line.Line, code, Steps(line, code, bySid, parents));
            }
            else
            {
                rows.PassOver("chapters and headings, known already");
            }
        }

        return rows.Close(form, "GB", null);
    }

    // A line with others below it has only the digits that they share; zeros fill it up.
    private static HsCode Own(Goods line, HsCode whole, HashSet<string> parents)
    {
        var digits = whole.Digits;
        while (parents.Contains(line.Sid) && digits.Length > 2 && digits.EndsWith("00", StringComparison.Ordinal))
        {
            digits = digits[..^2];
        }

        return HsCode.Parse(digits);
    }

    private static IReadOnlyList<string> Steps(Goods line, HsCode code, Dictionary<string, Goods> bySid, HashSet<string> parents)
    {
        var steps = new List<string> { line.Title };
        for (var at = line; steps.Count < 15 && bySid.TryGetValue(at.Parent, out var above); at = above)
        {
            if (above.Suffix == IsCode && HsCode.TryParse(above.Digits, out var whole) && code.IsUnder(Own(above, whole, parents)))
            {
                break;
            }

            steps.Insert(0, above.Title);
        }

        return steps;
    }

    private sealed record Goods(int Line, string Sid, string Parent, string Digits, string Suffix, string Title, string From, string To);
}
