using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Service.Desk;

/// <summary>What the buttons and fields of a decision say.</summary>
/// <param name="Act">"approve", "take:610910", "take:6109100012:US", "choice:ID", "code", "reject", "uncertain".</param>
/// <param name="Code">For "code": what somebody typed.</param>
public sealed record DecisionForm(string Act, int Version, string? Code, string? Country, string? Reason, string? Note, bool Similar)
{
    public static DecisionForm Empty(int version) => new("", version, null, null, null, null, Similar: true);

    public static DecisionForm From(IFormCollection form) => new(
        form["act"].ToString(),
        int.TryParse(form["version"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0,
        form.Text("code"),
        form.Text("country"),
        form.Text("reason"),
        form.Text("note"),
        form.ContainsKey("similar"));

    /// <returns>The answer as the API takes it; null where no button of the page was pressed.</returns>
    public ReviewAnswer? ToAnswer(HsCode? suggested)
    {
        var parts = Act.Split(':', 2);
        var answer = new ReviewAnswer(Version, AnswerVerdict.Uncertain, Reason: Reason, Note: Note, ApplyToSimilar: Similar);
        return parts switch
        {
            ["approve"] => answer with { Verdict = AnswerVerdict.Approve },
            ["take", var code] => Take(answer, code.Split(':'), suggested),
            ["choice", var choice] => answer with { Verdict = AnswerVerdict.Answer, Choice = choice },
            ["code"] => answer with { Verdict = AnswerVerdict.Correct, Code = Code, Country = Country?.ToUpperInvariant() },
            ["reject"] => answer with { Verdict = AnswerVerdict.Reject },
            ["uncertain"] => answer,
            _ => null,
        };
    }

    private static ReviewAnswer Take(ReviewAnswer answer, string[] parts, HsCode? suggested) =>
        parts.Length == 1 && parts[0] == suggested?.Digits
            ? answer with { Verdict = AnswerVerdict.Approve }
            : answer with { Verdict = AnswerVerdict.Correct, Code = parts[0], Country = parts.Length > 1 ? parts[1] : null };
}
