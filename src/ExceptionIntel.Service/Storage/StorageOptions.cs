namespace ExceptionIntel.Service.Storage;

/// <summary>Settings under "Storage".</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>"sqlite" or "postgresql".</summary>
    public string Provider { get; set; } = "sqlite";

    public string? ConnectionString { get; set; }

    /// <summary>Where the embedded store's file lies.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>How long a key of a request is remembered, so that its repeat has no second effect.</summary>
    public int RememberKeysDays { get; set; } = 14;
}
