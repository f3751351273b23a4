using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>Settings under "TariffSources": customs databases that are asked while products are classified. None needs an account.</summary>
public sealed class TariffSourceOptions
{
    public const string Section = "TariffSources";

    /// <summary>Off by default: the service has to work without a network, and nobody's codes leave it unasked.</summary>
    public bool Enabled { get; set; }

    /// <summary>The UK Trade Tariff API, version 2.</summary>
    public string UkBaseUrl { get; set; } = "https://www.trade-tariff.service.gov.uk/api/v2";

    /// <summary>Its Northern Ireland side.</summary>
    public string XiBaseUrl { get; set; } = "https://www.trade-tariff.service.gov.uk/xi/api/v2";

    /// <summary>The schedule of the United States International Trade Commission.</summary>
    public string UsBaseUrl { get; set; } = "https://hts.usitc.gov/reststop";

    /// <summary>How long an answer counts as fresh.</summary>
    public int CacheHours { get; set; } = 24;

    /// <summary>How long a product waits for an answer before it goes on without it.</summary>
    public int WaitMilliseconds { get; set; } = 2_000;

    /// <summary>Of one request.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>To each of the databases.</summary>
    public int RequestsPerSecond { get; set; } = 5;

    public string BaseUrl(LiveTariff tariff) => tariff switch
    {
        LiveTariff.Uk => UkBaseUrl,
        LiveTariff.Xi => XiBaseUrl,
        LiveTariff.Us => UsBaseUrl,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
