using System.Net;
using System.Text.RegularExpressions;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Tests.Desk;

/// <summary>Somebody at the desk with a browser that runs no script: keeps cookies, fills in forms.</summary>
public sealed partial class DeskVisitor : IDisposable
{
    private readonly HttpClient client;

    public DeskVisitor(TheService service, bool follow = true) =>
        client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = follow }) { BaseAddress = service.Address };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A visitor who has signed in with a new key.</summary>
    public static async Task<DeskVisitor> SignedInAsync(TheService service, string name = "ana", string scopes = "all", string workspace = WorkspaceStore.Default)
    {
        using var owner = await service.ClientAsync(name, scopes, workspace);
        var visitor = new DeskVisitor(service);
        using var response = await visitor.SignInAsync(owner.DefaultRequestHeaders.Authorization!.Parameter!);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/desk", response.RequestMessage!.RequestUri!.AbsolutePath);
        return visitor;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path, Now);

    /// <returns>The page's HTML; fails where the page is not there.</returns>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path} gives {response.StatusCode}.");
        return await response.Content.ReadAsStringAsync(Now);
    }

    public async Task<HttpResponseMessage> SignInAsync(string key) => await SendAsync("/desk/sign-in", "/desk/sign-in", ("key", key), ("back", "/desk"));

    /// <summary>Sends a form with the token of the page that it stands on.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Field, string Value)[] fields) =>
        await PostAsync(action, new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Field, field.Value)), KeyValuePair.Create("__RequestVerificationToken", await TokenOnAsync(page))]));

    public async Task<HttpResponseMessage> UploadAsync(string name, string text)
    {
        var token = await TokenOnAsync("/desk/products/upload");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/products/upload")
        {
            Content = new MultipartFormDataContent { { new StringContent(text), "file", name }, { new StringContent(token), "__RequestVerificationToken" } },
        };

        return await client.SendAsync(request, Now);
    }

    public Task<HttpResponseMessage> PostAsync(string action, HttpContent content) => client.PostAsync(action, content, Now);

    public void Dispose() => client.Dispose();

    private async Task<string> TokenOnAsync(string page) => WebUtility.HtmlDecode(Token().Match(await ReadAsync(page)).Groups[1].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
