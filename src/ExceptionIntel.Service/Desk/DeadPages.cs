using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

public sealed record DeadWorkView(Page<DeadWork> Dead, bool MayReplay, bool IsFirst);

/// <summary>Work that failed for good: where, why, and how to try it again.</summary>
public static class DeadPages
{
    private const int PerPage = 50;

    public static void MapDead(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/dead", (HttpContext context, InboxStore inbox, string? cursor) =>
            DeskPage.Of<DeadPage>(new DeadWorkView(inbox.Dead(context.Caller().Workspace, new PageRequest(PerPage, cursor)), context.Caller().May("intake"), cursor is null)));
        desk.MapPost("/dead/{id:long}/replay", ReplayAsync).ForScope("intake");
    }

    private static async Task<IResult> ReplayAsync(HttpContext context, InboxStore inbox, InboxSignal signal, Notices notices, long id)
    {
        var isBack = await inbox.ReplayAsync(context.Caller().Workspace, id);
        signal.WorkArrived();
        notices.Leave(context, isBack ? new Notice($"Work {id} is tried again from the start.") : new Notice($"Work {id} is not dead; nothing was done.", IsTrouble: true));
        return DeskPage.GoTo("/desk/dead");
    }
}
