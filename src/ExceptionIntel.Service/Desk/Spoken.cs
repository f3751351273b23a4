using System.Globalization;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Desk;

/// <summary>The house's words as people read them.</summary>
public static class Spoken
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["code.expired"] = "Code has ended",
        ["code.invalid"] = "Code does not exist",
        ["code.declared_differs"] = "Shop’s code differs",
        ["code.split_needs_attribute"] = "National digits open",
        ["code.edition"] = "Tariff edition changed",
        ["code.heading_only"] = "Only a heading",
        ["confidence.low"] = "Not likely enough",
        ["confidence.narrow"] = "Two codes too near",
        ["description.vague"] = "Too vague",
        ["description.instruction"] = "Text gives orders",
        ["origin.missing"] = "Origin missing",
        ["changed.since_approved"] = "Changed since approved",
        ["risk.aerosol_gas"] = "Aerosol or gas",
        ["risk.cites"] = "Protected species",
        ["risk.cites_material"] = "Protected species",
        ["risk.child_mouth"] = "For a child’s mouth",
        ["risk.food_animal_plant"] = "Food, animal or plant",
        ["risk.laser_drone_radio"] = "Laser, drone or radio",
        ["risk.live_animal_plant"] = "Live animal or plant",
        ["risk.supplement_medicine"] = "Supplement or medicine",
        ["risk.toy_child"] = "Toy or for a child",
        ["risk.weapon_blade_optic"] = "Weapon, blade or optic",
    };

    private static readonly Dictionary<string, string> Reviews = new(StringComparer.Ordinal)
    {
        ["national_split"] = "National split",
        ["model_hallucination"] = "Model made it up",
        ["seller_code_right"] = "Shop’s code was right",
        ["rule_false_alarm"] = "False alarm of a rule",
    };

    /// <summary>A kind of doubt, as in "Lithium battery".</summary>
    public static string Reason(string kind)
    {
        if (Kinds.TryGetValue(kind, out var known))
        {
            return known;
        }

        // Of live tariffs, as in risk.control.gb.710: the country and the type of measure stand in the message.
        if (kind.StartsWith("risk.prohibition.", StringComparison.Ordinal) || kind.StartsWith("risk.control.", StringComparison.Ordinal))
        {
            return kind.StartsWith("risk.p", StringComparison.Ordinal) ? "Import prohibited" : "Import controlled";
        }

        var dot = kind.IndexOf('.', StringComparison.Ordinal);
        return Plain(kind[(dot + 1)..]);
    }

    public static string ReviewReason(string reason) => Reviews.GetValueOrDefault(reason) ?? Plain(reason);

    public static string Of(CaseKind kind) => kind switch
    {
        CaseKind.Audit => "Audit sample",
        CaseKind.SecondLook => "Second look",
        CaseKind.Contradiction => "Contradiction",
        _ => "Doubt",
    };

    /// <summary>A word of the API, as in "waiting_for_review", as people read it.</summary>
    public static string Plain(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..].Replace('_', ' ').Replace('.', ' ');

    public static string Of(Severity severity) => severity switch
    {
        Severity.Block => "Blocks",
        Severity.Review => "Needs a look",
        _ => "Note",
    };

    /// <summary>0.9712 as "97 %"; what is not quite certain never reads as certain.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{(share is > 0.99 and < 1 ? 99 : Math.Round(share * 100)):0} %");

    /// <summary>6109100012 as "6109.10.00.12".</summary>
    public static string Code(HsCode code)
    {
        var digits = code.Digits;
        return digits.Length <= 4 ? digits : string.Join('.', digits[4..].Chunk(2).Select(pair => new string(pair)).Prepend(digits[..4]));
    }

    /// <summary>How long ago, in one unit.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        var age = now - then;
        return age switch
        {
            { TotalSeconds: < 45 } => "just now",
            { TotalMinutes: < 60 } => $"{Math.Max(1, (int)age.TotalMinutes)} min ago",
            { TotalHours: < 24 } => $"{(int)age.TotalHours} h ago",
            { TotalDays: < 14 } => (int)age.TotalDays == 1 ? "yesterday" : $"{(int)age.TotalDays} days ago",
            _ => then.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    public static string Exact(DateTimeOffset then) => then.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");

    public static string Clip(string text, int most = 70)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // Not between the halves of a character.
        var end = most - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
