using System.Security.Cryptography;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ExceptionIntel.Service.Desk;

/// <summary>The cookie of somebody who signed in: the id of their key, sealed. The key itself is asked of the store at each request, so a revoked one ends at once.</summary>
public sealed class SignIn(IDataProtectionProvider protection, KeyStore keys)
{
    private const string Cookie = "exceptionintel-desk";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("desk.sign-in").ToTimeLimitedDataProtector();

    public void Begin(HttpContext context, Caller caller) => context.Response.Cookies.Append(Cookie, seal.Protect(caller.KeyId, Lifetime), Options(context, Lifetime));

    public static void End(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, null));

    /// <returns>Null where nobody signed in, or the key is good no longer.</returns>
    public Caller? Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } sealedId)
        {
            return null;
        }

        try
        {
            return keys.FindById(seal.Unprotect(sealedId));
        }
        catch (CryptographicException)
        {
            // Not ours, or too old.
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
