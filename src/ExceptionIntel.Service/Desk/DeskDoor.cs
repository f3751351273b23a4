using System.Security.Claims;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Antiforgery;

namespace ExceptionIntel.Service.Desk;

/// <summary>What the frame around every page shows.</summary>
/// <param name="Open">Exceptions that wait.</param>
/// <param name="Dead">Work that failed for good.</param>
public sealed record Sitting(Caller Caller, Notice? Notice, int Open, int Dead);

/// <summary>Stands before every page of the desk: who is it, may they, and did this form come from here.</summary>
public static class DeskDoor
{
    public const string ContentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly object SittingKey = new();

    public static Sitting? Sitting(this HttpContext context) => context.Items.TryGetValue(SittingKey, out var sitting) ? (Sitting?)sitting : null;

    public static async ValueTask<object?> LetInAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        Protect(context);
        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null;
        if (!isOpen)
        {
            if (context.RequestServices.GetRequiredService<SignIn>().Read(context) is not { } caller)
            {
                return TypedResults.LocalRedirect(SignInPages.Address(context));
            }

            Seat(context, caller);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return TroublePages.Of(StatusCodes.Status400BadRequest, "This form is too old", "Nothing was done. Go back, load the page again, and send the form once more.");
        }

        return await next(invocation);
    }

    /// <summary>Only for keys with this scope, or with all.</summary>
    public static RouteHandlerBuilder ForScope(this RouteHandlerBuilder builder, string scope) => builder.AddEndpointFilter(async (invocation, next) =>
    {
        var caller = invocation.HttpContext.Caller();
        return caller.May(scope)
            ? await next(invocation)
            : TroublePages.Of(StatusCodes.Status403Forbidden, "Your key may not do that", $"You are signed in with the key “{caller.Name}”, which has the scopes {string.Join(", ", caller.Scopes)}. This needs “{scope}”.");
    });

    public static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder builder) => builder.WithMetadata(new OpenToAll());

    public static void Protect(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.XFrameOptions = "DENY";
        context.Response.Headers.CacheControl = "no-cache, no-store";
    }

    private static void Seat(HttpContext context, Caller caller)
    {
        context.Admit(caller);

        // The forms' tokens are bound to the key that is signed in.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.KeyId)], "desk"));
        var database = context.RequestServices.GetRequiredService<Database>();
        context.Items[SittingKey] = new Sitting(
            caller,
            HttpMethods.IsGet(context.Request.Method) ? context.RequestServices.GetRequiredService<Notices>().Take(context) : null,
            CaseStore.CountOpen(database, caller.Workspace),
            context.RequestServices.GetRequiredService<Inbox.InboxStore>().CountDead(caller.Workspace));
    }

    private sealed class OpenToAll;
}
