using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

public static class Refusals
{
    /// <summary>Names the errors of an endpoint in the OpenAPI document; 401, 403 and 429 are every endpoint's.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in (int[])[401, 403, 429, .. statuses])
        {
            builder.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return builder;
    }
}
