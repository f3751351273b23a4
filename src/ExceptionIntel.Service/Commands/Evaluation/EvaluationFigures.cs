using System.Text.Json.Serialization;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>The object that `evaluate --json` prints.</summary>
/// <param name="RecallAt20">The share of coded rows whose right six digits stand among the first twenty candidates.</param>
public sealed record EvaluationFigures(
    int Rows, LevelFigures? Hs2, LevelFigures? Hs4, LevelFigures? Hs6, LevelFigures? Hs8, LevelFigures? Hs10,
    [property: JsonPropertyName("recall_at_20")] double RecallAt20, ApprovedFigures Approved, AbstainFigures Abstain, double TokensPerProduct, int ModelCalls, double MsP50, double MsP95,
    IReadOnlyList<ReliabilityBin> Reliability)
{
    /// <summary>How accuracy grows with what is taught; null unless it was asked for.</summary>
    public IReadOnlyList<LearningStep>? Learning { get; init; }
}

/// <param name="Low">Exact binomial 95 % interval of <paramref name="Top1"/>.</param>
public sealed record LevelFigures(double Top1, double Top3, int Rows, double Low, double High);

/// <param name="Rows">Coded rows that were approved; <paramref name="Share"/> is of all coded rows.</param>
/// <param name="Low">Exact binomial 95 % interval of <paramref name="ErrorRate"/>.</param>
public sealed record ApprovedFigures(int Rows, double Share, int Errors, double ErrorRate, double Low, double High);

/// <summary>Rows that a person has to see, and how many of them went through all the same.</summary>
/// <param name="Sure">How many came out with a probability of 0.9 or more, whatever became of them.</param>
public sealed record AbstainFigures(int Rows, int Approved, int Sure);

/// <summary>Rows whose first code came out with a probability between two bounds, and the share of them that was right.</summary>
/// <param name="Probability">The mean of what was said.</param>
/// <param name="Low">Exact binomial 95 % interval of <paramref name="Right"/>.</param>
public sealed record ReliabilityBin(double From, double To, int Rows, double Probability, double Right, double Low, double High);

/// <summary>Accuracy at six digits after so many rows were taught.</summary>
/// <param name="Low">Exact binomial 95 % interval of <paramref name="Top1"/>.</param>
public sealed record LearningStep(int Taught, double Top1, double Top3, double Low, double High);

public sealed record ChapterFigures(string Chapter, int Rows, double Top1, double Top3, int Approved, int Errors);

/// <summary>A code that is taken for another one again and again.</summary>
/// <param name="Approved">How often the wrong code went through without a person: these cost most.</param>
public sealed record Confusion(string Right, string Taken, int Rows, int Approved);
