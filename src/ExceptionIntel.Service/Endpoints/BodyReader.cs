using System.Text;
using System.Text.Json;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>A body that was read: as text, and as what it means; or the problem with it.</summary>
public sealed record Body<T>(string Text, T? Value, ProblemHttpResult? Problem);

/// <summary>Reads JSON bodies and says what is wrong with one, and where.</summary>
public static class BodyReader
{
    /// <summary>Refuses bytes that are no UTF-8 instead of keeping a broken name for good.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static async Task<Body<T>> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return new Body<T>("", null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body is not JSON", $"Send it as application/json; it came as {type}."));
        }

        var text = await TextAsync(request);
        return text.Length == 0
            ? new Body<T>("", null, Problems.Malformed("The body is empty. It should be a JSON object."))
            : Parse<T>(text);
    }

    /// <exception cref="DecoderFallbackException">The bytes are no text in UTF-8.</exception>
    public static async Task<string> TextAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Strict);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    public static Body<T> Parse<T>(string text)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(text, ServiceJson.Options);
            return value is null
                ? new Body<T>(text, null, Problems.Malformed("The body is null. It should be a JSON object."))
                : new Body<T>(text, value, null);
        }
        catch (JsonException wrong)
        {
            return new Body<T>(text, null, Missing(wrong) is { Count: > 0 } missing
                ? Problems.Malformed(string.Join(" ", missing.Select(error => $"{error.Field}: {error.Message}")), missing)
                : Problems.Malformed(Describe(wrong), FieldOf(wrong) is { } field ? [new FieldError(field, Expectation(wrong))] : null));
        }
    }

    // "… was missing required properties including: 'version', 'verdict'."
    private static IReadOnlyList<FieldError> Missing(JsonException wrong) =>
        wrong.Message.IndexOf("including: ", StringComparison.Ordinal) is var start and > 0 && wrong.Message.Contains("required", StringComparison.Ordinal)
            ? [.. wrong.Message[(start + 11)..].Split('\'').Where((_, index) => index % 2 == 1).Select(name => new FieldError(name, "It is missing."))]
            : [];

    private static string Describe(JsonException wrong) => FieldOf(wrong) is { } field
        ? $"{field}: {Expectation(wrong)}"
        : $"The JSON is broken at line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}: {Expectation(wrong)}";

    // Where the text itself breaks, the place helps; where a value is of another kind, the field does.
    private static string? FieldOf(JsonException wrong) => wrong.InnerException is JsonException ? null : wrong.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : wrong.Path is { Length: > 1 } list && list[1] == '[' ? list[1..] : null;

    // The serializer's own words name CLR types and bytes, which say nothing to a shop owner.
    private static string Expectation(JsonException wrong) => wrong.Message switch
    {
        AbsentValues.EmptyPlace => "The list has an empty place in it.",
        var text when text.Contains("depth", StringComparison.OrdinalIgnoreCase) => $"It is nested deeper than {ServiceJson.MaxDepth} levels.",
        var text when text.Contains("uplicate", StringComparison.Ordinal) => "The same field stands there twice.",
        var text when text.Contains("Decimal", StringComparison.Ordinal) || text.Contains("Int32", StringComparison.Ordinal) => "A number is expected.",
        var text when text.Contains("DateTimeOffset", StringComparison.Ordinal) => "A time is expected, as in 2026-11-20T09:30:00+07:00.",
        var text when text.Contains("Boolean", StringComparison.Ordinal) => "true or false is expected.",
        var text when text.Contains("String", StringComparison.Ordinal) || text.Contains("Expected text", StringComparison.Ordinal) => "Text is expected.",
        var text when text.Contains("List", StringComparison.Ordinal) => "A list is expected.",
        var text when text.Contains("could not be converted", StringComparison.Ordinal) => "This is not one of the forms that are understood here.",
        _ => "It is not valid JSON there.",
    };
}
