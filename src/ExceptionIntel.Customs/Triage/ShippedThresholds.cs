namespace ExceptionIntel.Customs.Triage;

/// <summary>Where approval starts before a group has evidence of its own: the calibration that ships with the atlas.</summary>
public static class ShippedThresholds
{
    public const double LeastProbability = 0.65;
}
