using System.Security.Cryptography;
using System.Text.Json;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ExceptionIntel.Service.Desk;

/// <summary>One sentence about what just happened, shown on the next page.</summary>
/// <param name="IsTrouble">Something was not done.</param>
/// <param name="UndoPrecedent">The precedent that can be withdrawn to take it back.</param>
public sealed record Notice(string Text, bool IsTrouble = false, string? UndoPrecedent = null);

/// <summary>Carries a notice from a form's answer to the page after it, in a sealed cookie: nobody else can put words on the desk.</summary>
public sealed class Notices(IDataProtectionProvider protection)
{
    private const string Cookie = "exceptionintel-notice";
    private const int MostText = 1_000;

    private readonly IDataProtector seal = protection.CreateProtector("desk.notice");

    public void Leave(HttpContext context, Notice notice) => context.Response.Cookies.Append(
        Cookie,
        seal.Protect(ServiceJson.Write(notice with { Text = notice.Text.Length > MostText ? notice.Text[..MostText] : notice.Text })),
        Options(context, TimeSpan.FromMinutes(2)));

    public Notice? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options(context, null));
        try
        {
            return ServiceJson.Read<Notice>(seal.Unprotect(kept));
        }
        catch (Exception foreign) when (foreign is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/desk",
        MaxAge = age,
    };
}
