using System.Security.Cryptography;
using System.Text;

namespace ExceptionIntel.Service.Storage;

/// <summary>Names for rows: sortable by time where they are new, the same again where they must be.</summary>
public sealed class Ids(TimeProvider clock)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new id, as in "ex_01JD…": a version 7 UUID (RFC 9562) in Crockford's base 32.</summary>
    public string New(string prefix) => $"{prefix}_{Base32(Guid.CreateVersion7(clock.GetUtcNow()).ToByteArray(bigEndian: true))}";

    /// <summary>The same id for the same parts, so that a repeated attempt makes nothing twice.</summary>
    public static string For(string prefix, params ReadOnlySpan<string> parts) =>
        $"{prefix}_{Base32(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))).AsSpan(0, 16))}";

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(26);
        int buffer = 0, bits = 2;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Crockford[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return text.ToString();
    }
}
