using ExceptionIntel.Service.Inbox;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Requests that want no answer but a receipt: Prefer: respond-async (RFC 7240).</summary>
public static class Async
{
    public static bool IsWanted(HttpContext context) =>
        context.Request.Headers["Prefer"].Any(value => value?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>A sender's key for its request, remembered as long as work is. A key counts for one path: the same key elsewhere is another request.</summary>
    public static string? DedupeKey(HttpContext context) =>
        context.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 } key ? $"{context.Request.Path} {key}" : null;

    public static IResult Accepted<T>(HttpContext context, Receipt receipt, string location, T view)
    {
        if (receipt.Conflict)
        {
            return Conflict();
        }

        context.Response.Headers["Receipt-Id"] = receipt.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers["Preference-Applied"] = "respond-async";
        return TypedResults.Accepted(location, view);
    }

    public static IResult Conflict() => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        "The key was used for something else",
        "This Idempotency-Key came before with another body. Use a new key for a new request.");
}
