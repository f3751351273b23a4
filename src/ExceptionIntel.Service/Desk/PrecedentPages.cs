using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

public sealed record PrecedentsView(Page<Precedent> Precedents, TariffBook Book, bool MayWithdraw, bool IsFirst);

/// <summary>What people decided, and how to take it back.</summary>
public static class PrecedentPages
{
    private const int PerPage = 50;

    public static void MapPrecedents(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/precedents", (HttpContext context, Database database, TariffShelves shelves, string? cursor) => DeskPage.Of<PrecedentsPage>(new PrecedentsView(
            PrecedentStore.List(database, context.Caller().Workspace, new PageRequest(PerPage, cursor)), shelves.Current().World, context.Caller().May("review"), cursor is null)));
        desk.MapPost("/precedents/{id}/withdraw", WithdrawAsync).ForScope("review");
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, Database database, ReviewJourney journey, ReviewDoor door, Notices notices, string id, CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        if (await journey.WithdrawAsync(caller.Workspace, caller.Name, id) is not { } workId)
        {
            notices.Leave(context, new Notice("This precedent stands no longer; nothing was done.", IsTrouble: true));
            return DeskPage.GoTo("/desk/precedents");
        }

        await door.WaitAsync(workId, cancellationToken);
        var precedent = PrecedentStore.Find(database, caller.Workspace, id)!;
        notices.Leave(context, new Notice($"Withdrawn: {precedent.Product.Key} is no longer {Spoken.Code(precedent.Code)} by precedent. What it settled waits again."));
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form.Text("back") is null)
        {
            return DeskPage.GoTo("/desk/precedents");
        }

        // Undone right after the decision: back to what was decided.
        return DeskPage.GoTo(CaseStore.Latest(database, caller.Workspace, precedent.Product.Key) is { } latest ? $"/desk/exceptions/{latest.Case.Id}" : "/desk/exceptions");
    }
}
