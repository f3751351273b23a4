using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>A row that came out otherwise than its label says.</summary>
public sealed record MissedRow(LabelledRow Row, string Said, double Probability, bool Approved, IReadOnlyList<string> Doubts);

/// <summary>Sends labelled rows through the product's own path.</summary>
public sealed class EvaluationRun(IServiceProvider services)
{
    /// <summary>User-assigned in ISO 3166-1, so no country's rules apply: a labelled row says nothing of origin, and its code is what is measured.</summary>
    private const string SomeOrigin = "ZZ";

    private readonly ProductJourney journey = services.GetRequiredService<ProductJourney>();
    private readonly NationalDesk nations = services.GetRequiredService<NationalDesk>();
    private readonly TariffShelves shelves = services.GetRequiredService<TariffShelves>();
    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();
    private readonly List<MissedRow> missed = [];

    public IReadOnlyList<MissedRow> Missed => missed;

    /// <summary>Keeps rows as corrections that a person made.</summary>
    public async Task TeachAsync(IReadOnlyList<LabelledRow> rows)
    {
        var database = services.GetRequiredService<Database>();
        foreach (var chunk in rows.Where(row => row.Code is { Level: >= 6 }).Chunk(500))
        {
            await database.WriteAsync(unit =>
            {
                foreach (var row in chunk)
                {
                    var product = WithOrigin(row.Product) with { Key = $"history-{row.Line}" };
                    PrecedentStore.Save(unit, WorkspaceStore.Default, new Precedent(
                        $"history-{row.Line}", 0, product, ProductFingerprint.OfText(product), ProductFingerprint.OfInputs(product), row.Code!.At(6), null, [], true, null, null, "history", clock.GetUtcNow(), null));
                }
            });
        }

        await services.GetRequiredService<LearnedShelf>().TrainAsync(WorkspaceStore.Default);
    }

    public async Task<IReadOnlyList<EvaluationOutcome>> AskAsync(IReadOnlyList<LabelledRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = new List<EvaluationOutcome>(rows.Count);
        await ProgressBar.RunAsync("Rows", rows.Count, async report =>
        {
            foreach (var row in rows)
            {
                outcomes.Add(await AskAsync(row, cancellationToken));
                report(outcomes.Count);
            }
        });
        return outcomes;
    }

    private async Task<EvaluationOutcome> AskAsync(LabelledRow row, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var tried = await journey.TryAsync(WorkspaceStore.Default, row.Product.Origin is null && row.Expect.Count == 0 ? WithOrigin(row.Product) : row.Product, cancellationToken);
        var milliseconds = clock.GetElapsedTime(start).TotalMilliseconds;
        var made = tried.Classification;
        var approved = tried.Status == ProductStatus.Approved ? made.Code : null;
        var national = row.Country is { } country ? nations.Ranked(row.Product, tried.Verdict, country, shelves.Today) : null;
        var outcome = new EvaluationOutcome(row, Ranked(tried.Verdict, tried.Opinions), national, tried.Verdict.Probability, approved, made.Tokens, 0, milliseconds);
        if (row.Abstain ? approved is not null : outcome.RankAt(6) != 0)
        {
            missed.Add(new MissedRow(row, made.Code?.Digits ?? "no code", made.Probability, approved is not null, [.. made.Doubts.Select(doubt => doubt.Kind).Distinct()]));
        }

        return outcome;
    }

    // The verdict's own order first, then what the sources named beyond its three.
    private static IReadOnlyList<Customs.Tariff.HsCode> Ranked(Verdict verdict, IReadOnlyList<Opinion> opinions) =>
    [
        .. verdict.Candidates.Select(candidate => candidate.Code)
            .Concat(opinions.SelectMany(opinion => opinion.Candidates).OrderByDescending(candidate => candidate.Probability).Select(candidate => candidate.Code))
            .Distinct()
            .Take(20),
    ];

    private static Product WithOrigin(Product product) => product with { Origin = product.Origin ?? SomeOrigin };
}
