using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts about the code that the shop carries already.</summary>
internal static class CodeDoubts
{
    public static IEnumerable<Doubt> Of(TriageSubject subject, TariffBook book)
    {
        if (string.IsNullOrWhiteSpace(subject.Product.DeclaredCode))
        {
            yield break;
        }

        var written = subject.Product.DeclaredCode.Trim();
        Evidence evidence = new("declared_code", written);
        if (!HsCode.TryParse(written, out var declared) || !book.Contains(declared.At(6)))
        {
            yield return new Doubt("code.invalid", Severity.Review, Invalid(written, declared, book), [evidence], "code.invalid@1", Confirm(subject));
            yield break;
        }

        // A shop that carries a heading only does not contradict a code under it.
        if (subject.Verdict.Code is not { } code || code.IsUnder(declared.At(6)))
        {
            yield break;
        }

        yield return new Doubt(
            "code.declared_differs",
            Severity.Review,
            $"The shop says {declared} ({book.TitleOf(declared.At(6))}); the text reads like {code} ({book.TitleOf(code)}). They differ in the {LevelOfDifference(declared, code)}.",
            [evidence, new Evidence("title", subject.Product.Title)],
            "code.declared_differs@1",
            new Question("Which one is it?",
            [
                new Choice("text", $"{book.TitleOf(code)} ({code})", code),
                .. declared.Level >= 6 ? [new Choice("shop", $"{book.TitleOf(declared.At(6))} ({declared.At(6)})", declared.At(6))] : Array.Empty<Choice>(),
            ]));
    }

    private static string Invalid(string written, HsCode? declared, TariffBook book)
    {
        if (declared is null)
        {
            return $"The shop's code “{written}” is not an HS code: it needs six digits, or more for a country's own.";
        }

        var nearest = string.Join("; ", book.Nearest(declared.At(6), 2).Select(node => $"{node.Code} {node.Title}"));
        return $"The shop's code {declared} does not exist in {book.Edition}. Near it: {nearest}.";
    }

    private static Question? Confirm(TriageSubject subject) => subject.Verdict.Candidates.Count == 0
        ? null
        : new Question("Which code is right?", [.. subject.Verdict.Candidates.Select(candidate => new Choice(candidate.Code.Digits, $"{candidate.Title} ({candidate.Code})", candidate.Code))]);

    private static string LevelOfDifference(HsCode one, HsCode other) =>
        one.Chapter != other.Chapter ? "chapter" : one.At(4) != other.At(4) ? "heading" : "subheading";
}
