using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>A national schedule as it stands in a file.</summary>
/// <param name="Form">Whose form the file has, in words.</param>
/// <param name="Country">Where the form tells it; null for a plain file.</param>
/// <param name="Skipped">Rows that carry no code, by reason.</param>
public sealed record Schedule(string Form, string? Country, IReadOnlyList<(HsCode Code, string Title)> Lines, IReadOnlyDictionary<string, int> Skipped);

/// <summary>
/// Reads schedules as their authorities publish them: the CSV and the JSON that hts.usitc.gov exports, the EU's Combined Nomenclature as JSON,
/// and for any other country a plain CSV with the columns "code" and "title".
/// </summary>
public static class ScheduleFile
{
    /// <exception cref="FormatException">The file has none of the forms that are known, or no code in it.</exception>
    public static Schedule Read(string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\r', '\n');
        var schedule = trimmed.StartsWith('[') ? FromJson(trimmed) : FromCsv(trimmed);
        return schedule.Lines.Count > 0 ? schedule : throw new FormatException("There is no code of six digits or more in the file.");
    }

    private static Schedule FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var rows = document.RootElement.EnumerateArray().ToList();
            return rows is [var first, ..] && first.TryGetProperty("htsno", out _)
                ? Gather("USITC schedule (JSON)", "US", rows.Select(row => new Row(Text(row, "htsno"), Text(row, "description"), int.TryParse(Text(row, "indent"), NumberStyles.None, CultureInfo.InvariantCulture, out var indent) ? indent : 0)))
                : Gather("EU Combined Nomenclature (JSON)", CustomsUnion.Country, rows.Select(row => new Row(Text(row, "code"), Text(row, "name"), null)));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The file begins like JSON, but cannot be read: {wrong.Message}", wrong);
        }
    }

    private static Schedule FromCsv(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, BadDataFound = null });
        var header = parser.Read() ? parser.Record!.Select(name => name.Trim().ToLowerInvariant()).ToList() : [];
        var isUsitc = header is ["hts number", "indent", "description", ..];
        var (code, title, indent) = isUsitc ? (0, 2, 1) : (header.IndexOf("code"), header.IndexOf("title"), -1);
        if (code < 0 || title < 0)
        {
            throw new FormatException("The first line should name the columns: “code” and “title”, or be that of an export from hts.usitc.gov.");
        }

        return Gather(isUsitc ? "USITC schedule (CSV)" : "plain CSV", isUsitc ? "US" : null, Rows(parser, code, title, indent));
    }

    private static IEnumerable<Row> Rows(CsvParser parser, int code, int title, int indent)
    {
        while (parser.Read())
        {
            var cells = parser.Record!;
            if (cells.Length > Math.Max(code, title))
            {
                yield return new Row(cells[code].Trim(), cells[title].Trim(), indent < 0 ? null : int.Parse(cells[indent], CultureInfo.InvariantCulture));
            }
        }
    }

    private static Schedule Gather(string form, string? country, IEnumerable<Row> rows)
    {
        var lines = new List<(HsCode, string)>();
        var skipped = new Dictionary<string, int>(StringComparer.Ordinal);
        var above = new Stack<Row>();
        foreach (var row in rows)
        {
            while (row.Indent is not null && above.TryPeek(out var last) && last.Indent >= row.Indent)
            {
                above.Pop();
            }

            if (row.Code.Length == 0)
            {
                Count(skipped, "rows without a code, kept as words of those below");
            }
            else if (!HsCode.TryParse(row.Code, out var code) || code.Level < 6)
            {
                Count(skipped, HsCode.TryParse(row.Code, out _) ? "chapters and headings, known already" : "codes that are not of 6 to 12 digits");
            }
            else
            {
                lines.Add((code, TariffSteps.Join([.. above.TakeWhile(step => step.Code.Length == 0).Reverse().Select(step => step.Title), row.Title])));
            }

            if (row.Indent is not null)
            {
                above.Push(row);
            }
        }

        return new Schedule(form, country, lines, skipped);
    }

    private static void Count(Dictionary<string, int> skipped, string reason) => skipped[reason] = skipped.GetValueOrDefault(reason) + 1;

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString().Trim() : "";

    private sealed record Row(string Code, string Title, int? Indent);
}
