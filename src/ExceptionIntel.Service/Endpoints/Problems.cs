using System.Diagnostics;
using ExceptionIntel.Customs.Products;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Errors as application/problem+json (RFC 9457), in words that a shop owner understands.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(int status, string title, string detail, IEnumerable<FieldError>? errors = null, IReadOnlyDictionary<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?> { ["trace_id"] = TraceId };
        if (errors is not null)
        {
            extensions["errors"] = errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray());
        }

        foreach (var (name, value) in more ?? new Dictionary<string, object?>())
        {
            extensions[name] = value;
        }

        return TypedResults.Problem(detail, statusCode: status, title: title, extensions: extensions);
    }

    public static string TraceId => Activity.Current?.TraceId.ToHexString() ?? "";

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "Not found", $"There is no {what}.");

    public static ProblemHttpResult Impossible(string what, IReadOnlyList<FieldError> errors) => Of(
        StatusCodes.Status422UnprocessableEntity,
        $"The {what} cannot be right",
        string.Join(" ", errors.Take(3).Select(error => $"{error.Field}: {error.Message}")),
        errors);

    public static ProblemHttpResult Malformed(string detail, IEnumerable<FieldError>? errors = null) =>
        Of(StatusCodes.Status400BadRequest, "The request cannot be read", detail, errors);

    public static ProblemHttpResult Busy() =>
        Of(StatusCodes.Status503ServiceUnavailable, "The service cannot take this now", "Nothing was kept. Send it again in a few seconds.");
}
