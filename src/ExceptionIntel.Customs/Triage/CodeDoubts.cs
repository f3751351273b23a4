using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts about the code that the shop carries already.</summary>
internal static class CodeDoubts
{
    public static IEnumerable<Doubt> Of(TriageSubject subject, TariffBook book, NoteDecisions notes)
    {
        var likely = subject.Verdict.Code?.At(6);
        if (DeclaredCode.Of(subject.Product.DeclaredCode, likely, book) is not { } declared)
        {
            return [];
        }

        Evidence evidence = new("declared_code", declared.Written);
        if (declared.Level is not { } shop)
        {
            return [new Doubt("code.invalid", Severity.Review, Invalid(declared, subject, book), [evidence], "code.invalid@1", Rewriting.Ask(subject, book) is { } ask ? ask with { Text = "Which code is right?" } : null)];
        }

        return Differs(shop, likely)
            ? [Contradiction(declared, shop, likely!, subject, book, notes, evidence)]
            : Incomplete(declared, shop, likely, book, evidence) is { } note ? [note] : [];
    }

    // A shop that carries a heading only does not contradict a code under it.
    private static bool Differs(HsCode shop, HsCode? likely) => likely is not null && !likely.IsUnder(shop);

    private static Doubt Contradiction(DeclaredCode declared, HsCode shop, HsCode likely, TriageSubject subject, TariffBook book, NoteDecisions notes, Evidence evidence)
    {
        // Of a heading only the codes under it can be chosen.
        IReadOnlyList<HsCode> rivals = shop.Level == 6 ? [shop] : [.. subject.Verdict.Candidates.Select(candidate => candidate.Code.At(6)).Where(code => code.IsUnder(shop))];
        var reading = notes.Read([likely, .. rivals], subject.Product);
        var zero = declared.LostZero ? $" (“{declared.Written}” without its first zero)" : "";
        return new Doubt(
            "code.declared_differs",
            Severity.Review,
            $"The shop says {shop}{zero}, which is “{book.TitleOf(shop)}”; the text reads like {likely}, “{book.TitleOf(likely)}”.{(reading.Ask is { } note ? $" {note.Reasoning}" : "")}",
            [evidence, new Evidence("title", subject.Product.Title), .. DifferenceQuestion.EvidenceOf(reading)],
            "code.declared_differs@1",
            rivals.Count == 0
                ? new Question("Is the shop's code wrong?", [Rewriting.Offer(likely, book) with { Text = $"Yes, it is {likely}: {book.TitleOf(likely)}" }])
                : DifferenceQuestion.Between([likely, .. rivals], subject.Product, book, reading));
    }

    private static Doubt? Incomplete(DeclaredCode declared, HsCode shop, HsCode? likely, TariffBook book, Evidence evidence)
    {
        if (declared.LostZero)
        {
            return new Doubt("code.incomplete", Severity.Warn, $"The shop's code “{declared.Written}” has lost its first zero, as spreadsheets do: it should read {declared.Code}.", [evidence], "code.lost_zero@1");
        }

        return shop.Level >= 6 ? null : new Doubt(
            "code.incomplete",
            Severity.Warn,
            $"The shop's code “{declared.Written}” names only “{book.TitleOf(shop)}”: documents need six digits{(likely is null ? "" : $", here {likely}")}.",
            [evidence],
            "code.incomplete@1");
    }

    private static string Invalid(DeclaredCode declared, TriageSubject subject, TariffBook book)
    {
        if (declared.Code is not { } code)
        {
            return $"The shop's code “{declared.Written}” is not an HS code: it needs six digits, or more for a country's own.";
        }

        // The text knows better than the digits which neighbour is meant.
        if (subject.Verdict.Code is { } likely && likely.At(4) == code.At(4))
        {
            return $"The shop's code {code} does not exist in {book.Edition}, perhaps it is from an older edition: the text reads like its neighbour {likely}, “{book.TitleOf(likely)}”.";
        }

        // Where not even the heading exists, its neighbours say nothing.
        var near = book.Nearest(code.At(6), 2).Where(node => node.Code.Level == 6).Select(node => $"{node.Code} “{node.Title}”").ToList();
        return $"The shop's code {code} does not exist in {book.Edition}{(near.Count == 0 ? "" : $"; near it: {string.Join(", ", near)}")}.";
    }
}
