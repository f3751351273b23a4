using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace ExceptionIntel.Service.Desk;

/// <summary>Something did not work, told to a person.</summary>
public sealed record Trouble(int Status, string Title, string Detail);

/// <summary>Pages for what does not work.</summary>
public static partial class TroublePages
{
    public static IResult Of(int status, string title, string detail) => DeskPage.Of<TroublePage>(new Trouble(status, title, detail), status);

    public static IResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "Not found", $"There is no {what}. It may have been in another workspace, or the address has a slip in it.");

    /// <summary>Whatever broke on a page of the desk.</summary>
    public static async Task ShowAsync(HttpContext context)
    {
        // A form is first read for its token, so what is wrong with reading it comes wrapped.
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var cause = error is AntiforgeryValidationException { InnerException: { } inner } ? inner : error;
        DeskDoor.Protect(context);
        var trouble = cause switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Trouble(413, "The file is too large", "At most 6 MB go at once here. Split the file, and send one part after the other."),
            BadHttpRequestException bad => new Trouble(bad.StatusCode, "The request cannot be read", "Go back, load the page again, and send the form once more."),
            BadCursorException => new Trouble(404, "Not found", "There is no such page of the list. Begin again at its first page."),
            StorageBusyException => new Trouble(503, "The service cannot take this now", "Nothing was kept. Send it again in a few seconds."),
            _ => new Trouble(500, "Something broke here", $"It is not your fault. The log tells more under the trace id {Problems.TraceId}."),
        };
        if (trouble.Status >= 500 && cause is not null)
        {
            Log.Broken(context.RequestServices.GetRequiredService<ILogger<Trouble>>(), context.Request.Method, context.Request.Path, Problems.TraceId, cause);
        }

        await Of(trouble.Status, trouble.Title, trouble.Detail).ExecuteAsync(context);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Method} {Path} broke. Trace {TraceId}.")]
        public static partial void Broken(ILogger log, string method, string path, string traceId, Exception cause);
    }
}
