namespace ExceptionIntel.Customs.Goods;

/// <summary>A subheading that may be right, with what speaks for it.</summary>
/// <param name="Score">Logarithm of its odds among the matches, up to a constant.</param>
internal sealed record GoodsMatch(int Leaf, float[] Features, double Score);
