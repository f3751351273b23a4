namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts about the product's own facts: its origin, and what changed since it was approved.</summary>
internal static class ProductDoubts
{
    public static IEnumerable<Doubt> Of(TriageSubject subject)
    {
        if (string.IsNullOrWhiteSpace(subject.Product.Origin))
        {
            yield return new Doubt(
                "origin.missing",
                Severity.Review,
                "The country of origin is missing. Every customs document needs it: it is where the goods were made, not where they ship from.",
                [new Evidence("origin", "")],
                "origin.missing@1",
                new Question("Where were the goods made?", Origins(subject.Product.Manufacturer?.Country)));
        }

        if (subject.LastApproval is { } approval && approval.Fingerprint != subject.Fingerprint)
        {
            // The same code again, and no person's word that the change overrules: worth a note, not a minute.
            var severity = approval.Code == subject.Verdict.Code && approval.Person is null ? Severity.Warn : Severity.Review;
            yield return new Doubt(
                "changed.since_approved",
                severity,
                $"The product was approved as {approval.Code} {Before(approval, subject)}, and now reads like {subject.Verdict.Code?.Digits ?? "no code at all"}.",
                [new Evidence("title", subject.Product.Title)],
                "changed.since_approved@1",
                severity == Severity.Warn ? null : Again(approval, subject));
        }
    }

    private static string Before(Approval approval, TriageSubject subject) => approval.Title == subject.Product.Title
        ? "under the same title; its other details have changed since"
        : $"when its title was “{approval.Title}”; it has changed since";

    // The maker's country is the likeliest answer.
    private static IReadOnlyList<Choice> Origins(string? maker) =>
    [
        .. OriginsNearby.Where(origin => origin.Code == maker).Select(origin => Origin(origin.Code, $"{origin.Name}, as its maker")),
        .. maker is null || OriginsNearby.Any(origin => origin.Code == maker) ? Array.Empty<Choice>() : [Origin(maker, $"{maker}, as its maker")],
        .. OriginsNearby.Where(origin => origin.Code != maker).Select(origin => Origin(origin.Code, origin.Name)),
    ];

    private static Choice Origin(string code, string name) => new(code, name, Sets: new Dictionary<string, string> { ["origin"] = code });

    private static Question Again(Approval approval, TriageSubject subject) => new(
        "Is it still the same good?",
        [
            new Choice("same", $"Yes, it stays {approval.Code}", approval.Code),
            .. subject.Verdict.Code is { } code && code != approval.Code ? [new Choice("new", $"No, it is {code} now", code)] : Array.Empty<Choice>(),
        ]);

    // Where small sellers of the region make or source their goods; any other country is set through the API or the shop.
    private static readonly (string Code, string Name)[] OriginsNearby =
        [("VN", "Vietnam"), ("TH", "Thailand"), ("ID", "Indonesia"), ("MY", "Malaysia"), ("PH", "Philippines"), ("CN", "China")];
}
