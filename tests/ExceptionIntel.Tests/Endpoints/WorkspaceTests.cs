using System.Net;
using System.Text.Json;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>What belongs to one workspace is not there for another: every route that takes an id, and every list.</summary>
public sealed class WorkspaceTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>How each route is called with a foreign id. A new route without a row here fails the test below.</summary>
    private static readonly Dictionary<string, Call> Calls = new()
    {
        ["POST /v1/products"] = Call.Own,
        ["POST /v1/products/batch"] = Call.Own,
        ["POST /v1/classifications"] = Call.Own,
        ["POST /v1/orders"] = Call.Own,
        ["POST /v1/precedents"] = Call.Own,
        ["PUT /v1/templates/{name}"] = Call.Own,
        ["GET /v1/me"] = Call.Own,
        ["GET /v1/tariff/search"] = Call.Own,
        ["GET /v1/stats"] = Call.Own,
        ["GET /v1/promise"] = Call.Own,
        ["GET /v1/products"] = Call.List,
        ["GET /v1/exceptions"] = Call.List,
        ["GET /v1/precedents"] = Call.List,
        ["GET /v1/orders"] = Call.List,
        ["GET /v1/documents"] = Call.List,
        ["GET /v1/dead"] = Call.List,
        ["GET /v1/products/{key}"] = new("product"),
        ["GET /v1/exceptions/{id}"] = new("exception"),
        ["POST /v1/exceptions/{id}/decision"] = new("exception", """{"version": 1, "verdict": "correct", "code": "691200"}"""),
        ["DELETE /v1/precedents/{id}"] = new("precedent"),
        ["GET /v1/orders/{id}"] = new("order"),
        ["POST /v1/orders/{id}/documents"] = new("order"),
        ["GET /v1/documents/{name}"] = new("document"),
        ["POST /v1/dead/{id:long}/replay"] = new("dead"),
    };

    [Fact]
    public async Task Another_workspaces_ids_are_not_found_by_any_route()
    {
        var workspace = OneService.NewWorkspace();
        using var owner = await house.ClientAsync(workspace);
        using var stranger = await house.ClientAsync();
        var ids = await FillAsync(owner, workspace);

        foreach (var route in Routes())
        {
            Assert.True(Calls.TryGetValue(route, out var call), $"{route} has no row in this table: say how it is called with another workspace's id.");
            var (method, pattern) = (route.Split(' ')[0], route.Split(' ')[1]);
            if (call == Call.List)
            {
                Assert.Empty((await stranger.GetJsonAsync($"{pattern}?status=")).GetProperty("items").EnumerateArray());
                Assert.NotEmpty((await owner.GetJsonAsync($"{pattern}?status=")).GetProperty("items").EnumerateArray());
            }
            else if (call.Subject is { } subject)
            {
                var path = System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]+\}", ids[subject]);
                using var response = await stranger.SendAsync(new HttpMethod(method), path, call.Body);
                await response.IsProblemAsync(HttpStatusCode.NotFound);
            }
        }

        Assert.Equal("open", (await owner.GetJsonAsync($"/v1/exceptions/{ids["exception"]}")).Text("status"));
        Assert.Equal(JsonValueKind.Null, (await owner.GetJsonAsync("/v1/precedents")).GetProperty("items")[0].GetProperty("withdrawn_at").ValueKind);
    }

    [Fact]
    public async Task One_key_of_a_request_serves_each_workspace_for_itself()
    {
        using var one = await house.ClientAsync();
        using var other = await house.ClientAsync();

        using var first = await one.SendAsync(HttpMethod.Post, "/v1/products", JsonSerializer.Serialize(Some.Tee("A")), ("Idempotency-Key", "same"));
        using var second = await other.SendAsync(HttpMethod.Post, "/v1/products", JsonSerializer.Serialize(Some.Tee("B")), ("Idempotency-Key", "same"));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
    }

    [Fact]
    public async Task What_one_workspace_learns_is_not_known_in_another()
    {
        using var one = await house.ClientAsync();
        using var other = await house.ClientAsync();
        await one.PostJsonAsync("/v1/precedents", new { product = Some.Vague(), code = "691200" });

        Assert.Equal("approved", (await one.PostJsonAsync("/v1/products", Some.Vague())).Text("status"));
        Assert.Equal("exception", (await other.PostJsonAsync("/v1/products", Some.Vague())).Text("status"));
    }

    private async Task<Dictionary<string, string>> FillAsync(HttpClient owner, string workspace)
    {
        var ids = new Dictionary<string, string> { ["product"] = "A", ["order"] = "O" };
        await owner.PostJsonAsync("/v1/products", Some.Vague("A"));
        ids["exception"] = (await owner.OpenCaseAsync("A")).Text("id");
        ids["precedent"] = (await owner.PostJsonAsync("/v1/precedents", new { product = Some.Tee("T"), code = "610910" })).Text("id");
        await owner.PostJsonAsync("/v1/products", Some.Tee("T"));
        await owner.PostJsonAsync("/v1/orders", Some.Order("O", "T"));
        await Until.TrueAsync(async () => (await owner.GetJsonAsync("/v1/documents")).GetProperty("items").GetArrayLength() > 0);
        ids["document"] = (await owner.GetJsonAsync("/v1/documents")).GetProperty("items")[0].Text("id") + ".html";
        var database = house.Service.Services.GetRequiredService<Database>();
        var work = await database.WriteAsync(unit =>
        {
            var id = WorkStore.Add(unit, new Work(workspace, WorkKind.Reclassify, "product:none", "none"), DateTimeOffset.MaxValue);
            unit.Execute("UPDATE inbox SET status = 'dead' WHERE id = @id", new { id });
            return id;
        });
        ids["dead"] = work.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(house.Service.Services.GetRequiredService<InboxStore>().Dead(workspace, new PageRequest()).Items, dead => dead.Id == work);
        return ids;
    }

    private List<string> Routes() =>
    [
        .. house.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}")),
    ];

    private sealed record Call(string? Subject, string? Body = null)
    {
        public static readonly Call Own = new(null, "own");

        public static readonly Call List = new(null, "list");
    }
}
