namespace ExceptionIntel.Customs.Goods;

/// <summary>A subheading that may be right, with what speaks for it.</summary>
/// <param name="Quick">The plain sum of its evidence, by which the shortlist was drawn.</param>
/// <param name="Score">Logarithm of its odds among the matches, up to a constant.</param>
internal sealed record GoodsMatch(int Leaf, float[] Features, float Quick, double Score);
