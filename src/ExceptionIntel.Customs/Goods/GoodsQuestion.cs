namespace ExceptionIntel.Customs.Goods;

/// <summary>One text of a product.</summary>
/// <param name="Weight">How much its words count, 0 to 1.</param>
/// <param name="NamesGood">The title: its words, and where they stand in it, tell what the good is.</param>
internal readonly record struct FieldText(string Text, float Weight, bool NamesGood = false);

/// <summary>A known word of the question.</summary>
/// <param name="Written">As the seller wrote it, folded; differs from the known word where that was guessed.</param>
internal readonly record struct QuestionWord(int Word, string Written, float Weight, bool IsHead);

/// <summary>A product's words as the index knows them.</summary>
/// <param name="Facets">What the product says about sex, making and material.</param>
/// <param name="Mass">Rarity times weight, over all words.</param>
/// <param name="KnownShare">The share of the title's telling words that the index knows or could guess, 0 to 1.</param>
/// <param name="NamesGood">The title, or the category or type, has a known word that is more than a seller's noise.</param>
/// <param name="TellingWords">How many words of the title are more than a seller's noise.</param>
internal sealed record GoodsQuestion(IReadOnlyList<QuestionWord> Words, uint Facets, float Mass, float KnownShare, int TellingWords, bool NamesGood);
