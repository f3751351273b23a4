using System.Text.Json;

namespace ExceptionIntel.Tests.TariffSources;

/// <summary>A commodity as the UK Trade Tariff API writes it (JSON:API, version 2), with measures that a test puts in.</summary>
internal sealed class SomeCommodity(string code)
{
    private readonly List<object> included = [];
    private readonly List<object> measures = [];

    /// <summary>The duty that every commodity has, for all countries: no control.</summary>
    public static SomeCommodity WithDuty(string code) => new SomeCommodity(code).Measure("103", "C", "Third country duty", Everywhere);

    public const string Everywhere = "1011";

    public SomeCommodity Group(string id, string name, params string[] members) => Include(Part(id, "geographical_area", new { id, description = name, geographical_area_id = id }, ("children_geographical_areas", Many("geographical_area", members))));

    public SomeCommodity Measure(string type, string series, string name, string area, string[]? excluded = null, object[]? conditions = null, string? additionalCode = null)
    {
        var id = $"{20000000 + measures.Count}";
        measures.Add(new { id, type = "measure" });
        Include(Part(type, "measure_type", new { description = name, measure_type_series_id = series, trade_movement_code = 0, id = type }));
        if (area.Length == 2 || area == Everywhere)
        {
            Group(area, area == Everywhere ? "ERGA OMNES" : $"Country {area}", area == Everywhere ? ["VN", "TH", "CN"] : []);
        }

        var relations = new List<(string, object?)>
        {
            ("measure_type", new { id = type, type = "measure_type" }),
            ("geographical_area", new { id = area, type = "geographical_area" }),
            ("excluded_countries", Many("geographical_area", excluded ?? [])),
            ("measure_conditions", Many("measure_condition", [.. (conditions ?? []).Select((_, index) => $"{id}-{index}")])),
            ("order_number", null),
        };
        foreach (var (condition, index) in (conditions ?? []).Select((condition, index) => (condition, index)))
        {
            Include(Part($"{id}-{index}", "measure_condition", condition, ("measure_condition_components", Many("measure_condition_component", []))));
        }

        if (additionalCode is not null)
        {
            // The API writes this id as a number.
            Include(new { id = -1009345122, type = "additional_code", attributes = new { code = additionalCode, description = "A narrower good" } });
            relations.Add(("additional_code", new { id = -1009345122, type = "additional_code" }));
        }

        return Include(Part(id, "measure", new { id = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), origin = "eu", import = true, export = false, effective_end_date = (string?)null }, [.. relations]));
    }

    public static object Document(string code) => Condition("document", code, $"Other certificates: certificate {code}");

    public static object Exemption(string code) => Condition("exemption", code, $"Particular provisions: goods not concerned ({code})");

    public static object Threshold(string requirement) => Condition("threshold", "", requirement);

    public static object Negative() => Condition("negative", "", null);

    public static object Waiver() => Condition("unknown", "999L", "National Document: CDS universal waiver");

    /// <summary>Lines under a code, some of which only group others.</summary>
    public static string Subheading(string code, params (string Code, string Suffix, bool Declarable)[] lines) => JsonSerializer.Serialize(new
    {
        data = new { id = "99", type = "subheading", attributes = new { goods_nomenclature_item_id = code, producline_suffix = "80", description = "Sub", formatted_description = "Sub<br>heading", declarable = false } },
        included = lines.Select((line, index) => new { id = $"{100 + index}", type = "commodity", attributes = new { goods_nomenclature_item_id = line.Code, producline_suffix = line.Suffix, leaf = line.Declarable, declarable = line.Declarable } }),
    });

    public override string ToString() => JsonSerializer.Serialize(new
    {
        data = new
        {
            id = "85314",
            type = "commodity",
            attributes = new { producline_suffix = "80", goods_nomenclature_item_id = code, description = "Of&nbsp;cotton", description_plain = "Of cotton", basic_duty_rate = "<span>12.00</span> %", declarable = true },
            relationships = new { section = new { data = new { id = "1", type = "section" } }, import_measures = new { data = measures }, export_measures = new { data = Array.Empty<object>() } },
            meta = new { duty_calculator = new { source = "uk" } },
        },
        included,
    });

    private SomeCommodity Include(object part)
    {
        included.Add(part);
        return this;
    }

    private static object Condition(string kind, string code, string? requirement) => new { condition_code = "B", document_code = code, action_code = "29", measure_condition_class = kind, requirement };

    private static object[] Many(string type, string[] ids) => [.. ids.Select(id => new { id, type })];

    private static Dictionary<string, object> Part(string id, string type, object attributes, params (string Name, object? Data)[] relations) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["attributes"] = attributes,
        ["relationships"] = relations.ToDictionary(relation => relation.Name, relation => new { data = relation.Data }),
    };
}
