using System.Net;
using System.Text.Json;

namespace ExceptionIntel.Tests.Desk;

public sealed class DecisionTests(DeskService desk) : IClassFixture<DeskService>
{
    private readonly string workspace = DeskService.NewWorkspace();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approving_signs_with_the_key_and_leads_to_the_next()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        var first = await DoubtfulAsync(shop, "A-1");
        var other = await OpenAsync(shop, Some.Vague());
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "Linh", workspace: workspace);

        using var response = await visitor.SendAsync($"/desk/exceptions/{first}", $"/desk/exceptions/{first}", ("act", "approve"), ("version", "1"), ("similar", "on"));

        Assert.Equal($"/desk/exceptions/{other}", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("is 6109.10 now", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Now)), StringComparison.Ordinal);
        var decided = await CaseAsync(shop, first);
        Assert.Equal("resolved", decided.GetProperty("status").GetString());
        Assert.Equal("Linh", decided.GetProperty("resolution").GetProperty("decided_by").GetString());
    }

    [Fact]
    public async Task What_was_decided_is_taken_back_by_undo()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        var id = await DoubtfulAsync(shop, "A-1");
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, workspace: workspace);
        using var decision = await visitor.SendAsync($"/desk/exceptions/{id}", $"/desk/exceptions/{id}", ("act", "approve"), ("version", "1"), ("similar", "on"));
        var precedent = (await CaseAsync(shop, id)).GetProperty("resolution").GetProperty("precedent_id").GetString();

        using var undone = await visitor.SendAsync("/desk/precedents", $"/desk/precedents/{precedent}/withdraw", ("back", "case"));

        Assert.Equal($"/desk/exceptions/{id}", undone.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("open", (await CaseAsync(shop, id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_code_that_does_not_exist_is_refused_with_its_neighbours_and_what_was_written_stays()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        var id = await DoubtfulAsync(shop, "A-1");
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, workspace: workspace);

        using var response = await visitor.SendAsync($"/desk/exceptions/{id}", $"/desk/exceptions/{id}", ("act", "code"), ("version", "1"), ("code", "6109.55"), ("note", "looked it up"));

        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Now));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("610955 does not exist in HS2022", html, StringComparison.Ordinal);
        Assert.Contains("value=\"take:610990\"", html, StringComparison.Ordinal);
        Assert.Contains("looked it up", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_what_has_changed_meanwhile_is_not_taken()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        var id = await DoubtfulAsync(shop, "A-1");
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, workspace: workspace);

        using var response = await visitor.SendAsync($"/desk/exceptions/{id}", $"/desk/exceptions/{id}", ("act", "approve"), ("version", "7"));

        Assert.Contains("Your answer was not taken.", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Now)), StringComparison.Ordinal);
        Assert.Equal("open", (await CaseAsync(shop, id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Many_alike_are_decided_together()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        var ids = new List<string>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            ids.Add(await OpenAsync(shop, Some.Tee($"MANY-{number}").With("title", $"Men's cotton t-shirt number {number}").With("declared_code", "620520")));
        }

        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, workspace: workspace);
        var queue = await visitor.ReadAsync("/desk/exceptions");
        using var response = await visitor.SendAsync("/desk/exceptions", "/desk/exceptions", [("act", "approve"), .. ids.Select(id => ("case", $"{id}:1"))]);

        Assert.All(ids, id => Assert.Contains($"value=\"{id}:1\"", queue, StringComparison.Ordinal));
        Assert.Contains("Decided 3 exceptions.", await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        foreach (var id in ids)
        {
            Assert.Equal("610910", (await CaseAsync(shop, id)).GetProperty("resolution").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        var id = await DoubtfulAsync(shop, "A-1");
        var before = (await CaseAsync(shop, id)).GetRawText();
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, workspace: workspace);

        foreach (var path in new[] { "/desk", "/desk/exceptions", $"/desk/exceptions/{id}?act=approve&version=1", "/desk/products/A-1", "/desk/orders", "/desk/dead" })
        {
            await visitor.ReadAsync(path);
        }

        Assert.Equal(before, (await CaseAsync(shop, id)).GetRawText());
    }

    private static Task<string> DoubtfulAsync(HttpClient shop, string key) => OpenAsync(shop, Some.Tee(key).With("declared_code", "620520"));

    private static async Task<string> OpenAsync(HttpClient shop, Dictionary<string, object?> product)
    {
        using var posted = await shop.PostAsync("/v1/products", product, Now);
        return (await posted.JsonAsync(Now)).GetProperty("exception_id").GetString()!;
    }

    private static async Task<JsonElement> CaseAsync(HttpClient shop, string id)
    {
        using var response = await shop.GetAsync($"/v1/exceptions/{id}", Now);
        return await response.JsonAsync(Now);
    }
}
