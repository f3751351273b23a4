using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>The decisions that are data, found by the codes between which they decide.</summary>
public sealed class NoteDecisions
{
    private const string Packs = "triage/decisions/";

    /// <summary>More leading candidates than these are not set against each other.</summary>
    private const int MostRivals = 3;

    private readonly Dictionary<string, List<int>> byLead = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<IReadOnlyList<Phrase>> words;

    /// <exception cref="FormatException">A decision cannot work.</exception>
    public NoteDecisions(IReadOnlyList<NoteDecision> decisions)
    {
        All = NotePack.Checked(decisions, "decisions");
        words = [.. decisions.Select(decision => (IReadOnlyList<Phrase>)[.. decision.Words.Select(Phrase.From)])];
        for (var at = 0; at < decisions.Count; at++)
        {
            foreach (var lead in decisions[at].Between)
            {
                (byLead.TryGetValue(lead.Digits, out var known) ? known : byLead[lead.Digits] = []).Add(at);
            }
        }
    }

    public IReadOnlyList<NoteDecision> All { get; }

    /// <summary>The packs that ship with the product.</summary>
    /// <exception cref="FormatException">A pack cannot be read.</exception>
    public static NoteDecisions LoadShipped()
    {
        var assembly = typeof(NoteDecisions).Assembly;
        var decisions = new List<NoteDecision>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Packs, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            decisions.AddRange(NotePack.Read(stream, name));
        }

        return new NoteDecisions(decisions);
    }

    /// <summary>Those that concern a code: one that it may follow from, or one that decides under it.</summary>
    public IEnumerable<NoteDecision> About(HsCode code) =>
        All.Where(decision => decision.Between.Any(lead => code.IsUnder(lead) || lead.IsUnder(code)));

    /// <summary>What the decisions have to say between codes that a product may have.</summary>
    /// <param name="codes">The likeliest first.</param>
    public NoteReading Read(IReadOnlyList<HsCode> codes, Product product)
    {
        var said = new NoteWords(product);
        var parting = Parting(codes, said);
        return new NoteReading(
            parting.FirstOrDefault(decision => !said.IsSettled(decision)),
            parting.FirstOrDefault(decision => decision.ChoiceOf(codes[1]) is { } other && other != decision.ChoiceOf(codes[0]) && said.SaidOf(decision) is not null));
    }

    /// <summary>The decisions that part the likeliest code from its rivals, the most telling first.</summary>
    internal IReadOnlyList<NoteDecision> Parting(IReadOnlyList<HsCode> codes, NoteWords said)
    {
        IReadOnlyList<HsCode> rivals = [.. codes.Distinct().Take(MostRivals)];
        return rivals.Count < 2 ? [] :
        [
            .. Knowing(rivals[0])
                .Where(at => words[at].Count == 0 || said.HasAny(words[at]))
                .Select(at => (Decision: All[at], Parted: Parted(All[at], rivals), HasWords: words[at].Count > 0, Depth: Depth(All[at], rivals)))
                .Where(entry => entry.Parted > 0)
                .OrderByDescending(entry => entry.Parted)
                .ThenByDescending(entry => entry.HasWords)
                .ThenByDescending(entry => entry.Depth)
                .Select(entry => entry.Decision),
        ];
    }

    /// <summary>The decisions that know the code, in their order.</summary>
    internal IEnumerable<NoteDecision> About(HsCode code, NoteWords said) =>
        Knowing(code).Where(at => words[at].Count == 0 || said.HasAny(words[at])).Select(at => All[at]);

    private IEnumerable<int> Knowing(HsCode code) =>
        Enumerable.Range(1, 3).SelectMany(pairs => pairs * 2 <= code.Level ? byLead.GetValueOrDefault(code.Digits[..(pairs * 2)], []) : []).Distinct().Order();

    // The first rival counts twice the second: parting the two likeliest is worth most.
    private static int Parted(NoteDecision decision, IReadOnlyList<HsCode> rivals)
    {
        var first = decision.ChoiceOf(rivals[0]);
        var parted = 0;
        for (var i = 1; i < rivals.Count; i++)
        {
            if (decision.ChoiceOf(rivals[i]) is { } other && other != first)
            {
                parted += MostRivals - i;
            }
        }

        return parted;
    }

    private static int Depth(NoteDecision decision, IReadOnlyList<HsCode> rivals) =>
        decision.Between.Where(lead => rivals.Any(rival => rival.IsUnder(lead))).Sum(lead => lead.Level);
}

/// <summary>What the decisions have to say about one product.</summary>
/// <param name="Ask">The one to ask; null where none parts the codes, or the product answers them all.</param>
/// <param name="Said">One that parts the two likeliest codes and that the product answers by itself.</param>
public sealed record NoteReading(NoteDecision? Ask, NoteDecision? Said);
