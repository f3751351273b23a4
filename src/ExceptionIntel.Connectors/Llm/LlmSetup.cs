using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Refit;

namespace ExceptionIntel.Connectors.Llm;

public static class LlmSetup
{
    public static WebApplicationBuilder AddLlm(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LlmOptions>().BindConfiguration(LlmOptions.Section)
            .Validate(options => options.BaseUrl is null || Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out _), "Llm:BaseUrl must be a whole address, as in https://api.openai.com/v1.")
            .Validate(options => options.BaseUrl is null || options.Model is { Length: > 0 }, "Llm:Model must name the model, where Llm:BaseUrl is set.")
            .Validate(options => options.TimeoutSeconds is >= 1 and <= 600, "Llm:TimeoutSeconds must be 1 to 600.")
            .ValidateOnStart();
        builder.Services.AddRefitGeneratedClient<ILlmApi>()
            .ConfigureHttpClient((services, client) =>
            {
                var options = services.GetRequiredService<IOptions<LlmOptions>>().Value;
                client.BaseAddress = new Uri((options.BaseUrl ?? "http://llm.invalid").TrimEnd('/'));
                client.DefaultRequestHeaders.Authorization = options.ApiKey is { Length: > 0 } key ? new AuthenticationHeaderValue("Bearer", key) : null;
            })
            .AddStandardResilienceHandler(resilience => resilience.Retry.DisableForUnsafeHttpMethods());
        return builder;
    }
}
