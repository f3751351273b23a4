using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using ExceptionIntel.Customs.Triage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Telemetry;
using Refit;

namespace ExceptionIntel.Connectors.TariffSources;

public static class TariffSourceSetup
{
    private const string ClientPrefix = "tariff-";

    private static readonly RefitSettings Uk = Speaking(JsonNamingPolicy.SnakeCaseLower);
    private static readonly RefitSettings Us = Speaking(JsonNamingPolicy.CamelCase);

    public static WebApplicationBuilder AddTariffSources(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TariffSourceOptions>().BindConfiguration(TariffSourceOptions.Section)
            .Validate(options => Enum.GetValues<LiveTariff>().All(tariff => Uri.TryCreate(options.BaseUrl(tariff), UriKind.Absolute, out var url) && url.Scheme is "https" or "http"), "TariffSources: UkBaseUrl, XiBaseUrl and UsBaseUrl must be whole addresses.")
            .Validate(options => options.CacheHours is >= 1 and <= 720, "TariffSources:CacheHours must be 1 to 720.")
            .Validate(options => options.WaitMilliseconds is >= 0 and <= 10_000, "TariffSources:WaitMilliseconds must be 0 to 10000.")
            .Validate(options => options.TimeoutSeconds is >= 1 and <= 60, "TariffSources:TimeoutSeconds must be 1 to 60.")
            .Validate(options => options.RequestsPerSecond is >= 1 and <= 100, "TariffSources:RequestsPerSecond must be 1 to 100.")
            .ValidateOnStart();
        // A service that asks nobody does not pay for the clients at its start.
        builder.Services.AddSingleton<LiveTariffs>().AddSingleton(provider => new Lazy<LiveTariffs>(provider.GetRequiredService<LiveTariffs>));
        // An outage is told once, by whoever asks: not by each attempt with its stack.
        builder.Services.Configure<TelemetryOptions>(telemetry =>
        {
            var others = telemetry.SeverityProvider;
            telemetry.SeverityProvider = seen => seen.Source.PipelineName?.StartsWith(ClientPrefix, StringComparison.Ordinal) == true ? ResilienceEventSeverity.Debug : others?.Invoke(seen) ?? seen.Event.Severity;
        });
        AddClient<IUkTariffApi>(builder.Services, LiveTariff.Uk, Uk);
        AddClient<IXiTariffApi>(builder.Services, LiveTariff.Xi, Uk);
        AddClient<IUsTariffApi>(builder.Services, LiveTariff.Us, Us);
        return builder;
    }

    private static void AddClient<TApi>(IServiceCollection services, LiveTariff tariff, RefitSettings settings)
        where TApi : class
    {
        var client = services.AddRefitGeneratedClient<TApi>(settings, ClientPrefix + tariff.ToString().ToLowerInvariant())
            .ConfigureHttpClient((provider, http) =>
            {
                http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<TariffSourceOptions>>().Value.BaseUrl(tariff).TrimEnd('/'));
                http.DefaultRequestHeaders.UserAgent.ParseAdd("ExceptionIntel");
                // The pipeline has the last word on time.
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = TimeSpan.FromSeconds(5) });
        client.AddStandardResilienceHandler().Configure((resilience, provider) => Bound(resilience, provider.GetRequiredService<IOptions<TariffSourceOptions>>().Value));
        client.AddHttpMessageHandler(() => new CarefulHandler());
    }

    private static void Bound(HttpStandardResilienceOptions resilience, TariffSourceOptions options)
    {
        var attempt = TimeSpan.FromSeconds(options.TimeoutSeconds);
        var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestsPerSecond,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 1_000,
        });
        resilience.RateLimiter.RateLimiter = arguments => limiter.AcquireAsync(1, arguments.Context.CancellationToken);
        resilience.AttemptTimeout.Timeout = attempt;
        resilience.TotalRequestTimeout.Timeout = (2 * attempt) + TimeSpan.FromSeconds(5);
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(300);
        resilience.Retry.UseJitter = true;
        resilience.Retry.BackoffType = DelayBackoffType.Exponential;
        resilience.CircuitBreaker.MinimumThroughput = 6;
        resilience.CircuitBreaker.FailureRatio = 0.5;
        resilience.CircuitBreaker.SamplingDuration = 3 * attempt;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(30);
    }

    private static RefitSettings Speaking(JsonNamingPolicy names) => new(new SystemTextJsonContentSerializer(new JsonSerializerOptions { PropertyNamingPolicy = names, PropertyNameCaseInsensitive = true }));
}
