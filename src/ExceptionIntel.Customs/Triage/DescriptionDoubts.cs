using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts about the words: a description that names no good cannot be classified by anybody, and one that gives orders is not trusted.</summary>
internal static class DescriptionDoubts
{
    private static readonly WordList Instructions = WordList.LoadShipped("instructions");

    private static readonly PhraseIndex Orders = Index(Instructions);

    public static IEnumerable<Doubt> Of(TriageSubject subject, TariffBook book) =>
        new[] { Vague(subject, book), Instruction(subject.Product), MaterialDoubts.Of(subject.Product) }.OfType<Doubt>();

    private static Doubt? Vague(TriageSubject subject, TariffBook book)
    {
        if (subject.Verdict.Exact)
        {
            return null;
        }

        var product = subject.Product;
        var fault = TitleFault.Of(product.Title, product);
        if (subject.Verdict.NamesGood && fault is null)
        {
            return null;
        }

        // Where the rest of the product says what it is, only the title has to change before it is printed.
        var severity = subject.Verdict.NamesGood && SaysMore(product) ? Severity.Warn : Severity.Review;
        var reason = fault is null ? "does not say what the good is" : fault.Reason;
        return new Doubt(
            "description.vague",
            severity,
            $"The title “{Shortened(product.Title)}” {reason}, and customs refuses such a description: {Rewriting.Advice(product)}",
            [new Evidence("title", product.Title)],
            fault?.Rule ?? "description.vague@1",
            severity == Severity.Warn ? null : Rewriting.Ask(subject, book));
    }

    private static bool SaysMore(Product product) =>
        (!string.IsNullOrWhiteSpace(product.Description) && TitleFault.Of(product.Description, product) is null) || product.Materials.Count > 0;

    private static Doubt? Instruction(Product product)
    {
        var found = Orders.Find(ProductWords.Of(product)).GetValueOrDefault(0, []);
        return found.Count == 0 ? null : new Doubt(
            "description.instruction",
            Severity.Review,
            $"The text gives orders to whoever decides the code (“{found[0].Text.Replace("#", "…", StringComparison.Ordinal)}”) instead of only describing the good: delete these words, then send the product again.",
            found,
            Instructions.Rule);
    }

    private static PhraseIndex Index(WordList list)
    {
        var index = new PhraseIndex();
        foreach (var phrase in list.Phrases)
        {
            index.Add(0, phrase, harmless: false);
        }

        return index;
    }

    private static string Shortened(string title) => title.Length <= 60 ? title : string.Concat(title.AsSpan(0, 57), "…");
}
