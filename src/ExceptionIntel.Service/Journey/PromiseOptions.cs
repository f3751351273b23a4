namespace ExceptionIntel.Service.Journey;

/// <summary>Settings under "Promise".</summary>
public sealed class PromiseOptions
{
    public const string Section = "Promise";

    /// <summary>Share of wrong codes among approved products that the seller allows, 0 to 1.</summary>
    public double MaxErrorRate { get; set; } = 0.05;

    /// <summary>How sure the bound must be, 0 to 1.</summary>
    public double Certainty { get; set; } = 0.95;

    /// <summary>Share of approved products that people look at once there is enough evidence, 0 to 1.</summary>
    public double AuditShare { get; set; } = 0.05;

    public ColdStart ColdStart { get; set; } = ColdStart.Provisional;
}

/// <summary>What is approved before a group's promise is certified.</summary>
public enum ColdStart
{
    /// <summary>What has no doubt and is likely enough, marked as provisional.</summary>
    Provisional,

    /// <summary>Only what a person decided in the same words.</summary>
    Strict,
}
