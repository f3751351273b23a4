using System.Net;
using System.Text.RegularExpressions;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>
/// Reads the import controls out of a commodity's JSON:API document. Controls are the measures whose type belongs to series A (prohibitions)
/// or B (entry subject to conditions), as the tariff's own guide for users of its interface says.
/// </summary>
internal static partial class UkSheetReader
{
    private const int MostText = 300;

    /// <summary>A waiver that any declaration may claim in an emergency: it says nothing about the goods.</summary>
    private const string UniversalWaiver = "999L";

    /// <returns>The controls of the document's one line.</returns>
    public static IReadOnlyList<ImportControl> Controls(UkDocument document, HsCode line)
    {
        var parts = (document.Included ?? []).Where(part => part.Type is not null).GroupBy(part => (part.Type!, part.Id.ToString())).ToDictionary(same => same.Key, same => same.First());
        return
        [
            .. document.Data.Related("import_measures").Distinct()
                .Select(id => parts.GetValueOrDefault(("measure", id)))
                .OfType<UkPart>()
                .Select(measure => Control(measure, parts, line))
                .OfType<ImportControl>(),
        ];
    }

    /// <summary>The codes under a subheading that can be declared.</summary>
    public static IReadOnlyList<HsCode> LinesUnder(UkDocument document, HsCode subheading) =>
    [
        .. (document.Included ?? [])
            .Where(part => part.Type == "commodity" && part.Text("producline_suffix") is null or "80" && (part.Text("declarable") ?? part.Text("leaf")) is "true" or "True")
            .Select(part => HsCode.TryParse(part.Text("goods_nomenclature_item_id"), out var line) ? line : null)
            .OfType<HsCode>()
            .Where(line => line.IsUnder(subheading))
            .Distinct()
            .Order(),
    ];

    public static string? Title(UkDocument document) => Plain(document.Data.Text("description_plain") ?? document.Data.Text("formatted_description") ?? document.Data.Text("description"));

    private static ImportControl? Control(UkPart measure, Dictionary<(string, string), UkPart> parts, HsCode line)
    {
        if (One(measure, "measure_type", "measure_type", parts) is not { } type || type.Text("measure_type_series_id") is not ("A" or "B"))
        {
            return null;
        }

        var area = measure.Related("geographical_area").FirstOrDefault() ?? "";
        return new ImportControl(
            type.Id.ToString(),
            Plain(type.Text("description")) ?? "",
            type.Text("measure_type_series_id") == "A",
            Area(area, parts),
            [.. measure.Related("excluded_countries").SelectMany(id => Area(id, parts) is { Members.Count: > 0 } group ? group.Members : [id]).Distinct()],
            [.. measure.Related("measure_conditions").Select(id => parts.GetValueOrDefault(("measure_condition", id))).OfType<UkPart>().Select(Condition).OfType<ControlCondition>().Distinct()],
            AdditionalCode(measure, parts),
            [line]);
    }

    // Those of all countries are nearly three hundred, and say no more than the group's number.
    private static ControlArea Area(string id, Dictionary<(string, string), UkPart> parts)
    {
        var part = parts.GetValueOrDefault(("geographical_area", id));
        var area = new ControlArea(id, Plain(part?.Text("description")) ?? id, []);
        return area.IsEverywhere || part is null ? area : area with { Members = [.. part.Related("children_geographical_areas")] };
    }

    private static ControlCondition? Condition(UkPart condition)
    {
        var code = condition.Text("document_code") ?? "";
        var requirement = Plain(condition.Text("requirement") ?? condition.Text("certificate_description")) ?? "";
        return (condition.Text("measure_condition_class"), code) switch
        {
            (_, UniversalWaiver) or ("negative", _) => null,
            ("threshold", _) => new ControlCondition(ConditionKind.Threshold, "", requirement),
            (_, "") => null,
            (_, ['Y', ..]) => new ControlCondition(ConditionKind.Exemption, code, requirement),
            _ => new ControlCondition(ConditionKind.Document, code, requirement),
        };
    }

    private static string? AdditionalCode(UkPart measure, Dictionary<(string, string), UkPart> parts) => One(measure, "additional_code", "additional_code", parts) is { } code
        ? $"{code.Text("code")} {Plain(code.Text("description"))}".Trim()
        : measure.Related("additional_code").FirstOrDefault();

    private static UkPart? One(UkPart part, string relation, string type, Dictionary<(string, string), UkPart> parts) =>
        part.Related(relation).FirstOrDefault() is { } id ? parts.GetValueOrDefault((type, id)) : null;

    private static string? Plain(string? html)
    {
        if (html is null)
        {
            return null;
        }

        var text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html.Length > 4 * MostText ? html[..(4 * MostText)] : html, " ")), " ").Trim();
        return text.Length > MostText ? text[..MostText].TrimEnd() : text;
    }

    [GeneratedRegex("<[^<>]{0,200}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
