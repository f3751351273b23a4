using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Refit;

namespace ExceptionIntel.Connectors.Notion;

public static class NotionSetup
{
    public static WebApplicationBuilder AddNotion(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<NotionOptions>().BindConfiguration(NotionOptions.Section)
            .Validate(options => Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out _), "Notion:BaseUrl must be a whole address.")
            .ValidateOnStart();
        builder.Services.AddRefitGeneratedClient<INotionApi>()
            .ConfigureHttpClient((services, client) =>
            {
                var options = services.GetRequiredService<IOptions<NotionOptions>>().Value;
                client.BaseAddress = new Uri(options.BaseUrl.TrimEnd('/'));
                client.DefaultRequestHeaders.Authorization = options.Token is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null;
            })
            .AddStandardResilienceHandler(resilience => resilience.Retry.DisableForUnsafeHttpMethods());
        return builder;
    }
}
