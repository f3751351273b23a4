using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What became of a reviewer's answer.</summary>
public abstract record ReviewResult
{
    private ReviewResult()
    {
    }

    /// <param name="PrecedentId">The precedent that the answer set; null where it set none.</param>
    /// <param name="WorkId">The work that carries the answer on; null where nothing follows.</param>
    public sealed record Done(string CaseId, string? PrecedentId, long? WorkId) : ReviewResult;

    public sealed record NotFound : ReviewResult;

    /// <summary>The case is no longer as the reviewer saw it.</summary>
    public sealed record Conflict(ReviewCase Fresh, string Message) : ReviewResult;

    public sealed record Refused(ReviewOutcome.Refused Why) : ReviewResult;
}

/// <summary>The path of one answer: read against the case, kept as a precedent, then everything that it answers runs again.</summary>
public sealed class ReviewJourney(Database database, TariffShelves shelves, Ids ids, TimeProvider clock)
{
    public async Task<ReviewResult> DecideAsync(string workspace, string reviewer, string caseId, ReviewAnswer answer)
    {
        var shelf = shelves.Current();
        return await database.WriteAsync(unit => Decide(unit, workspace, reviewer, caseId, answer, shelf));
    }

    /// <summary>Withdraws a precedent; what it settled comes back.</summary>
    /// <returns>The work that brings it back; null where there is no such precedent.</returns>
    public Task<long?> WithdrawAsync(string workspace, string reviewer, string precedentId) => database.WriteAsync<long?>(unit =>
    {
        var now = clock.GetUtcNow();
        if (PrecedentStore.Find(unit, workspace, precedentId) is not { Stands: true } precedent)
        {
            return null;
        }

        PrecedentStore.Save(unit, workspace, precedent with { WithdrawnAt = now });
        TrailStore.Add(unit, workspace, now, reviewer, "precedent.withdrawn", precedentId, precedent.Code);
        return WorkStore.Add(unit, Settling(workspace, precedentId), now);
    });

    /// <summary>Keeps a precedent that was not asked for by an exception.</summary>
    public Task<(Precedent Precedent, long WorkId)> AddAsync(string workspace, string reviewer, Product product, HsCode code, NationalCode? national, string? reason, string? note) => database.WriteAsync(unit =>
    {
        var now = clock.GetUtcNow();
        var precedent = Keep(unit, workspace, reviewer, product, code, national, [], true, reason, note, now);
        return (precedent, WorkStore.Add(unit, Settling(workspace, precedent.Id), now));
    });

    private static Work Settling(string workspace, string precedentId) => new(workspace, WorkKind.Settle, $"precedent:{precedentId}", precedentId, WorkPriority.Interactive);

    private ReviewResult Decide(Unit unit, string workspace, string reviewer, string caseId, ReviewAnswer answer, TariffShelf shelf)
    {
        if (CaseStore.Find(unit, workspace, caseId) is not { } stored)
        {
            return new ReviewResult.NotFound();
        }

        var open = stored.Case;
        if (open.Status != CaseStatus.Open || open.Version != answer.Version)
        {
            return new ReviewResult.Conflict(open, open.Status == CaseStatus.Open
                ? $"You saw version {answer.Version}; it is version {open.Version} now. Look at it again before you decide."
                : $"It is {Words.Of(open.Status)} already.");
        }

        var product = ProductStore.Find(unit, workspace, open.ProductKey)!;
        return ReviewDesk.Read(open, answer, shelf) switch
        {
            ReviewOutcome.Refused refused => new ReviewResult.Refused(refused),
            ReviewOutcome.Settled settled => Settle(unit, workspace, reviewer, stored, product, answer, settled),
            ReviewOutcome.RunAgain again => RunAgain(unit, workspace, reviewer, stored, product, answer, again),
            _ => StayOpen(unit, workspace, reviewer, stored, product, answer),
        };
    }

