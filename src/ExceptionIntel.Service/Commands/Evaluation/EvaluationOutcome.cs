using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>What became of one labelled row on the way that products take.</summary>
/// <param name="Ranked">Codes of six digits, best first, as many as there are (up to twenty).</param>
/// <param name="National">Codes of the label's country, best first; null where its schedule is not loaded, and then only six digits of the label count.</param>
/// <param name="Probability">Of the first code, at six digits; 0 without one.</param>
/// <param name="Approved">The code that went through without a person; null for an exception.</param>
/// <param name="Tokens">In and out, cached ones counted.</param>
/// <param name="Milliseconds">From the product to its decision.</param>
public sealed record EvaluationOutcome(
    LabelledRow Row, IReadOnlyList<HsCode> Ranked, IReadOnlyList<HsCode>? National, double Probability, HsCode? Approved, int Tokens, int ModelCalls, double Milliseconds)
{
    /// <summary>The right code's digits at a level; null where the label does not reach it or its schedule is not loaded.</summary>
    public string? RightAt(int level) =>
        Row.Code is { } code && code.Level >= level && (level <= 6 || National is not null) ? code.Digits[..level] : null;

    /// <summary>Where the right code stands among the candidates at a level, from 0; -1 where it does not.</summary>
    public int RankAt(int level)
    {
        var right = RightAt(level);
        var codes = level <= 6 ? Ranked : National ?? [];
        for (var rank = 0; right is not null && rank < codes.Count; rank++)
        {
            if (codes[rank].Digits.StartsWith(right, StringComparison.Ordinal))
            {
                return rank;
            }
        }

        return -1;
    }

    /// <summary>An approved code is wrong when it differs from the label in any digit that counts for both.</summary>
    public bool IsWronglyApproved =>
        Approved is not null && Row.Code is not null && Approved.At(Counting(Approved)) != Row.Code.At(Counting(Approved));

    private int Counting(HsCode approved) => Math.Min(Row.Code!.Level, National is null ? 6 : approved.Level);
}
