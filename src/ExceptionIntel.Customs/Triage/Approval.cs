using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>The last approval of a product, so that a change of its text can be seen against it.</summary>
/// <param name="Fingerprint">The inputs that were approved.</param>
/// <param name="Title">The product's title at that moment.</param>
/// <param name="Person">Who approved it, where a person did.</param>
public sealed record Approval(string Fingerprint, HsCode Code, string Title, DecidedBy By, string? Person, DateTimeOffset At);
