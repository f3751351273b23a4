using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Storage;

/// <summary>Answers of live tariffs with their dates, and the products that wait for one.</summary>
public static class TariffAnswerStore
{
    /// <summary>The latest answer, however old.</summary>
    public static TariffReading? Find(IQueries queries, TariffQuestion question) =>
        queries.First<AnswerRow>("SELECT read_at, sheet FROM tariff_answers WHERE tariff = @tariff AND code = @code", Key(question)) is { } row
            ? new TariffReading(question, ServiceJson.Read<TariffSheet>(row.Sheet), DateTimeOffset.FromUnixTimeMilliseconds(row.ReadAt))
            : null;

    public static void Save(Unit unit, TariffReading reading) => unit.Execute(
        """
        INSERT INTO tariff_answers (tariff, code, read_at, sheet) VALUES (@tariff, @code, @readAt, @sheet)
        ON CONFLICT (tariff, code) DO UPDATE SET read_at = excluded.read_at, sheet = excluded.sheet
        """,
        new { tariff = Words.Of(reading.Question.Tariff), code = reading.Question.Code.Digits, readAt = reading.ReadAt.ToUnixTimeMilliseconds(), sheet = ServiceJson.Write(reading.Sheet) });

    /// <summary>What a product waits for from now on.</summary>
    public static void Wait(Unit unit, string workspace, string productKey, IReadOnlyList<TariffQuestion> questions)
    {
        unit.Execute("DELETE FROM tariff_waits WHERE workspace = @workspace AND product_key = @productKey", new { workspace, productKey });
        foreach (var question in questions)
        {
            unit.Execute(
                "INSERT INTO tariff_waits (workspace, product_key, tariff, code) VALUES (@workspace, @productKey, @tariff, @code) ON CONFLICT DO NOTHING",
                new { workspace, productKey, tariff = Words.Of(question.Tariff), code = question.Code.Digits });
        }
    }

    /// <summary>Questions that products wait for, of one tariff.</summary>
    public static IReadOnlyList<TariffQuestion> Waiting(IQueries queries, LiveTariff tariff, int atMost) =>
    [
        .. queries.All<string>("SELECT DISTINCT code FROM tariff_waits WHERE tariff = @tariff ORDER BY code LIMIT @atMost", new { tariff = Words.Of(tariff), atMost })
            .Select(code => new TariffQuestion(tariff, HsCode.Parse(code))),
    ];

    public static IReadOnlyList<(string Workspace, string ProductKey)> WaitingFor(IQueries queries, TariffQuestion question) =>
        [.. queries.All<WaitRow>("SELECT workspace, product_key FROM tariff_waits WHERE tariff = @tariff AND code = @code", Key(question)).Select(row => (row.Workspace, row.ProductKey))];

    public static void Answered(Unit unit, TariffQuestion question) =>
        unit.Execute("DELETE FROM tariff_waits WHERE tariff = @tariff AND code = @code", Key(question));

    private static object Key(TariffQuestion question) => new { tariff = Words.Of(question.Tariff), code = question.Code.Digits };

    private sealed record AnswerRow(long ReadAt, string Sheet);

    private sealed record WaitRow(string Workspace, string ProductKey);
}
