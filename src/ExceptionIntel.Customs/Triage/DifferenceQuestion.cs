using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Asks for the one thing in which codes differ, where their titles say it: "Is the fabric knitted or woven?" instead of two codes.</summary>
internal static class DifferenceQuestion
{
    /// <param name="codes">Two or more, the likeliest first.</param>
    /// <param name="notes">What the decisions have to say between them.</param>
    public static Question Between(IReadOnlyList<HsCode> codes, Product product, TariffBook book, NoteReading notes)
    {
        IReadOnlyList<HsCode> rivals = [.. codes.Distinct()];
        if (notes.Ask is { } note)
        {
            return Of(note, rivals, book);
        }

        // What the law parts them by is known: their titles would only ask for it again.
        foreach (var contrast in notes.Said is null ? Contrast.All : [])
        {
            // What the shop has said already is not asked.
            if (!contrast.IsSaidBy(product) && Ask(contrast, rivals, book) is { } question)
            {
                return question;
            }
        }

        return new Question("Which of these is it?", [.. rivals.Select(code => Rewriting.Offer(code, book))]);
    }

    /// <summary>The law that the question rests on, beside what the product says.</summary>
    public static IEnumerable<Evidence> EvidenceOf(NoteReading notes) => notes.Ask is { } note ? [new Evidence("law", $"{note.Rule} ({note.Name})")] : [];

    private static Question Of(NoteDecision note, IReadOnlyList<HsCode> rivals, TariffBook book) =>
        new(note.Question, [.. note.Choices.Select(choice => Of(choice, note, rivals, book))]);

    private static Choice Of(NoteChoice choice, NoteDecision note, IReadOnlyList<HsCode> rivals, TariffBook book)
    {
        var sets = new Dictionary<string, string> { [note.Attribute] = choice.Id };
        if (choice.Code is { } code)
        {
            return new Choice(choice.Id, $"{choice.Text} ({code})", code, sets);
        }

        // A whole heading or chapter leaves one code where only one rival stands in it, and no rival is beyond the decision.
        return choice.Codes.Count == 1 && rivals.All(rival => note.ChoiceOf(rival) is not null) && rivals.Where(rival => note.ChoiceOf(rival) == choice).ToList() is [var only]
            ? new Choice(choice.Id, $"{choice.Text}: {book.TitleOf(only)} ({only})", only, sets)
            : new Choice(choice.Id, choice.Text, null, sets);
    }

    // Each code must say one value, and two of them different ones; a value that several codes share sets the attribute only.
    private static Question? Ask(Contrast contrast, IReadOnlyList<HsCode> codes, TariffBook book)
    {
        var said = codes.Select(code => (Code: code, Value: contrast.ValueIn(code, book))).ToList();
        if (said.Any(entry => entry.Value is null) || said.Select(entry => entry.Value).Distinct().Count() < 2 || !(contrast.Excludes || AreAlike(codes, book)))
        {
            return null;
        }

        return new Question(contrast.Text, [.. said.GroupBy(entry => entry.Value!).Select(group => new Choice(
            group.Key.Id,
            group.Count() == 1 ? $"{group.Key.Text}: {book.TitleOf(group.First().Code)} ({group.First().Code})" : group.Key.Text,
            group.Count() == 1 ? group.First().Code : null,
            new Dictionary<string, string> { [contrast.Attribute] = group.Key.Id }))]);
    }

    // Men's shirts and women's trousers differ in more than whom they are made for: asking that alone would lead astray.
    private static bool AreAlike(IReadOnlyList<HsCode> codes, TariffBook book)
    {
        var goods = codes.Select(code => GoodsText.Tokens(book.TitleOf(code)).Where(token => token.Length > 3 && !Contrast.Tells(token)).ToHashSet(StringComparer.Ordinal)).ToList();
        return codes.All(code => code.At(4) == codes[0].At(4)) || goods.Skip(1).All(other => other.Overlaps(goods[0]));
    }
}
