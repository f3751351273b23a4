using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>The OpenAPI document at /openapi/v1.json, made from the endpoints themselves.</summary>
public static class OpenApi
{
    public static IServiceCollection AddServiceOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            if (context.ApplicationServices.GetRequiredService<IOptions<PublicOptions>>().Value.PublicUrl is { } publicUrl)
            {
                document.Servers = [new OpenApiServer { Url = publicUrl }];
            }

            document.Info = new OpenApiInfo
            {
                Title = "ExceptionIntel",
                Version = "1",
                Description = "HS codes for products, exceptions for people, drafts of customs documents.",
                License = new OpenApiLicense { Name = "MIT" },
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, made with: keys create NAME" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            OpenApiSchemas.Tell(schema, context.JsonTypeInfo.Type, context.JsonPropertyInfo?.IsGetNullable == true);
            return Task.CompletedTask;
        });
    });
}
