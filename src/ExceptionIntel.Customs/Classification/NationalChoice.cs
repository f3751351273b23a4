using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>How far down a country's tree the evidence carries.</summary>
/// <param name="Code">The deepest code that is likely enough; null where not even the first split is decided, and six digits are all.</param>
/// <param name="Probability">Of <paramref name="Code"/>, given that the six digits are right.</param>
/// <param name="Declarable">Nothing stands below the code: it can be declared.</param>
/// <param name="Candidates">Codes that can be declared, likeliest first, with their probabilities given that the six digits are right.</param>
/// <param name="Split">What divides the lines at which the evidence ends; null where the code is declarable.</param>
public sealed record NationalChoice(HsCode? Code, double Probability, bool Declarable, IReadOnlyList<Candidate> Candidates, NationalSplit? Split);
