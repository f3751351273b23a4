namespace ExceptionIntel.Connectors.Notion;

/// <summary>Settings under "Notion".</summary>
public sealed class NotionOptions
{
    public const string Section = "Notion";

    public string BaseUrl { get; set; } = "https://api.notion.com";

    /// <summary>The integration's token; null where Notion is not used.</summary>
    public string? Token { get; set; }
}
