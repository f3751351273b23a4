using System.Net;
using System.Text.RegularExpressions;

namespace ExceptionIntel.Tests.Desk;

public sealed partial class DeskPagesTests(DeskService desk) : IClassFixture<DeskService>
{
    private const string Hostile = "<script>alert(1)</script>";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hostile_title_is_text_on_every_page_that_shows_it()
    {
        using var shop = await desk.Service.ClientAsync("hostile shop");
        var product = Some.Vague("HOSTILE-1").With("title", Hostile).With("description", "\"><img src=x onerror=alert(1)>").With("attributes", new Dictionary<string, string> { [Hostile] = Hostile }).With("images", new[] { "javascript:alert(1)", "https://shop.example/a.jpg" });
        using var posted = await shop.PostAsync("/v1/products", product, Now);
        var caseId = (await posted.JsonAsync(Now)).GetProperty("exception_id").GetString();
        using var order = await shop.PostAsync("/v1/orders", DeskOrder.Of("HOSTILE-1", "O-HOSTILE", Hostile), Now);
        await DeskOrder.KnownAsync(shop, "O-HOSTILE", Now);
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, Hostile);

        foreach (var path in new[] { "/desk", "/desk/exceptions", $"/desk/exceptions/{caseId}?q={Uri.EscapeDataString(Hostile)}", "/desk/products", $"/desk/products?q={Uri.EscapeDataString(Hostile)}", "/desk/products/HOSTILE-1", "/desk/orders", "/desk/orders/O-HOSTILE", "/desk/keys", "/desk/precedents" })
        {
            var html = await visitor.ReadAsync(path);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", await visitor.ReadAsync("/desk/products/HOSTILE-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_carry_no_inline_style_and_no_inline_script()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "strict");

        foreach (var path in new[] { "/desk", "/desk/exceptions", "/desk/products", "/desk/products/upload", "/desk/orders", "/desk/documents", "/desk/precedents", "/desk/seller", "/desk/keys", "/desk/dead" })
        {
            var html = await visitor.ReadAsync(path);
            Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(InlineHandler(), html);
            Assert.Single(Script().Matches(html));
        }
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        using var shop = await desk.Service.ClientAsync("csrf shop");
        using var posted = await shop.PostAsync("/v1/products", Some.Tee("CSRF-1").With("declared_code", "620520"), Now);
        var caseId = (await posted.JsonAsync(Now)).GetProperty("exception_id").GetString();
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "victim");

        using var response = await visitor.PostAsync($"/desk/exceptions/{caseId}", new FormUrlEncodedContent([KeyValuePair.Create("act", "approve"), KeyValuePair.Create("version", "1")]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var after = await shop.GetAsync($"/v1/exceptions/{caseId}", Now);
        Assert.Equal("open", (await after.JsonAsync(Now)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_key_without_review_looks_but_does_not_decide_and_is_told_so()
    {
        using var shop = await desk.Service.ClientAsync("scope shop");
        using var posted = await shop.PostAsync("/v1/products", Some.Tee("SCOPE-1").With("declared_code", "620520"), Now);
        var page = $"/desk/exceptions/{(await posted.JsonAsync(Now)).GetProperty("exception_id").GetString()}";
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "only intake", "intake");

        var html = await visitor.ReadAsync(page);
        using var decision = await visitor.SendAsync(page, page, ("act", "approve"), ("version", "1"));

        Assert.Contains("Your key may look, but not decide.", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, decision.StatusCode);
        using var after = await shop.GetAsync("/v1/products/SCOPE-1", Now);
        Assert.Equal("exception", (await after.JsonAsync(Now)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("review", "/desk/keys")]
    [InlineData("intake", "/desk/keys")]
    public async Task Keys_are_for_keys_that_may_all(string scopes, string path)
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, $"no keys for {scopes}", scopes);

        using var response = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_shown_once_and_signs_in()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "key maker");

        using var made = await visitor.SendAsync("/desk/keys", "/desk/keys", ("name", "New reviewer"), ("scope", "review"));
        var secret = Secret().Match(await made.Content.ReadAsStringAsync(Now)).Value;

        Assert.DoesNotContain(secret, await visitor.ReadAsync("/desk/keys"), StringComparison.Ordinal);
        using var other = new DeskVisitor(desk.Service);
        using var signedIn = await other.SignInAsync(secret);
        Assert.Contains("New reviewer", await signedIn.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/products?cursor=nonsense")]
    [InlineData("/desk/products/NOT-THERE")]
    [InlineData("/desk/documents/../keys.html")]
    [InlineData("/desk/nowhere/at/all")]
    public async Task What_is_not_there_is_told_on_a_page(string path)
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, $"lost at {path}");

        using var response = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_workspace_finds_nothing_of_this_one()
    {
        using var shop = await desk.Service.ClientAsync("mine");
        using var posted = await shop.PostAsync("/v1/products", Some.Vague("MINE-1"), Now);
        var caseId = (await posted.JsonAsync(Now)).GetProperty("exception_id").GetString();
        using var stranger = await desk.Service.ClientAsync("stranger", workspace: "elsewhere");
        using var visitor = new DeskVisitor(desk.Service);
        using var signedIn = await visitor.SignInAsync(stranger.DefaultRequestHeaders.Authorization!.Parameter!);

        foreach (var path in new[] { $"/desk/exceptions/{caseId}", "/desk/products/MINE-1" })
        {
            using var response = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.DoesNotContain("MINE-1", await visitor.ReadAsync("/desk/products"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seller_profile_is_kept_and_a_slip_is_named()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "seller");

        using var slip = await visitor.SendAsync("/desk/seller", "/desk/seller", ("name", "Mekong Goods"), ("country", "Vietnam"));
        using var saved = await visitor.SendAsync("/desk/seller", "/desk/seller", ("name", "Mekong Goods"), ("country", "vn"), ("tax_type_0", "VAT"), ("tax_value_0", "0312345678"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, slip.StatusCode);
        Assert.Contains("is not a country code", await slip.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        var html = await saved.Content.ReadAsStringAsync(Now);
        Assert.Contains("Saved.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"0312345678\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_and_script_are_kept_by_the_browser_for_good()
    {
        using var visitor = new DeskVisitor(desk.Service);
        var html = await visitor.ReadAsync("/desk/sign-in");

        using var script = await visitor.GetAsync(Address().Match(html).Groups[1].Value);

        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", script.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]+ on[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineHandler();

    [GeneratedRegex("<script")]
    private static partial Regex Script();

    [GeneratedRegex("eik_[0-9a-f]{64}")]
    private static partial Regex Secret();

    [GeneratedRegex("<script src=\"([^\"]+)\"")]
    private static partial Regex Address();
}
