using System.Collections.Concurrent;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Knows who is at the door. Keys are looked up in the store and remembered for a second, so that a key that was revoked elsewhere ends at once for a person.</summary>
public sealed class Callers(KeyStore keys, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Caller Caller, long Until)> known = new(StringComparer.Ordinal);

    public Caller? Find(string secret)
    {
        var now = clock.GetTimestamp();
        if (known.TryGetValue(secret, out var found) && found.Until > now)
        {
            return found.Caller;
        }

        var caller = keys.Find(secret);
        if (caller is null)
        {
            known.TryRemove(secret, out _);
            return null;
        }

        known[secret] = (caller, now + (long)(Remembered.TotalSeconds * clock.TimestampFrequency));
        return caller;
    }
}

/// <summary>The caller of the current request.</summary>
public static class CallerFeature
{
    private static readonly object Key = new();

    public static Caller Caller(this HttpContext context) => (Caller)context.Items[Key]!;

    public static Caller? CallerOrNull(this HttpContext context) => context.Items.TryGetValue(Key, out var caller) ? (Caller?)caller : null;

    public static void Admit(this HttpContext context, Caller caller) => context.Items[Key] = caller;
}
