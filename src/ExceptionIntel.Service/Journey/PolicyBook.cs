using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Journey;

/// <summary>What is required of an approval in a workspace and group at this moment.</summary>
public sealed class PolicyBook(Database database, IOptions<PromiseOptions> options)
{
    public TriagePolicy For(string workspace, string? destination, HsCode? code)
    {
        var settings = options.Value;
        var group = PromiseGroup.Of(destination, code);
        var (audited, errors) = CaseStore.Audits(database, workspace, group);
        return new TriagePolicy(
            ShippedThresholds.LeastProbability,
            settings.ColdStart == ColdStart.Strict,
            PromiseState.From(group, audited, errors, settings.MaxErrorRate, settings.Certainty));
    }

    public double AuditShareFor(PromiseState promise) => AuditSample.ShareAfter(promise.Audited, options.Value.AuditShare);
}
