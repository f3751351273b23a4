using System.Security.Cryptography;
using System.Text;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>
/// Requests with an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): the first one's answer is kept and given
/// again; the same key with another body is refused, and while the first is at work its repeat is told to wait.
/// Requests that want a receipt only are known by their key in the inbox itself.
/// </summary>
public static class IdempotentRequests
{
    private const int MostKeyLength = 255;

    /// <summary>A request that has not ended after this died with its process; its repeat takes its place.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromSeconds(60);

    public static IApplicationBuilder UseIdempotentRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var key = context.Request.Headers["Idempotency-Key"].FirstOrDefault();
        if (string.IsNullOrEmpty(key) || !HttpMethods.IsPost(context.Request.Method) || context.CallerOrNull() is not { } caller)
        {
            await next(context);
            return;
        }

        if (key.Length > MostKeyLength)
        {
            await Problems.Malformed($"The Idempotency-Key is longer than {MostKeyLength} characters.").ExecuteAsync(context);
            return;
        }

        if (IsKnownByTheInbox(context))
        {
            await next(context);
            return;
        }

        await RunOnceAsync(context, next, caller.Workspace, $"{context.Request.Path} {key}");
    });

    private static bool IsKnownByTheInbox(HttpContext context) =>
        context.Request.Path == "/v1/orders" || (context.Request.Path == "/v1/products" && Async.IsWanted(context));

    private static async Task RunOnceAsync(HttpContext context, RequestDelegate next, string workspace, string key)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        context.Request.EnableBuffering(bufferThreshold: 1 << 20);
        var requestHash = Convert.ToHexStringLower(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted));
        context.Request.Body.Position = 0;
        var kept = await database.WriteAsync(unit => ReplyStore.Begin(unit, workspace, key, requestHash, clock.GetUtcNow(), AbandonedAfter));
        if (kept is not null)
        {
            await AnswerAgainAsync(context, kept, requestHash);
            return;
        }

        var outside = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
            var status = context.Response.StatusCode;
            await database.WriteAsync(unit =>
            {
                // What fails for now may go well next time.
                if (status is >= 500 or 429 or 409 or 413)
                {
                    ReplyStore.Forget(unit, workspace, key);
                }
                else
                {
                    ReplyStore.Finish(unit, workspace, key, new KeptReply(requestHash, status, context.Response.ContentType, Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length), context.Response.Headers.Location, 0));
                }
            });
        }
        catch
        {
            await database.WriteAsync(unit => ReplyStore.Forget(unit, workspace, key));
            throw;
        }
        finally
        {
            context.Response.Body = outside;
        }

        answer.Position = 0;
        await answer.CopyToAsync(outside, context.RequestAborted);
    }

    private static async Task AnswerAgainAsync(HttpContext context, KeptReply kept, string requestHash)
    {
        if (kept.RequestHash != requestHash)
        {
            await Async.Conflict().ExecuteAsync(context);
        }
        else if (kept.Status is null)
        {
            context.Response.Headers.RetryAfter = "2";
            await Problems.Of(StatusCodes.Status409Conflict, "Still at work", "The first request with this Idempotency-Key is not done yet. Ask again in a moment.").ExecuteAsync(context);
        }
        else
        {
            context.Response.StatusCode = (int)kept.Status;
            context.Response.ContentType = kept.ContentType;
            if (kept.Location is not null)
            {
                context.Response.Headers.Location = kept.Location;
            }

            context.Response.Headers["Idempotent-Replayed"] = "true";
            await context.Response.WriteAsync(kept.Body ?? "", context.RequestAborted);
        }
    }
}
