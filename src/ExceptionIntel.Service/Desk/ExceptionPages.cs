using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

/// <param name="Position">Its place in the queue, counted from 1; 0 where it is not in it.</param>
/// <param name="Alike">Others that ask alike.</param>
/// <param name="Search">What another code was searched by.</param>
/// <param name="Problem">Why the last answer was not taken.</param>
public sealed record ExceptionView(
    StoredCase Stored,
    StoredProduct Product,
    TariffBook Book,
    IReadOnlyList<string> Schedules,
    bool MayDecide,
    QueueFilter Filter,
    int Position,
    int Waiting,
    int Alike,
    string? NextId,
    string? PreviousId,
    string? Search,
    IReadOnlyList<TariffNode> Found,
    DecisionForm Form,
    ReviewOutcome.Refused? Problem);

/// <summary>One exception: everything that a person needs to decide it, and the decision.</summary>
public static class ExceptionPages
{
    private const int MostFound = 12;

    public static void MapExceptions(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/exceptions/{id}", (HttpContext context, ExceptionDesk exceptions, string id, string? q, string? reason, string? kind, string? destination) =>
            exceptions.View(context.Caller(), id, QueueFilter.From(reason, kind, destination), q) is { } view
                ? DeskPage.Of<ExceptionPage>(view)
                : TroublePages.NotFound("exception with this number"));
        desk.MapPost("/exceptions/{id}", DecideAsync).ForScope("review");
    }

    private static async Task<IResult> DecideAsync(HttpContext context, ExceptionDesk exceptions, ReviewDoor reviews, Notices notices, string id, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var filter = QueueFilter.Parse(form["queue"]);
        var decision = DecisionForm.From(form);
        var caller = context.Caller();
        if (exceptions.View(caller, id, filter, null) is not { } seen)
        {
            return TroublePages.NotFound("exception with this number");
        }

        if (decision.ToAnswer(seen.Stored.Case.Code) is not { } answer)
        {
            return TroublePages.Of(StatusCodes.Status400BadRequest, "No decision", "The form came without a button. Go back and press one.");
        }

        var (result, alike) = await reviews.DecideAsync(caller.Workspace, caller.Name, id, answer, cancellationToken);
        switch (result)
        {
            case ReviewResult.Done done:
                notices.Leave(context, exceptions.Told(caller.Workspace, seen, done, answer, alike));
                return DeskPage.GoTo(exceptions.AddressAfter(caller.Workspace, seen));
            case ReviewResult.Conflict conflict:
                notices.Leave(context, new Notice($"Your answer was not taken. {conflict.Message}", IsTrouble: true));
                return DeskPage.GoTo($"/desk/exceptions/{id}{filter.Query}");
            case ReviewResult.Refused refused:
                return DeskPage.Of<ExceptionPage>(seen with { Form = decision, Problem = refused.Why, Found = [.. refused.Why.Nearest.Take(MostFound)] }, StatusCodes.Status422UnprocessableEntity);
            default:
                return TroublePages.NotFound("exception with this number");
        }
    }
}

/// <summary>Gathers what a page about one exception shows, and says what became of it.</summary>
public sealed class ExceptionDesk(Database database, WaitingCases queue, TariffShelves shelves, Knowledge knowledge)
{
    private const int MostFound = 12;

    public ExceptionView? View(Caller caller, string id, QueueFilter filter, string? search)
    {
        if (CaseStore.Find(database, caller.Workspace, id) is not { } stored || ProductStore.Find(database, caller.Workspace, stored.Case.ProductKey) is not { } product)
        {
            return null;
        }

        var shelf = shelves.Current();
        var cases = queue.Read(caller.Workspace, filter).Cases;
        var index = cases.Index().FirstOrDefault(entry => entry.Item.Stored.Case.Id == id, (-1, null!)).Item1;
        return new ExceptionView(
            stored,
            product,
            shelf.World,
            [.. shelf.Schedules.Keys.Order(StringComparer.Ordinal)],
            caller.May("review"),
            filter,
            index + 1,
            cases.Count,
            index < 0 ? 0 : cases[index].Alike - 1,
            index + 1 < cases.Count ? cases[index + 1].Stored.Case.Id : null,
            index > 0 ? cases[index - 1].Stored.Case.Id : null,
            search,
            string.IsNullOrWhiteSpace(search) ? [] : [.. TariffSearch.Find(knowledge, shelf.World, search, MostFound * 2).Where(node => node.Code.Level == 6).Take(MostFound)],
            DecisionForm.Empty(stored.Case.Version),
            null);
    }

    /// <summary>The next in the queue's order that still waits; from the end on to its beginning.</summary>
    public string AddressAfter(string workspace, ExceptionView seen)
    {
        var still = queue.Read(workspace, seen.Filter).Cases.Select(queued => queued.Stored.Case.Id).ToList();
        if (seen.Stored.Case.Id is var same && still.Contains(same) && CaseStore.Find(database, workspace, same) is { Case.Resolution.Choice: not null })
        {
            // An answer ran the product again, and something is still to be asked about it.
            return $"/desk/exceptions/{same}{seen.Filter.Query}";
        }

        var next = seen.NextId is { } id && still.Contains(id) ? id : still.Skip(Math.Max(0, seen.Position - 1)).Concat(still).FirstOrDefault(waiting => waiting != same);
        return next is null ? $"/desk/exceptions{seen.Filter.Query}" : $"/desk/exceptions/{next}{seen.Filter.Query}";
    }

    public Notice Told(string workspace, ExceptionView seen, ReviewResult.Done done, ReviewAnswer answer, int alike)
    {
        var name = $"{seen.Product.Product.Key} “{Spoken.Clip(seen.Product.Product.Title, 60)}”";
        var followed = alike > 0 ? $" Settled {Spoken.Count(alike, "other", "others")} alike." : "";
        var after = CaseStore.Find(database, workspace, done.CaseId)!.Case;
        return (answer.Verdict, after.Status, after.Resolution?.Code) switch
        {
            (_, CaseStatus.Resolved, { } code) => new Notice($"{name} is {Spoken.Code(code)} now.{followed}", UndoPrecedent: done.PrecedentId),
            (AnswerVerdict.Reject, _, _) => new Notice($"{name} stays open: none of these."),
            (AnswerVerdict.Uncertain, _, _) => new Notice($"{name} goes to another reviewer."),
            (_, CaseStatus.Open, _) => new Notice($"{name} ran again with your answer, and still asks something."),
            _ => new Notice($"{name} ran again with your answer and is settled.{followed}"),
        };
    }
}
