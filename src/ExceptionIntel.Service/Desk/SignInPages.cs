using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;

namespace ExceptionIntel.Service.Desk;

/// <param name="Back">Where to go afterwards: a path of the desk.</param>
public sealed record SignInView(string Back, string? Problem);

/// <summary>In with an API key, and out again.</summary>
public static class SignInPages
{
    private const string Home = "/desk";

    public static void MapSignIn(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/sign-in", (string? back) => DeskPage.Of<SignInPage>(new SignInView(Inside(back), null))).ForEverybody();
        desk.MapPost("/sign-in", SignInAsync).ForEverybody();
        desk.MapPost("/sign-out", (HttpContext context) =>
        {
            SignIn.End(context);
            return DeskPage.GoTo("/desk/sign-in");
        });
    }

    /// <summary>The sign-in page that leads back to where somebody wanted to go.</summary>
    public static string Address(HttpContext context)
    {
        var wanted = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString.ToString() : Home;
        return wanted == Home ? "/desk/sign-in" : $"/desk/sign-in?back={Uri.EscapeDataString(wanted)}";
    }

    private static async Task<IResult> SignInAsync(HttpContext context, Callers callers, SignIn signIn)
    {
        var form = await context.Request.ReadFormAsync();
        var back = Inside(form.Text("back"));
        if (form.Text("key") is not { } key || callers.Find(key) is not { } caller)
        {
            return DeskPage.Of<SignInPage>(new SignInView(back, "This key is not known here, or it was revoked. A key begins with eik_ and is made with: exceptionintel keys create NAME"), StatusCodes.Status401Unauthorized);
        }

        signIn.Begin(context, caller);
        return DeskPage.GoTo(back);
    }

    // Never to another site.
    private static string Inside(string? back) =>
        back is not null && (back == Home || back.StartsWith("/desk/", StringComparison.Ordinal)) && !back.Contains("..", StringComparison.Ordinal) && !back.Any(c => char.IsControl(c) || c == '\\') ? back : Home;
}
