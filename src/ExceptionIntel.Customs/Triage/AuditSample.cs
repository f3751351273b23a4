using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Picks approved products for a person's look. The same product in the same words is always picked, or never.</summary>
public static class AuditSample
{
    /// <summary>Judged audits after which the share has fallen to the setting: about as many as certify 5 % with a few errors.</summary>
    private const int Enough = 200;

    private const double FirstShare = 0.3;

    /// <summary>Starts at 0.3 and falls in a straight line as evidence comes in.</summary>
    public static double ShareAfter(int audited, double settledShare) =>
        Math.Max(settledShare, FirstShare * (1 - (Math.Min(audited, Enough) / (double)Enough)));

    public static bool Picks(string workspace, string productKey, string fingerprint, double share)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"audit\u001f{workspace}\u001f{productKey}\u001f{fingerprint}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue < share;
    }
}
