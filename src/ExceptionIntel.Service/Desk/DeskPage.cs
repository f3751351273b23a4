using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ExceptionIntel.Service.Desk;

/// <summary>Pages as answers.</summary>
public static class DeskPage
{
    /// <param name="model">What the page shows, as its parameter Model.</param>
    public static IResult Of<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>After a form: the browser goes on with a GET, so that loading it again sends nothing twice.</summary>
    public static IResult GoTo(string address) => new SeeOther(address);

    /// <summary>A form's field without blanks around it; null where it is empty.</summary>
    public static string? Text(this IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
