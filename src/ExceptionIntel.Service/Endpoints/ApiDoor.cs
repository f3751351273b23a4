using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Lets requests under /v1 in by their key, each as far as its scopes go.</summary>
public static class ApiDoor
{
    private const string Scheme = "Bearer ";

    // Routes match in any case, so the door must too.
    public static IApplicationBuilder UseApiDoor(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var header = context.Request.Headers.Authorization.ToString();
        var caller = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? context.RequestServices.GetRequiredService<Callers>().Find(header[Scheme.Length..].Trim()) : null;
        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.Of(StatusCodes.Status401Unauthorized, "No valid key", header.Length == 0
                ? "Send your API key in the header Authorization: Bearer YOUR-KEY. Make one with: keys create NAME."
                : "This API key is not known here, or it was revoked.").ExecuteAsync(context);
            return;
        }

        context.Admit(caller);
        await next(context);
    });

    /// <summary>Only keys with this scope, or with all.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (context, next) =>
        context.HttpContext.Caller().May(scope)
            ? await next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, "This key may not do that", $"The key “{context.HttpContext.Caller().Name}” has the scopes {string.Join(", ", context.HttpContext.Caller().Scopes)}; this needs “{scope}”."));
}
