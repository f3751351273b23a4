using System.Globalization;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Triage;

/// <summary>
/// What live tariffs say against a product's code on the way to its destinations. One doubt for each type of measure.
/// A prohibition blocks where it leaves no way in, a control that wants a document is put before a person, and one that a declaration
/// answers (a code with Y: the goods are not concerned) is a note with that code: nearly every shoe and toy carries such a one.
/// </summary>
public static class ControlDoubts
{
    /// <summary>A national code that its country's tariff does not know today.</summary>
    public const string Ended = "code.expired";

    private const int MostDoubts = 12;

    public static IReadOnlyList<Doubt> Of(TariffReading reading, Product product)
    {
        if (!reading.Sheet.IsKnown)
        {
            return reading.Question.Code.IsNational ? [Unknown(reading)] : [];
        }

        return
        [
            .. reading.Sheet.Controls
                .Where(control => control.CountsFor(product.Origin))
                .GroupBy(control => (control.Type, control.IsProhibition))
                .Select(alike => Doubt(reading, [.. alike], product.Origin))
                .OrderByDescending(doubt => doubt.Severity).ThenBy(doubt => doubt.Kind, StringComparer.Ordinal)
                .Take(MostDoubts),
        ];
    }

    private static Doubt Doubt(TariffReading reading, IReadOnlyList<ImportControl> alike, string? origin)
    {
        var (control, tariff) = (alike[0], Place(reading.Question.Tariff));
        var kind = $"risk.{(control.IsProhibition ? "prohibition" : "control")}.{tariff.Short}.{control.Type}";
        return new Doubt(
            kind,
            alike.Max(one => Weigh(reading, one)),
            ControlWords.Sentence(reading, alike, origin, tariff.Long),
            Evidence(reading),
            $"{kind}@{Day(reading)}");
    }

    private static Severity Weigh(TariffReading reading, ImportControl control)
    {
        // Narrower than what is known of the good: nobody can say yet whether it is meant.
        var isSure = control.AdditionalCode is null && IsOfAll(reading.Sheet, control);
        var exempts = control.Conditions.Any(condition => condition.Kind == ConditionKind.Exemption);
        return control switch
        {
            { IsProhibition: true, Conditions: [] } when isSure => Severity.Block,
            { IsProhibition: true } => Severity.Review,
            _ => isSure && !exempts ? Severity.Review : Severity.Warn,
        };
    }

    internal static bool IsOfAll(TariffSheet sheet, ImportControl control) => sheet.IsWhole && sheet.Lines.All(control.Lines.Contains);

    private static Doubt Unknown(TariffReading reading)
    {
        var tariff = Place(reading.Question.Tariff);
        return new Doubt(
            Ended,
            Severity.Review,
            $"The code {reading.Question.Code} does not stand in the tariff of {tariff.Long} as it reads today. It may have ended, or moved, since the schedule at hand was imported.",
            Evidence(reading),
            $"{Ended}.{tariff.Short}@{Day(reading)}");
    }

    private static IReadOnlyList<Evidence> Evidence(TariffReading reading) =>
        [new Evidence("code", reading.Question.Code.Digits), new Evidence("source", $"{reading.Sheet.Page}, read on {Day(reading)}")];

    private static string Day(TariffReading reading) => reading.ReadAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string Short, string Long) Place(LiveTariff tariff) => tariff switch
    {
        LiveTariff.Uk => ("gb", "the United Kingdom"),
        LiveTariff.Xi => ("eu", "the European Union"),
        LiveTariff.Us => ("us", "the United States"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
