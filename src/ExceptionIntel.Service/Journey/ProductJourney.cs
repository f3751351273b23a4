using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>The path of one product: opinions, verdict, triage, then approved or before a person.</summary>
public sealed class ProductJourney(Database database, Knowledge knowledge, LearnedShelf learned, PolicyBook policies, NationalDesk nations, TariffDesk tariffs, ProductWriter writer, TimeProvider clock)
{
    private readonly TriageDesk desk = new(knowledge.Book, knowledge.Rules, knowledge.Decisions);

    /// <summary>A product came in.</summary>
    /// <param name="workId">Orders deliveries of one product: an older one that comes late changes nothing.</param>
    public async Task<Effect> RunAsync(string workspace, Product sent, long workId, CancellationToken cancellationToken)
    {
        var known = ProductStore.Find(database, workspace, sent.Key);
        if (known?.AppliedWork >= workId)
        {
            return _ => FollowUps.None;
        }

        if (known is not null && ServiceJson.Write(known.Sent) == ServiceJson.Write(sent))
        {
            return unit => writer.Repeat(unit, workspace, known, workId);
        }

        return await RunAsync(workspace, sent, known?.Answers ?? NoAnswers, known, workId, cancellationToken);
    }

    /// <summary>A product that so far only an order's line names. What its shop sends of it, before or after, always wins over the line.</summary>
    public async Task<Effect> RunUnlessKnownAsync(string workspace, Product named, CancellationToken cancellationToken) =>
        ProductStore.Find(database, workspace, named.Key) is null
            ? await RunAsync(workspace, named, NoAnswers, null, BeforeAnyWork, cancellationToken)
            : _ => FollowUps.None;

    /// <summary>A known product runs again: an answer was given, or a precedent came or went.</summary>
    public async Task<Effect> RunAgainAsync(string workspace, string key, CancellationToken cancellationToken) =>
        ProductStore.Find(database, workspace, key) is { } known
            ? await RunAsync(workspace, known.Sent, known.Answers, known, known.AppliedWork, cancellationToken)
            : _ => FollowUps.None;

    /// <summary>The same path for a product that is not kept: nothing is stored, and no exception is opened.</summary>
    public Task<DecidedProduct> TryAsync(string workspace, Product product, CancellationToken cancellationToken) => DecideAsync(workspace, product, null, null, cancellationToken);

    private const long BeforeAnyWork = 0;

    private static readonly Dictionary<string, string> NoAnswers = [];

    private async Task<Effect> RunAsync(string workspace, Product sent, IReadOnlyDictionary<string, string> answers, StoredProduct? known, long workId, CancellationToken cancellationToken)
    {
        var product = answers.Over(sent);
        var decided = await DecideAsync(workspace, product, known?.Approval, known, cancellationToken);
        var now = clock.GetUtcNow();
        var next = new StoredProduct(
            known?.Sequence ?? 0,
            (known?.Version ?? 0) + 1,
            decided.Status,
            sent,
            answers,
            decided.Fingerprint,
            decided.Classification,
            decided.ApprovalAt(now) ?? known?.Approval,
            decided.Precedent?.Id,
            workId,
            known?.CreatedAt ?? now,
            now);
        return unit =>
        {
            var followUps = writer.Write(unit, workspace, known, next, decided);
            if (tariffs.IsOn)
            {
                TariffAnswerStore.Wait(unit, workspace, product.Key, decided.Open);
            }

            return followUps;
        };
    }

    private async Task<DecidedProduct> DecideAsync(string workspace, Product product, Approval? lastApproval, StoredProduct? known, CancellationToken cancellationToken)
    {
        var precedents = new PrecedentClassifier(learned.Fresh(workspace), knowledge.Book);
        var opinions = await JourneyException.AtAsync(Stage.Opinions, () => GatherAsync([precedents, knowledge.Atlas], product, cancellationToken));
        var verdict = JourneyException.At(Stage.Verdict, () => Verdict.From(knowledge.Decisions.Weigh(opinions, product)));
        var exact = precedents.Deciding(product);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (policy, national) = JourneyException.At(Stage.Triage, () => (policies.For(workspace, product.MainDestination, verdict.Code), NationalLines(product, verdict, exact, known, today)));
        var found = await JourneyException.AtAsync(Stage.Tariffs, () => AskTariffsAsync(product, verdict, policy, national, cancellationToken));
        return JourneyException.At(Stage.Triage, () =>
        {
            var subject = new TriageSubject(product, ProductFingerprint.OfInputs(product), verdict, lastApproval, kind => exact?.Answers(kind, product) ?? false) { National = national, Readings = found.Readings };
            var decision = desk.Decide(subject, policy, today);
            return DecidedProduct.From(subject, opinions, decision, policy.Promise, exact ?? NearestBehind(precedents, product, verdict), knowledge.Book) with { Open = found.Open };
        });
    }

    private IReadOnlyList<NationalLine> NationalLines(Product product, Verdict verdict, Precedent? exact, StoredProduct? known, DateOnly on) =>
        nations.Lines(product, verdict, exact, exact?.Answers(NationalDoubts.Edition, product) == true ? null : DecidedBefore(product, known), on);

    // A code that was decided of these very words stays until its schedule changes: only then is it looked at again.
    private static IReadOnlyList<NationalCode>? DecidedBefore(Product product, StoredProduct? known) =>
        known is not null
        && known.Fingerprint == ProductFingerprint.OfInputs(product)
        && (known.Status == ProductStatus.Approved || known.Classification.Doubts.Any(doubt => doubt.Kind == NationalDoubts.Edition))
            ? known.Classification.NationalCodes
            : null;

    // As long as the six digits are in doubt, what a tariff says of them would only confuse.
    private ValueTask<TariffFindings> AskTariffsAsync(Product product, Verdict verdict, TriagePolicy policy, IReadOnlyList<NationalLine> national, CancellationToken cancellationToken) =>
        verdict.Exact || verdict.Probability >= policy.LeastProbability
            ? tariffs.AboutAsync(product, verdict.Code, [.. national.Select(line => line.CodeWith(verdict.Probability)).OfType<NationalCode>()], cancellationToken)
            : ValueTask.FromResult(TariffFindings.None);

    private static async ValueTask<IReadOnlyList<Opinion>> GatherAsync(IReadOnlyList<IClassifier> sources, Product product, CancellationToken cancellationToken)
    {
        var opinions = new List<Opinion>(sources.Count);
        foreach (var source in sources)
        {
            opinions.Add(await source.ClassifyAsync(product, cancellationToken));
        }

        return opinions;
    }

    private static Precedent? NearestBehind(PrecedentClassifier precedents, Product product, Verdict verdict) =>
        verdict is { DecidedBy: DecidedBy.Precedent, Code: { } code } ? precedents.Nearest(product, code) : null;
}
