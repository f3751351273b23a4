namespace ExceptionIntel.Connectors.Printing;

/// <summary>How drafts become PDF; without any printer they stay HTML, which every browser prints.</summary>
public sealed class PrintingOptions
{
    public const string Section = "Printing";

    /// <summary>A WeasyPrint or Chromium program, by path or by its name on PATH; empty to look for one.</summary>
    public string? Program { get; set; }

    public int TimeoutSeconds { get; set; } = 60;
}
