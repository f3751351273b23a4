using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>The OpenAPI document tells the truth about the service.</summary>
public sealed class OpenApiTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_valid_OpenAPI_3()
    {
        using var client = house.Service.ClientWith(null);
        var read = OpenApiDocument.Parse(await client.GetStringAsync("/openapi/v1.json", Now), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal("ExceptionIntel", read.Document!.Info.Title);
    }

    [Fact]
    public async Task It_names_every_route_and_no_other()
    {
        var document = await DocumentAsync();
        var told = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var there = house.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Regex.Replace(endpoint.RoutePattern.RawText!, @":\w+", "")}"));

        Assert.Equal(there.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_its_refusals()
    {
        var operations = (await DocumentAsync()).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value).ToList();

        Assert.Equal(operations.Count, operations.Select(operation => operation.Text("operationId")).Distinct().Count());
        Assert.All(operations, operation => Assert.NotEmpty(operation.Text("summary")));
        Assert.All(operations, operation => Assert.Contains(operation.GetProperty("responses").EnumerateObject(), response => response.Name == "401"));
    }

    [Fact]
    public async Task Real_answers_are_as_their_schemas_say()
    {
        using var client = await house.ClientAsync();
        var document = await DocumentAsync();
        await client.PostJsonAsync("/v1/products", Some.Tee("A").With("declared_code", "620520"));
        var open = await client.OpenCaseAsync("A");
        await client.PostJsonAsync("/v1/orders", Some.Order("O", "A"));
        await Until.TrueAsync(async () => (await client.GetAsync("/v1/orders/O", Now)).IsSuccessStatusCode);

        var wrong = new List<string>();
        Hold(document, "get", "/v1/products", "200", await client.GetJsonAsync("/v1/products"), wrong);
        Hold(document, "get", "/v1/products/{key}", "200", await client.GetJsonAsync("/v1/products/A"), wrong);
        Hold(document, "post", "/v1/products", "200", await client.PostJsonAsync("/v1/products", Some.Tee("A").With("declared_code", "620520")), wrong);
        Hold(document, "post", "/v1/products/batch", "200", await client.PostJsonAsync("/v1/products/batch", new object[] { Some.Tee("B"), new { key = "C" } }), wrong);
        Hold(document, "post", "/v1/classifications", "200", await client.PostJsonAsync("/v1/classifications", Some.Tee()), wrong);
        Hold(document, "get", "/v1/exceptions", "200", await client.GetJsonAsync("/v1/exceptions"), wrong);
        Hold(document, "get", "/v1/exceptions/{id}", "200", await client.GetJsonAsync($"/v1/exceptions/{open.Text("id")}"), wrong);
        using var decision = await client.DecideAsync(open, new { verdict = "correct", code = "61091000", country = "DE" });
        Hold(document, "post", "/v1/exceptions/{id}/decision", "200", await decision.JsonAsync(Now), wrong);
        Hold(document, "get", "/v1/precedents", "200", await client.GetJsonAsync("/v1/precedents"), wrong);
        Hold(document, "get", "/v1/products", "200", await client.GetJsonAsync("/v1/products"), wrong);
        Hold(document, "get", "/v1/orders/{id}", "200", await client.GetJsonAsync("/v1/orders/O"), wrong);
        Hold(document, "get", "/v1/documents", "200", await client.GetJsonAsync("/v1/documents"), wrong);
        Hold(document, "get", "/v1/tariff/search", "200", await client.GetJsonAsync("/v1/tariff/search?q=mug"), wrong);
        Hold(document, "get", "/v1/stats", "200", await client.GetJsonAsync("/v1/stats"), wrong);
        Hold(document, "get", "/v1/promise", "200", await client.GetJsonAsync("/v1/promise"), wrong);
        Hold(document, "get", "/v1/me", "200", await client.GetJsonAsync("/v1/me"), wrong);

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
    }

    private static void Hold(JsonElement document, string method, string path, string status, JsonElement answer, List<string> wrong)
    {
        var schema = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/json").GetProperty("schema");
        new SchemaCheck(document, wrong).Hold(schema, answer, $"{method} {path}");
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = house.Service.ClientWith(null);
        return await client.GetJsonAsync("/openapi/v1.json");
    }
}
