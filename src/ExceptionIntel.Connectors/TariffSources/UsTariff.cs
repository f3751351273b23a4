using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>Looks a statistical code of ten digits up in the US schedule as it stands today.</summary>
internal sealed class UsTariff(IUsTariffApi api, string baseUrl)
{
    private const int MostNotes = 8;
    private const int UsDigits = 10;

    private readonly string site = new Uri(baseUrl).GetLeftPart(UriPartial.Authority);

    public async Task<TariffSheet> ReadAsync(HsCode code, CancellationToken cancellationToken)
    {
        // The search finds codes as well as words. Asked for the neighbourhood, it shows whether it understood.
        foreach (var level in (int[])[8, 6])
        {
            var lines = (await api.SearchAsync(Dotted(code.At(level)), cancellationToken) ?? [])
                .Where(line => line is not null)
                .Select(line => (Line: line, Code: HsCode.TryParse(line.HtsNo, out var known) ? known : null))
                .Where(line => line.Code is not null && line.Code.IsUnder(code.At(6)))
                .ToList();
            if (lines.FirstOrDefault(line => line.Code == code) is { Line: { } exact })
            {
                return Found(exact, code);
            }

            if (level == 6 && lines.Exists(line => line.Code!.Level == UsDigits))
            {
                return new TariffSheet(null, Page(code), [], true, [], []);
            }
        }

        // A search that does not even know the neighbours did not understand the question, and says nothing against the code.
        return new TariffSheet(null, Page(code), [code], true, [], []);
    }

    private TariffSheet Found(UsLine line, HsCode code) => new(
        line.Description,
        Page(code),
        [code],
        true,
        [],
        [.. new[] { line.Special is { Length: > 0 } special ? $"Special: {special}" : null }.Concat(line.Footnotes?.Select(note => note?.Value) ?? []).OfType<string>().Take(MostNotes)]);

    private string Page(HsCode code) => $"{site}/search?query={Dotted(code)}";

    private static string Dotted(HsCode code) => string.Join('.', code.Digits[4..].Chunk(2).Select(pair => new string(pair)).Prepend(code.Digits[..4]));
}
