namespace ExceptionIntel.Customs.Triage;

/// <summary>Where approval starts before a group has evidence of its own: the calibration that ships with the atlas.</summary>
public static class ShippedThresholds
{
    public const double LeastProbability = 0.75;

    /// <summary>A second candidate of at least this probability is a rival of the first.</summary>
    public const double LeastRival = 0.2;
}