    private ReviewResult.Done Settle(Unit unit, string workspace, string reviewer, StoredCase stored, StoredProduct product, ReviewAnswer answer, ReviewOutcome.Settled settled)
    {
        var now = clock.GetUtcNow();
        var precedent = Keep(unit, workspace, reviewer, product.Product, settled.Code, settled.National, stored.Case.Reasons, answer.ApplyToSimilar, answer.Reason, answer.Note, now);
        var resolution = Resolution(answer, settled.National?.Code ?? settled.Code, settled.Choice, reviewer, precedent.Id, now);
        var after = Save(unit, workspace, reviewer, stored, product, CaseStatus.Resolved, resolution, stored.Case.Kind == CaseKind.Audit ? settled.Code == stored.Case.Code : null, now);
        if (stored.Case.Code is { } suggested)
        {
            CaseStore.AddJudgement(unit, workspace, stored.Case, product.Classification.Probability, suggested == settled.Code);
        }

        return new ReviewResult.Done(after.Id, precedent.Id, WorkStore.Add(unit, Settling(workspace, precedent.Id), now));
    }

    private ReviewResult.Done RunAgain(Unit unit, string workspace, string reviewer, StoredCase stored, StoredProduct product, ReviewAnswer answer, ReviewOutcome.RunAgain again)
    {
        var now = clock.GetUtcNow();
        var answers = new Dictionary<string, string>(product.Answers);
        foreach (var (field, value) in again.Sets)
        {
            answers[field] = value;
        }

        ProductStore.Save(unit, workspace, product with { Version = product.Version + 1, Answers = answers, UpdatedAt = now });
        var after = Save(unit, workspace, reviewer, stored, product, CaseStatus.Open, Resolution(answer, null, again.Choice, reviewer, null, now), null, now);
        var work = new Work(workspace, WorkKind.Reclassify, $"product:{product.Product.Key}", product.Product.Key, WorkPriority.Interactive);
        return new ReviewResult.Done(after.Id, null, WorkStore.Add(unit, work, now));
    }

    private ReviewResult.Done StayOpen(Unit unit, string workspace, string reviewer, StoredCase stored, StoredProduct product, ReviewAnswer answer)
    {
        var now = clock.GetUtcNow();
        // An uncertain reviewer's case goes to somebody else; a rejected one stays where it is.
        var moved = answer.Verdict == AnswerVerdict.Uncertain ? stored with { Case = stored.Case with { Kind = CaseKind.SecondLook, Assignee = null } } : stored;
        var after = Save(unit, workspace, reviewer, moved, product, CaseStatus.Open, Resolution(answer, null, null, reviewer, null, now), null, now);
        return new ReviewResult.Done(after.Id, null, null);
    }

    private static ReviewCase Save(Unit unit, string workspace, string reviewer, StoredCase stored, StoredProduct product, CaseStatus status, Resolution resolution, bool? wasRight, DateTimeOffset now)
    {
        var after = stored.Case with { Version = stored.Case.Version + 1, Status = status, Resolution = resolution };
        CaseStore.Save(unit, workspace, stored with { Case = after, WasRight = wasRight });
        Events.AddCase(unit, workspace, stored.Case, after, product, now);
        TrailStore.Add(unit, workspace, now, reviewer, $"exception.{Words.Of(resolution.Verdict)}", after.Id, new { shown = stored.Case, answered = resolution });
        return after;
    }

    private Precedent Keep(Unit unit, string workspace, string reviewer, Product product, HsCode code, NationalCode? national, IReadOnlyList<string> answered, bool applyToSimilar, string? reason, string? note, DateTimeOffset now)
    {
        var precedent = PrecedentStore.Save(unit, workspace, new Precedent(
            ids.New("pr"), 0, product, ProductFingerprint.OfText(product), ProductFingerprint.OfInputs(product), code, national, answered, applyToSimilar, reason, note, reviewer, now, null));
        TrailStore.Add(unit, workspace, now, reviewer, "precedent.set", precedent.Id, new { precedent.Code, precedent.National, product.Key, product.Title, reason, note });
        return precedent;
    }

    private static Resolution Resolution(ReviewAnswer answer, HsCode? code, string? choice, string reviewer, string? precedentId, DateTimeOffset now) =>
        new(answer.Verdict, code, answer.Country, choice, answer.Reason, answer.Note, reviewer, now, precedentId);
}
