namespace ExceptionIntel.Customs.Triage;

/// <summary>A measure in words for a seller: what it is, whose goods it counts for, and which papers it wants.</summary>
internal static class ControlWords
{
    private const int MostNames = 4;

    /// <param name="alike">Measures of one type.</param>
    /// <param name="place">Whose tariff it is.</param>
    public static string Sentence(TariffReading reading, IReadOnlyList<ImportControl> alike, string? origin, string place)
    {
        var control = alike[0];
        var code = alike.Any(one => ControlDoubts.IsOfAll(reading.Sheet, one)) ? $"{reading.Question.Code}" : $"some of the codes under {reading.Question.Code}, as {Names(alike.SelectMany(one => one.Lines).Select(line => line.Digits))}";
        var verb = control.IsProhibition ? $"{Capital(place)} forbids the import of goods of {code}" : $"{Capital(place)} controls the import of goods of {code}";
        return $"{verb}{From(control, origin)}: “{control.Name}” (measure {control.Type}).{Narrower(alike)}{Wanted(alike)}{Carried(reading)}";
    }

    private static string From(ImportControl control, string? origin) => control.Area switch
    {
        { IsEverywhere: true } when control.Excluded.Count == 0 => " from every country",
        { IsEverywhere: true } when origin is null => $" from most countries (not {Names(control.Excluded)})",
        { IsEverywhere: true } => $" from {origin}, as from most countries",
        { Members.Count: > 0 } area => $" from {origin}, one of “{area.Name}”",
        var area => $" from {area.Name}",
    };

    private static string Narrower(IReadOnlyList<ImportControl> alike) => alike.All(one => one.AdditionalCode is not null)
        ? $" It is meant for a part of these goods only: {Names(alike.Select(one => one.AdditionalCode!))}."
        : "";

    private static string Wanted(IReadOnlyList<ImportControl> alike)
    {
        var conditions = alike.SelectMany(one => one.Conditions).ToList();
        var documents = Codes(conditions, ConditionKind.Document);
        var exemptions = Codes(conditions, ConditionKind.Exemption);
        var limits = conditions.Where(condition => condition.Kind == ConditionKind.Threshold).Select(condition => condition.Text).Where(text => text.Length > 0).ToList();
        return (documents.Count > 0 ? $" Document asked for: {Names(documents)}." : "")
            + (exemptions.Count > 0 ? $" Where it does not concern the goods, the declaration says so with {Names(exemptions)}." : "")
            + (limits.Count > 0 ? $" There is a limit at {Names(limits)}." : "");
    }

    // The union's own database has no interface for programs; its measures are read from where they also count.
    private static string Carried(TariffReading reading) => reading.Question.Tariff == LiveTariff.Xi
        ? " Read from the tariff for Northern Ireland, which carries the Union's measures; national rules of a member state are not in it."
        : "";

    private static List<string> Codes(List<ControlCondition> conditions, ConditionKind kind) =>
        [.. conditions.Where(condition => condition.Kind == kind).Select(condition => condition.Code).Distinct(StringComparer.Ordinal)];

    private static string Names(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Take(MostNames)) + (all.Count > MostNames ? $" and {all.Count - MostNames} more" : "");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
