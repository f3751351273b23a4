using Refit;

namespace ExceptionIntel.Connectors.Llm;

/// <summary>The OpenAI-compatible endpoint.</summary>
public interface ILlmApi
{
    /// <summary>The models that the endpoint has.</summary>
    [Get("/models")]
    Task<ModelList> ListModelsAsync(CancellationToken cancellationToken);
}

public sealed record ModelList(IReadOnlyList<ModelEntry> Data);

public sealed record ModelEntry(string Id);
