using System.Text.Json;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A list of words and sentences by language, as data.</summary>
/// <param name="Id">The rule that it serves, as in "description.stop_word".</param>
/// <param name="Source">What the list rests on.</param>
public sealed record WordList(string Id, int Version, string Source, IReadOnlyDictionary<string, IReadOnlyList<string>> Words)
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public string Rule => $"{Id}@{Version}";

    public IEnumerable<Phrase> Phrases => Words.Values.SelectMany(words => words).Select(Phrase.From);

    /// <summary>A list that ships with the product.</summary>
    internal static WordList LoadShipped(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"triage/words/{name}.json")!;
        return JsonSerializer.Deserialize<WordList>(stream, Form)!;
    }
}
