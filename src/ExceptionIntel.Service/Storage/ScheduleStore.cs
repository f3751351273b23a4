using System.Globalization;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Service.Storage;

/// <summary>National schedules as they were imported, shared by all workspaces; editions lie side by side.</summary>
public static class ScheduleStore
{
    private const string Editions =
        "SELECT s.country, s.edition, s.imported_at, t.valid_from, t.valid_to FROM schedules s LEFT JOIN schedule_terms t ON t.country = s.country AND t.edition = s.edition ORDER BY s.country, s.edition";

    /// <summary>All that were imported, without their lines.</summary>
    public static IReadOnlyList<TariffEdition> List(IQueries queries) => [.. queries.All<EditionRow>(Editions).Select(row => row.Read())];

    /// <returns>Null where there is no such edition.</returns>
    public static TariffBook? Load(IQueries queries, string country, string edition) =>
        queries.First<string>("SELECT lines FROM schedules WHERE country = @country AND edition = @edition", new { country, edition }) is { } lines ? Book(edition, lines) : null;

    public static void Save(Unit unit, TariffEdition edition, string source, IEnumerable<(HsCode Code, string Title)> lines)
    {
        var name = new { country = edition.Country, edition = edition.Name };
        unit.Execute(
            """
            INSERT INTO schedules (country, edition, imported_at, source, lines) VALUES (@country, @edition, @now, @source, @text)
            ON CONFLICT (country, edition) DO UPDATE SET imported_at = excluded.imported_at, source = excluded.source, lines = excluded.lines
            """,
            new { name.country, name.edition, source, now = edition.ImportedAt.ToUnixTimeMilliseconds(), text = string.Join('\n', lines.Select(line => $"{line.Code.Digits} {line.Title}")) });
        unit.Execute("DELETE FROM schedule_terms WHERE country = @country AND edition = @edition", name);
        unit.Execute(
            "INSERT INTO schedule_terms (country, edition, valid_from, valid_to) VALUES (@country, @edition, @from, @to)",
            new { name.country, name.edition, from = Written(edition.ValidFrom), to = Written(edition.ValidTo) });
    }

    public static void CopyAll(IQueries source, Unit unit)
    {
        foreach (var edition in List(source))
        {
            var row = source.First<LinesRow>("SELECT source, lines FROM schedules WHERE country = @country AND edition = @edition", new { country = edition.Country, edition = edition.Name })!;
            Save(unit, edition, row.Source, Read(row.Lines));
        }
    }

    private static TariffBook Book(string edition, string lines) => TariffBook.From(edition, Read(lines));

    private static IEnumerable<(HsCode, string)> Read(string lines) =>
        lines.Split('\n').Select(line => line.Split(' ', 2)).Select(parts => (HsCode.Parse(parts[0]), parts is [_, var title] ? title : ""));

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record LinesRow(string Source, string Lines);

    private sealed class EditionRow
    {
        public string Country { get; init; } = "";

        public string Edition { get; init; } = "";

        public long ImportedAt { get; init; }

        public string? ValidFrom { get; init; }

        public string? ValidTo { get; init; }

        public TariffEdition Read() => new(Country, Edition, Day(ValidFrom), Day(ValidTo), DateTimeOffset.FromUnixTimeMilliseconds(ImportedAt));

        private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
