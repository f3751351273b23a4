using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Service.Storage;

/// <summary>National schedules as they were imported, shared by all workspaces; editions lie side by side.</summary>
public static class ScheduleStore
{
    /// <summary>Changes whenever a schedule is imported.</summary>
    public static IReadOnlyList<string> Stamps(IQueries queries) =>
        queries.All<string>("SELECT country || ' ' || edition || ' ' || imported_at FROM schedules ORDER BY country, edition");

    /// <summary>The newest import of each country.</summary>
    public static IReadOnlyDictionary<string, TariffBook> LoadNewest(IQueries queries) => queries
        .All<Row>("SELECT country, edition, lines FROM schedules ORDER BY imported_at")
        .GroupBy(row => row.Country, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last().Read(), StringComparer.Ordinal);

    public static void Save(Unit unit, string country, string edition, string source, IEnumerable<(HsCode Code, string Title)> lines, DateTimeOffset now) => unit.Execute(
        """
        INSERT INTO schedules (country, edition, imported_at, source, lines) VALUES (@country, @edition, @now, @source, @text)
        ON CONFLICT (country, edition) DO UPDATE SET imported_at = excluded.imported_at, source = excluded.source, lines = excluded.lines
        """,
        new { country, edition, source, now = now.ToUnixTimeMilliseconds(), text = string.Join('\n', lines.Select(line => $"{line.Code.Digits} {line.Title}")) });

    public static void CopyAll(IQueries source, Unit unit)
    {
        foreach (var row in source.All<WholeRow>("SELECT country, edition, imported_at, source, lines FROM schedules"))
        {
            unit.Execute("INSERT INTO schedules (country, edition, imported_at, source, lines) VALUES (@Country, @Edition, @ImportedAt, @Source, @Lines)", row);
        }
    }

    private sealed record WholeRow(string Country, string Edition, long ImportedAt, string Source, string Lines);

    private sealed record Row(string Country, string Edition, string Lines)
    {
        public TariffBook Read() => TariffBook.From(Edition, Lines.Split('\n').Select(line => (HsCode.Parse(line.Split(' ', 2)[0]), line.Split(' ', 2) is [_, var title] ? title : "")));
    }
}
