using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

/// <param name="Page">Counted from 1.</param>
/// <param name="AllOf">The group whose boxes come checked.</param>
public sealed record QueueView(IReadOnlyList<QueueGroup> Groups, QueueFilter Filter, QueueChoices Choices, int Waiting, int Page, int Pages, string? AllOf, bool MayDecide, bool HasProducts);

/// <summary>The queue, and decisions on many at once.</summary>
public static class QueuePages
{
    private const int RowsPerPage = 60;

    public static void MapQueue(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/exceptions", Show);
        desk.MapPost("/exceptions", DecideAsync).ForScope("review");
    }

    private static IResult Show(HttpContext context, Database database, WaitingCases queue, TariffShelves shelves, string? reason, string? kind, string? destination, int? page, string? all)
    {
        var caller = context.Caller();
        var filter = QueueFilter.From(reason, kind, destination);
        var order = queue.Read(caller.Workspace, filter);
        var pages = Math.Max(1, (order.Cases.Count + RowsPerPage - 1) / RowsPerPage);
        var number = Math.Clamp(page ?? 1, 1, pages);
        var shown = order.Cases.Skip((number - 1) * RowsPerPage).Take(RowsPerPage).ToList();
        var products = ProductStore.FindMany(database, caller.Workspace, shown.Select(queued => queued.Stored.Case.ProductKey)).ToDictionary(product => product.Product.Key, StringComparer.Ordinal);
        var book = shelves.Current().World;
        var groups = shown.GroupBy(queued => queued.Group, StringComparer.Ordinal).Select(group =>
        {
            var first = group.First().Stored.Case;
            return new QueueGroup(
                group.Key,
                first.Code,
                first.Code is { } code ? book.TitleOf(code) : null,
                first.Reasons,
                first.Kind,
                first.Doubts.Count == 0 ? null : first.Doubts.Max(doubt => doubt.Severity),
                group.First().Alike,
                [.. group.Where(queued => products.ContainsKey(queued.Stored.Case.ProductKey)).Select(queued => new QueueRow(queued.Stored, products[queued.Stored.Case.ProductKey]))]);
        });
        return DeskPage.Of<QueuePage>(new QueueView(
            [.. groups], filter, order.Choices, order.Cases.Count, number, pages, all, caller.May("review"), order.Cases.Count > 0 || ProductStore.List(database, caller.Workspace, new PageRequest(1)).Items.Count > 0));
    }

    private static async Task<IResult> DecideAsync(HttpContext context, Database database, ReviewDoor reviews, Notices notices, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var back = $"/desk/exceptions{QueueFilter.Parse(form["queue"]).Query}";
        var decision = DecisionForm.From(form);
        var picked = form["case"].OfType<string>().Take(RowsPerPage).ToList();
        if (picked.Count == 0)
        {
            notices.Leave(context, new Notice("Nothing was selected, so nothing was decided.", IsTrouble: true));
            return DeskPage.GoTo(back);
        }

        var tally = new BulkTally();
        var caller = context.Caller();
        foreach (var seen in picked.Select(SeenCase.Parse).OfType<SeenCase>())
        {
            var suggested = CaseStore.Find(database, caller.Workspace, seen.Id)?.Case.Code;
            if ((decision with { Version = seen.Version }).ToAnswer(suggested) is { Verdict: AnswerVerdict.Approve or AnswerVerdict.Correct or AnswerVerdict.Reject } answer)
            {
                var (result, _) = await reviews.DecideAsync(caller.Workspace, caller.Name, seen.Id, answer, cancellationToken);
                tally.Add(result);
            }
        }

        notices.Leave(context, tally.Told());
        return DeskPage.GoTo(back);
    }

    /// <summary>A checked box: the case in the version that was shown.</summary>
    private sealed record SeenCase(string Id, int Version)
    {
        public static SeenCase? Parse(string box) =>
            box.Split(':') is [var id, var version] && int.TryParse(version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new SeenCase(id, number) : null;
    }
}

/// <summary>Counts what became of many decisions.</summary>
public sealed class BulkTally
{
    private readonly List<string> refusals = [];
    private int decided;
    private int followed;
    private int changed;

    public void Add(ReviewResult result)
    {
        switch (result)
        {
            case ReviewResult.Done:
                decided++;
                break;
            case ReviewResult.Conflict { Fresh.Status: CaseStatus.Resolved }:
                // The decision on one before it settled this one too.
                followed++;
                break;
            case ReviewResult.Refused refused:
                refusals.Add(refused.Why.Message);
                break;
            default:
                changed++;
                break;
        }
    }

    public Notice Told()
    {
        var parts = new List<string> { $"Decided {Spoken.Count(decided, "exception", "exceptions")}." };
        if (followed > 0)
        {
            parts.Add($"{Spoken.Count(followed, "more was", "more were")} settled alike.");
        }

        if (changed > 0)
        {
            parts.Add($"{Spoken.Count(changed, "has", "have")} changed meanwhile: look again.");
        }

        if (refusals.Count > 0)
        {
            parts.Add($"{Spoken.Count(refusals.Count, "was", "were")} not taken: {string.Join(" ", refusals.Distinct().Take(3))}");
        }

        return new Notice(string.Join(" ", parts), IsTrouble: changed + refusals.Count > 0);
    }
}
