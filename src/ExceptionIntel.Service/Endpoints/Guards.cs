using System.Globalization;
using System.Text;
using System.Threading.RateLimiting;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>What stands before every request: size, pace, and what happens when something breaks.</summary>
public static partial class Guards
{
    private const long MostDrained = 32 << 20;

    public static IServiceCollection AddGuards(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            {
                if (context.CallerOrNull() is not { } caller)
                {
                    return RateLimitPartition.GetNoLimiter("outside");
                }

                var perSecond = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.RequestsPerSecond;
                return RateLimitPartition.GetTokenBucketLimiter(caller.KeyId, _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perSecond * 4,
                    TokensPerPeriod = perSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                });
            });
            limiter.OnRejected = async (rejected, cancellationToken) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "1";
                await Problems.Of(StatusCodes.Status429TooManyRequests, "Too many requests", "This key sends faster than its limit. Wait a second and go on.").ExecuteAsync(rejected.HttpContext);
            };
        });
        return services;
    }

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var options = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        var most = IsBatch(context) ? options.BatchBytes : options.BodyKilobytes * 1024L;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = most;
        }

        if (context.Request.ContentLength <= most || context.Request.ContentLength is null)
        {
            await next(context);
            return;
        }

        await DropAsync(context);
        if (context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal))
        {
            // The desk makes a page of it.
            throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        await TooLarge(most).ExecuteAsync(context);
    });

    /// <summary>A client that is cut off while it sends sees a broken connection, not the answer: what it has left is read and dropped, within reason.</summary>
    private static async Task DropAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostDrained || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } feature)
        {
            context.Response.Headers.Connection = "close";
            return;
        }

        feature.MaxRequestBodySize = MostDrained;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }

    /// <summary>Errors as JSON; the desk has pages of its own for them.</summary>
    public static IApplicationBuilder UsePlainErrors(this IApplicationBuilder app) => app.UseWhen(context => !context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal), outside => outside.UseExceptionHandler(handler => handler.Run(async context =>
    {
        var cause = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = cause switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(null),
            BadHttpRequestException bad => Problems.Of(bad.StatusCode, "The request cannot be read", "A part of the address, the headers or the body has a form that is not understood here."),
            DecoderFallbackException => Problems.Malformed("The body is not text in UTF-8. Save the file as UTF-8 (in Excel: “CSV UTF-8”) and send it again."),
            BadCursorException bad => Problems.Impossible("page", [new FieldError("cursor", $"{bad.Message} Take it from “next” of the page before.")]),
            StorageBusyException => Problems.Busy(),
            _ => Problems.Of(StatusCodes.Status500InternalServerError, "Something broke here", $"It is not your request's fault. The log tells more under the trace id {Problems.TraceId}."),
        };
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "3";
        }

        if (problem.StatusCode >= 500 && cause is not null)
        {
            Log.Broken(context.RequestServices.GetRequiredService<ILogger<LimitOptions>>(), context.Request.Method, context.Request.Path, Problems.TraceId, cause);
        }

        await problem.ExecuteAsync(context);
    })));

    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, because an error clears what was set before it.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>A refusal that the framework makes by itself, as of an address with a word where a number should be, says so like every other.</summary>
    public static IApplicationBuilder UseSpokenRefusals(this IApplicationBuilder app) => app.UseStatusCodePages(async refused =>
    {
        var status = refused.HttpContext.Response.StatusCode;
        var problem = status switch
        {
            StatusCodes.Status400BadRequest => Problems.Malformed("A part of the address has a form that is not understood here, as a word where a number should be."),
            StatusCodes.Status404NotFound => Problems.NotFound($"{refused.HttpContext.Request.Path} here; /openapi/v1.json lists what there is"),
            StatusCodes.Status405MethodNotAllowed => Problems.Of(status, "Not that way", $"{refused.HttpContext.Request.Path} does not take {refused.HttpContext.Request.Method}."),
            StatusCodes.Status415UnsupportedMediaType => Problems.Of(status, "The body is of another kind", $"Send it as application/json, a batch also as text/csv; it came as {refused.HttpContext.Request.ContentType}."),
            _ => Problems.Of(status, "Refused", "The request cannot be taken as it is."),
        };
        await problem.ExecuteAsync(refused.HttpContext);
    });

    private static bool IsBatch(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<BatchSized>() is not null || context.Request.Path.StartsWithSegments("/v1/products/batch", StringComparison.Ordinal) || context.Request.Path == "/desk/products/upload";

    private static ProblemHttpResult TooLarge(long? most) => Problems.Of(
        StatusCodes.Status413PayloadTooLarge,
        "The body is too large",
        most is null ? "Send less at once." : string.Create(CultureInfo.InvariantCulture, $"At most {most / 1024} kB go at once here."));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Method} {Path} broke. Trace {TraceId}.")]
        public static partial void Broken(ILogger log, string method, string path, string traceId, Exception cause);
    }
}
