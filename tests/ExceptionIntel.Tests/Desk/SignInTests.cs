using System.Net;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Desk;

public sealed class SignInTests(DeskService desk) : IClassFixture<DeskService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/exceptions?reason=origin.missing")]
    [InlineData("/desk/products/export?format=csv")]
    [InlineData("/desk/documents/doc_1.html")]
    [InlineData("/desk/keys")]
    [InlineData("/desk/nowhere")]
    public async Task Nobody_sees_a_page_without_signing_in(string path)
    {
        using var visitor = new DeskVisitor(desk.Service);

        using var response = await visitor.GetAsync(path);

        Assert.Equal("/desk/sign-in", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("API key", await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told_so_in_a_sentence()
    {
        using var visitor = new DeskVisitor(desk.Service);

        using var response = await visitor.SignInAsync("eik_wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("This key is not known here, or it was revoked.", await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_revoked_ends_the_visit_at_once()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "leaver");

        await desk.Service.Services.GetRequiredService<KeyStore>().RevokeAsync(WorkspaceStore.Default, "leaver");
        using var response = await visitor.GetAsync("/desk/products");

        Assert.Equal("/desk/sign-in", response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_ends_the_visit()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "goer");

        using var goodbye = await visitor.SendAsync("/desk", "/desk/sign-out");
        using var response = await visitor.GetAsync("/desk");

        Assert.Equal("/desk/sign-in", response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/desk/../v1/products")]
    [InlineData("/desk\\evil")]
    public async Task Signing_in_never_leads_to_another_place(string back)
    {
        using var owner = await desk.Service.ClientAsync($"back {back.Length} {back[^1]}");
        using var visitor = new DeskVisitor(desk.Service);

        using var response = await visitor.SendAsync("/desk/sign-in", "/desk/sign-in", ("key", owner.DefaultRequestHeaders.Authorization!.Parameter!), ("back", back));

        Assert.StartsWith($"{desk.Service.Address}desk", response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_other_sites()
    {
        using var owner = await desk.Service.ClientAsync("cookie");
        using var visitor = new DeskVisitor(desk.Service, follow: false);

        using var response = await visitor.SignInAsync(owner.DefaultRequestHeaders.Authorization!.Parameter!);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("exceptionintel-desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/desk", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_visit_goes_on_after_a_restart()
    {
        var data = Path.Combine(Path.GetTempPath(), "exceptionintel-tests", Guid.NewGuid().ToString("N"));
        string cookie;
        await using (var before = await TheService.StartAsync(dataDirectory: data))
        {
            using var owner = await before.ClientAsync();
            using var visitor = new DeskVisitor(before, follow: false);
            using var response = await visitor.SignInAsync(owner.DefaultRequestHeaders.Authorization!.Parameter!);
            cookie = response.Headers.GetValues("Set-Cookie").First(value => value.StartsWith("exceptionintel-desk=", StringComparison.Ordinal)).Split(';')[0];
        }

        await using (var after = await TheService.StartAsync(dataDirectory: data))
        {
            using var client = new HttpClient { BaseAddress = after.Address };
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            using var response = await client.GetAsync("/desk/products", Now);
            Assert.Equal("/desk/products", response.RequestMessage!.RequestUri!.AbsolutePath);
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Every_page_forbids_foreign_content_and_frames()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "looker");

        foreach (var path in new[] { "/desk", "/desk/exceptions", "/desk/sign-in", "/desk/nowhere", "/desk/exceptions/ex_1" })
        {
            using var response = await visitor.GetAsync(path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }
}
