using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Review;

/// <summary>What follows from a reviewer's answer.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <param name="Code">Six digits.</param>
    /// <param name="National">The national code, where the reviewer gave one.</param>
    public sealed record Settled(HsCode Code, NationalCode? National, string? Choice) : ReviewOutcome;

    /// <summary>The answer sets attributes, and the product runs again.</summary>
    public sealed record RunAgain(IReadOnlyDictionary<string, string> Sets, string Choice) : ReviewOutcome;

    /// <summary>Still open: nobody knows yet.</summary>
    public sealed record StaysOpen : ReviewOutcome;

    /// <param name="Nearest">Codes that do exist, where the answer's does not.</param>
    public sealed record Refused(string Field, string Message, IReadOnlyList<TariffNode> Nearest) : ReviewOutcome;
}

/// <summary>Reads a reviewer's answer against the case and the tariff. Pure.</summary>
public static class ReviewDesk
{
    public static ReviewOutcome Read(ReviewCase reviewCase, ReviewAnswer answer, TariffShelf shelf)
    {
        if (answer.Reason is { } reason && !ReviewReasons.All.Contains(reason))
        {
            return Refuse("reason", $"'{reason}' is not a reason on the list: {string.Join(", ", ReviewReasons.All)}.");
        }

        if (answer.Reason == ReviewReasons.Other && string.IsNullOrWhiteSpace(answer.Note))
        {
            return Refuse("note", "The reason 'other' needs a note that says what it was.");
        }

        if (Lifts(reviewCase, answer) && reviewCase.IsBlocked && string.IsNullOrWhiteSpace(answer.Note))
        {
            return Refuse("note", "This product is blocked. Say in a note why it may go on.");
        }

        return answer.Verdict switch
        {
            AnswerVerdict.Approve => Approve(reviewCase),
            AnswerVerdict.Correct => Correct(answer, shelf),
            AnswerVerdict.Answer => Answer(reviewCase, answer, shelf),
            _ => new ReviewOutcome.StaysOpen(),
        };
    }

    // An answer that only sets an attribute brings evidence: the rules decide again whether the block stands.
    private static bool Lifts(ReviewCase reviewCase, ReviewAnswer answer) => answer.Verdict switch
    {
        AnswerVerdict.Approve or AnswerVerdict.Correct => true,
        AnswerVerdict.Answer => reviewCase.Question?.Choices.FirstOrDefault(choice => choice.Id == answer.Choice)?.Code is not null,
        _ => false,
    };

    private static ReviewOutcome Approve(ReviewCase reviewCase) =>
        reviewCase.Code is { } code
            ? new ReviewOutcome.Settled(code, null, null)
            : Refuse("verdict", "There is no suggested code to approve. Send verdict 'correct' with the right code.");

    private static ReviewOutcome Correct(ReviewAnswer answer, TariffShelf shelf)
    {
        var check = CodeCheck.Of(answer.Code, answer.Country, shelf);
        return check.Refusal is { } refusal ? refusal : new ReviewOutcome.Settled(check.Code!, check.National, null);
    }

    private static ReviewOutcome Answer(ReviewCase reviewCase, ReviewAnswer answer, TariffShelf shelf)
    {
        var choices = reviewCase.Question?.Choices ?? [];
        var choice = choices.FirstOrDefault(choice => choice.Id == answer.Choice);
        return choice switch
        {
            null when choices.Count == 0 => Refuse("choice", "This exception asks no question. Approve it, or correct its code."),
            null => Refuse("choice", $"'{answer.Choice}' is not one of the choices: {string.Join(", ", choices.Select(choice => choice.Id))}."),
            // A rule that was written for another edition may offer a code that is gone.
            { Code: { } code } when code.Level < 6 || !shelf.World.Contains(code.At(6)) => Gone(code, shelf.World),
            { Code: { } code } => new ReviewOutcome.Settled(code.At(6), null, choice.Id),
            { Sets: { } sets } => new ReviewOutcome.RunAgain(sets, choice.Id),
            _ => new ReviewOutcome.StaysOpen(),
        };
    }

    private static ReviewOutcome.Refused Gone(HsCode code, TariffBook world) =>
        new("choice", $"{code} does not exist in {world.Edition}. Send verdict 'correct' with the right code.", world.Nearest(code.At(6), 5));

    private static ReviewOutcome.Refused Refuse(string field, string message) => new(field, message, []);
}
