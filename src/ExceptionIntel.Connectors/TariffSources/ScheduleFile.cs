using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>
/// Reads schedules as their authorities publish them: the CSV and the JSON that hts.usitc.gov exports, the EU's Combined Nomenclature as JSON,
/// the UK's commodities report (CSV) and the answers of its API v2 (JSON), and for any other country a plain CSV with the columns "code" and
/// "title", and "indent" where rows without a code stand in between; a title's leading dashes count as indent too, and one with “ › ” in it has its
/// steps already.
/// </summary>
public static class ScheduleFile
{
    /// <exception cref="FormatException">The file has none of the forms that are known, or no code in it.</exception>
    public static Schedule Read(string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\r', '\n');
        var schedule = trimmed.StartsWith('[') || trimmed.StartsWith('{') ? FromJson(trimmed) : FromCsv(trimmed);
        return schedule.Lines.Count > 0 ? schedule : throw new FormatException("There is no code of six digits or more in the file.");
    }

    /// <summary>The plain form, as <see cref="Read"/> takes it.</summary>
    public static void Write(TextWriter to, TariffBook book)
    {
        using var csv = new CsvWriter(to, CultureInfo.InvariantCulture, leaveOpen: true);
        csv.WriteField("code");
        csv.WriteField("title");
        csv.NextRecord();
        foreach (var node in book.All)
        {
            csv.WriteField(node.Code.Digits);
            csv.WriteField(node.Title);
            csv.NextRecord();
        }
    }

    private static Schedule FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? UkSchedule.FromJson(document.RootElement) : FromArray(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The file begins like JSON, but cannot be read: {wrong.Message}", wrong);
        }
    }

    private static Schedule FromArray(JsonElement array)
    {
        var elements = array.EnumerateArray().ToList();
        var isUsitc = elements is [var first, ..] && first.TryGetProperty("htsno", out _);
        var rows = new ScheduleRows();
        rows.KeepAll(elements.Select((element, index) => isUsitc
            ? new ScheduleRow(index + 1, Text(element, "htsno"), Text(element, "description"), Number(Text(element, "indent")) ?? 0)
            : new ScheduleRow(index + 1, Text(element, "code"), Text(element, "name"), null)));
        return isUsitc
            ? rows.Close("USITC schedule (JSON)", "US", null)
            : rows.Close("EU Combined Nomenclature (JSON)", CustomsUnion.Country, elements.Count > 0 && Number(Text(elements[0], "version")) is >= 1988 and < 3000 and var year ? new DateOnly(year, 1, 1) : null);
    }

    private static Schedule FromCsv(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, BadDataFound = null });
        var header = parser.Read() ? parser.Record!.Select(name => name.Trim().ToLowerInvariant()).ToList() : [];
        if (header.Contains("commodity__code"))
        {
            return UkSchedule.FromCsv(parser, header);
        }

        var isUsitc = header is ["hts number", "indent", "description", ..];
        var (code, title, indent) = isUsitc ? (0, 2, 1) : (header.IndexOf("code"), header.IndexOf("title"), header.IndexOf("indent"));
        if (code < 0 || title < 0)
        {
            throw new FormatException("The first line should name the columns: “code” and “title”, or be that of an export from hts.usitc.gov or of the UK's commodities report.");
        }

        var rows = new ScheduleRows();
        rows.KeepAll(Rows(parser, code, title, indent, rows));
        return rows.Close(isUsitc ? "USITC schedule (CSV)" : "plain CSV", isUsitc ? "US" : null, null);
    }

    private static IEnumerable<ScheduleRow> Rows(CsvParser parser, int code, int title, int indent, ScheduleRows rows)
    {
        while (parser.Read())
        {
            var cells = parser.Record!;
            var depth = indent >= 0 && indent < cells.Length ? Number(cells[indent].Trim()) : null;
            if (cells.Length <= Math.Max(code, title))
            {
                rows.Refuse(parser.RawRow, string.Join(',', cells), "The row has too few columns.");
            }
            else if (indent >= 0 && depth is null)
            {
                rows.Refuse(parser.RawRow, cells[code], "The indent is not a number.");
            }
            else
            {
                var words = cells[title].TrimStart('-', '–', ' ');
                yield return new ScheduleRow(parser.RawRow, cells[code].Trim(), words.Trim(), depth ?? Dashes(cells[title]));
            }
        }
    }

    // The ASEAN nomenclature and others write "- - Other" instead of a number.
    private static int? Dashes(string title) => title.TrimStart() is ['-' or '–', ..] ? title.TakeWhile(c => c is '-' or '–' or ' ').Count(c => c != ' ') : null;

    internal static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string Text(JsonElement row, string name) => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? value.ToString().Trim() : "";
}
