namespace ExceptionIntel.Connectors.Llm;

/// <summary>Settings under "Llm": any endpoint that speaks the OpenAI form.</summary>
public sealed class LlmOptions
{
    public const string Section = "Llm";

    /// <summary>Up to and with "/v1"; null where no model is used.</summary>
    public string? BaseUrl { get; set; }

    public string? ApiKey { get; set; }

    public string? Model { get; set; }

    /// <summary>Of one call.</summary>
    public int TimeoutSeconds { get; set; } = 60;
}
