namespace ExceptionIntel.Service.Endpoints;

/// <summary>Settings under "Limits".</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Per key; four times as many may come at once.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Of one request; a batch may have 6 MB, or this where it is more.</summary>
    public int BodyKilobytes { get; set; } = 256;

    public long BatchBytes => Math.Max(6 * 1024, BodyKilobytes) * 1024L;
}

/// <summary>Settings under "Service".</summary>
public sealed class PublicOptions
{
    public const string Section = "Service";

    /// <summary>Where the outside reaches the service, for absolute links; null: the address that the request came to.</summary>
    public string? PublicUrl { get; set; }
}
