using System.Net;
using System.Text;
using System.Text.Json;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>What tests of the API say and look for again and again.</summary>
internal static class Api
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Now);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Now)}");
        return await response.JsonAsync(Now);
    }

    public static async Task<JsonElement> PostJsonAsync(this HttpClient client, string path, object body)
    {
        using var response = await client.PostAsync(path, body, Now);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Now)}");
        return await response.JsonAsync(Now);
    }

    public static async Task<JsonElement> PostJsonTextAsync(this HttpClient client, string path, string text)
    {
        using var response = await client.PostTextAsync(path, text);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Now)}");
        return await response.JsonAsync(Now);
    }

    public static Task<HttpResponseMessage> PostTextAsync(this HttpClient client, string path, string text, string type = "application/json") =>
        client.PostAsync(path, new StringContent(text, Encoding.UTF8, type), Now);

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, path.StartsWith("/v1/templates/", StringComparison.Ordinal) ? "text/plain" : "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, Now);
    }

    /// <summary>Every refusal is a problem (RFC 9457) with plain words and the trace id that the log carries.</summary>
    public static async Task<JsonElement> IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Now);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("trace_id").GetString());
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return problem;
    }

    public static IReadOnlyList<string> Fields(this JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(field => field.Name)] : [];

    /// <summary>The open exception of a product.</summary>
    public static async Task<JsonElement> OpenCaseAsync(this HttpClient client, string key)
    {
        var items = (await client.GetJsonAsync("/v1/exceptions?status=open&limit=200")).GetProperty("items").EnumerateArray();
        return items.Single(item => item.GetProperty("product").GetProperty("key").GetString() == key);
    }

    public static Task<HttpResponseMessage> DecideAsync(this HttpClient client, JsonElement open, object answer)
    {
        var body = JsonSerializer.SerializeToNode(answer)!.AsObject();
        body["version"] ??= open.GetProperty("version").GetInt32();
        return client.PostTextAsync($"/v1/exceptions/{open.GetProperty("id").GetString()}/decision", body.ToJsonString());
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    /// <summary>The object has these fields at least; a null counts as there.</summary>
    public static void Has(this JsonElement element, params string[] fields) =>
        Assert.Empty(fields.Except(element.EnumerateObject().Select(property => property.Name)));
}
