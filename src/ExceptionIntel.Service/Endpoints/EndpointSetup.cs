using ExceptionIntel.Connectors.Printing;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Endpoints;

public static class EndpointSetup
{
    public static WebApplicationBuilder AddEndpoints(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section)
            .Validate(options => options.RequestsPerSecond > 0, "Limits:RequestsPerSecond must be above 0.")
            .Validate(options => options.BodyKilobytes is >= 16 and <= 65_536, "Limits:BodyKilobytes must be 16 to 65536.")
            .ValidateOnStart();
        builder.Services.AddOptions<PublicOptions>().BindConfiguration(PublicOptions.Section)
            .Validate(options => options.PublicUrl is null || Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out _), "Service:PublicUrl must be a whole address, as in https://codes.example.com.")
            .ValidateOnStart();
        builder.Services.ConfigureHttpJsonOptions(json => ServiceJson.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Extensions.Remove("traceId");
            context.ProblemDetails.Extensions["trace_id"] = Problems.TraceId;
        });
        builder.Services.AddGuards();
        builder.Services.AddSingleton<Callers>().AddSingleton<BatchIntake>().AddSingleton<ReviewDoor>();
        builder.AddPdfPrinter();
        builder.Services.AddServiceOpenApi();
        return builder;
    }

    public static WebApplication MapEndpoints(this WebApplication app)
    {
        app.UseSafeHeaders();
        app.UsePlainErrors();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase), api => api.UseSpokenRefusals());
        app.UseBodyLimit();
        app.UseApiDoor();
        app.UseRateLimiter();
        app.UseIdempotentRequests();
        app.MapHealth();
        app.MapProducts();
        app.MapBatches();
        app.MapClassifications();
        app.MapExceptions();
        app.MapPrecedents();
        app.MapOrders();
        app.MapDocuments();
        app.MapOffice();
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }
}
