using System.Net;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using Refit;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>Walks from the digits that are known to the lines that can be declared, and gathers what controls them.</summary>
internal sealed class UkTariff(IUkTariffApi api, string baseUrl)
{
    /// <summary>Lines under one code that are read; where there are more, what is found counts for "some of them".</summary>
    private const int MostLines = 8;

    private readonly string site = baseUrl.TrimEnd('/').Replace("/api/v2", "", StringComparison.Ordinal);

    /// <exception cref="TariffAnswerException">Whoever answers does not know the heading either: it is not the tariff.</exception>
    public async Task<TariffSheet> ReadAsync(HsCode code, CancellationToken cancellationToken)
    {
        var ten = code.Digits.PadRight(10, '0');
        return (code.Level < 10 ? await LinesUnderAsync(ten, code, cancellationToken) ?? await LineAsync(ten, cancellationToken) : await LineAsync(ten, cancellationToken) ?? await LinesUnderAsync(ten, code, cancellationToken))
            ?? await HeadingAsync(ten, cancellationToken);
    }

    private async Task<TariffSheet?> LineAsync(string ten, CancellationToken cancellationToken) =>
        await FoundAsync(() => api.CommodityAsync(ten, cancellationToken)) is { } commodity ? Single($"commodities/{ten}", commodity, HsCode.Parse(ten)) : null;

    private async Task<TariffSheet?> LinesUnderAsync(string ten, HsCode code, CancellationToken cancellationToken) =>
        await FoundAsync(() => api.SubheadingAsync(ten, cancellationToken)) is { } subheading ? await GatherAsync($"subheadings/{ten}-80", subheading, code, cancellationToken) : null;

    // Where a heading has one subheading only, the heading itself may be the line. And a tariff that knows the heading may be believed that the code is unknown.
    private async Task<TariffSheet> HeadingAsync(string ten, CancellationToken cancellationToken)
    {
        var heading = await FoundAsync(() => api.HeadingAsync(ten[..4], cancellationToken)) ?? throw new TariffAnswerException($"it does not even know heading {ten[..4]}");
        return ten.EndsWith("000000", StringComparison.Ordinal) && heading.Data.Related("import_measures").Any()
            ? Single($"headings/{ten[..4]}", heading, HsCode.Parse(ten))
            : new TariffSheet(null, $"{site}/headings/{ten[..4]}", [], true, [], []);
    }

    private async Task<TariffSheet> GatherAsync(string page, UkDocument subheading, HsCode code, CancellationToken cancellationToken)
    {
        var all = UkSheetReader.LinesUnder(subheading, code.Level < 10 ? code : Unpadded(code));
        var (read, controls) = (new List<HsCode>(), new List<ImportControl>());
        foreach (var line in all.Take(MostLines))
        {
            if (await FoundAsync(() => api.CommodityAsync(line.Digits, cancellationToken)) is { } commodity)
            {
                read.Add(line);
                controls.AddRange(UkSheetReader.Controls(commodity, line));
            }
        }

        return new TariffSheet(UkSheetReader.Title(subheading), $"{site}/{page}", read, read.Count == all.Count, Together(controls), []);
    }

    // Pairs of zeros at the end of ten digits stand for all that is under the rest.
    private static HsCode Unpadded(HsCode ten) => ten.Digits.EndsWith("0000", StringComparison.Ordinal) ? ten.At(6) : ten.At(8);

    private TariffSheet Single(string page, UkDocument document, HsCode line) =>
        new(UkSheetReader.Title(document), $"{site}/{page}", [line], true, UkSheetReader.Controls(document, line), []);

    // Each line repeats what counts for all of them.
    private static IReadOnlyList<ImportControl> Together(List<ImportControl> controls) =>
    [
        .. controls
            .GroupBy(control => (control.Type, control.Area.Id, control.AdditionalCode, string.Join(',', control.Excluded.Order(StringComparer.Ordinal)), string.Join(',', control.Conditions.Select(condition => condition.Code + condition.Text))))
            .Select(same => same.First() with { Lines = [.. same.SelectMany(control => control.Lines).Distinct().Order()] }),
    ];

    private static async Task<UkDocument?> FoundAsync(Func<Task<UkDocument>> ask)
    {
        try
        {
            var document = await ask();
            return document?.Data is null ? throw new TariffAnswerException("the answer is no document of the tariff") : document;
        }
        catch (ApiException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
