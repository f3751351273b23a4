using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Journey;

namespace ExceptionIntel.Service.Desk;

public sealed record OverviewView(Stats Stats, PromiseView Promise);

/// <summary>How things stand.</summary>
public static class OverviewPages
{
    public static void MapOverview(this IEndpointRouteBuilder desk) => desk.MapGet("", (HttpContext context, Figures figures) =>
        DeskPage.Of<OverviewPage>(new OverviewView(figures.Of(context.Caller().Workspace), figures.Promises(context.Caller().Workspace))));
}
