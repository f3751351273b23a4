namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts about the words: a description that names no good cannot be classified by anybody.</summary>
internal static class DescriptionDoubts
{
    public static IEnumerable<Doubt> Of(TriageSubject subject)
    {
        if (!subject.Verdict.NamesGood && !subject.Verdict.Exact)
        {
            yield return new Doubt(
                "description.vague",
                Severity.Review,
                "The description does not say what the good is. Customs refuses it as it stands: write what it is, what it is made of, and what it is for.",
                [new Evidence("title", subject.Product.Title)],
                "description.vague@1");
        }
    }
}
