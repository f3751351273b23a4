using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Review;

/// <summary>A code that a person wrote, held against the tariff.</summary>
/// <param name="Code">Six digits; null where refused.</param>
/// <param name="National">The national code, where one was given.</param>
public sealed record CodeCheck(HsCode? Code, NationalCode? National, ReviewOutcome.Refused? Refusal)
{
    /// <param name="country">Required with a national code; absent means exactly six digits.</param>
    public static CodeCheck Of(string? text, string? country, TariffShelf shelf)
    {
        if (!HsCode.TryParse(text, out var code) || code.Level < 6)
        {
            return Refuse("code", $"“{text}” is not a code. Six digits are needed, or a national code with its country.");
        }

        country = string.IsNullOrWhiteSpace(country) ? null : country.Trim().ToUpperInvariant();
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
        {
            return Refuse("country", $"“{country}” is not a country code. Two letters are needed, as in DE or US.");
        }

        if (country is null && code.IsNational)
        {
            return Refuse("country", $"{code} has {code.Level} digits, so it belongs to a country's schedule. Name the country by its two letters, or give exactly six digits.");
        }

        if (!shelf.World.Contains(code.At(6)))
        {
            return Refuse("code", $"{code.At(6)} does not exist in {shelf.World.Edition}.", shelf.World.Nearest(code.At(6), 5));
        }

        if (!code.IsNational)
        {
            return new CodeCheck(code, null, null);
        }

        var schedule = shelf.National(country!);
        return schedule switch
        {
            null => new CodeCheck(code.At(6), new NationalCode(country!, code, null, 1), null),
            _ when !schedule.Contains(code) => Refuse("code", $"{code} does not exist in {schedule.Edition}.", schedule.Nearest(code, 5)),
            _ when schedule.Find(code)!.Children is { Count: > 0 } parts => Refuse("code", $"{code} is divided further in {schedule.Edition}: nobody can declare it.", [.. parts.Take(5)]),
            _ => new CodeCheck(code.At(6), new NationalCode(country!, code, schedule.Edition, 1), null),
        };
    }

    private static CodeCheck Refuse(string field, string message, IReadOnlyList<TariffNode>? nearest = null) =>
        new(null, null, new ReviewOutcome.Refused(field, message, nearest ?? []));
}
