namespace ExceptionIntel.Customs.Triage;

/// <summary>The phrases of many owners, looked for at once: a text is read once, however many phrases there are.</summary>
internal sealed class PhraseIndex
{
    /// <summary>Evidence beyond this convinces nobody further.</summary>
    private const int MostEvidence = 4;

    private readonly Dictionary<string, List<Entry>> byFirstWord = new(StringComparer.Ordinal);

    public void Add(int owner, Phrase phrase, bool harmless)
    {
        if (phrase.Tokens.Count == 0)
        {
            return;
        }

        if (!byFirstWord.TryGetValue(phrase.Tokens[0], out var entries))
        {
            byFirstWord.Add(phrase.Tokens[0], entries = []);
        }

        entries.Add(new Entry(owner, phrase, harmless));
    }

    /// <summary>What stands where, by owner; a phrase inside one of its owner's harmless phrases does not count.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Evidence>> Find(ProductWords words)
    {
        var found = new Dictionary<int, IReadOnlyList<Evidence>>();
        foreach (var field in words.Fields)
        {
            var spans = Spans(field.Tokens);
            var harmless = spans.Where(span => span.Entry.Harmless).ToLookup(span => span.Entry.Owner);
            foreach (var span in spans.Where(span => !span.Entry.Harmless && !harmless[span.Entry.Owner].Any(span.IsInside)))
            {
                Keep(found, span.Entry, field.Name);
            }
        }

        return found;
    }

    private static void Keep(Dictionary<int, IReadOnlyList<Evidence>> found, Entry entry, string field)
    {
        if (!found.TryGetValue(entry.Owner, out var evidence))
        {
            found.Add(entry.Owner, evidence = new List<Evidence>());
        }

        if (evidence.Count < MostEvidence && !evidence.Any(known => known.Text == entry.Phrase.Text))
        {
            ((List<Evidence>)evidence).Add(new Evidence(field, entry.Phrase.Text));
        }
    }

    private List<Span> Spans(IReadOnlyList<string> tokens)
    {
        var spans = new List<Span>();
        for (var start = 0; start < tokens.Count; start++)
        {
            Collect(tokens[start], tokens, start, spans);
            if (Phrase.IsNumber(tokens[start]))
            {
                Collect(Phrase.AnyNumber, tokens, start, spans);
            }
        }

        return spans;
    }

    private void Collect(string first, IReadOnlyList<string> tokens, int start, List<Span> spans)
    {
        foreach (var entry in byFirstWord.GetValueOrDefault(first, []))
        {
            if (entry.Phrase.StandsAt(tokens, start))
            {
                spans.Add(new Span(entry, start, start + entry.Phrase.Tokens.Count));
            }
        }
    }

    private sealed record Entry(int Owner, Phrase Phrase, bool Harmless);

    private readonly record struct Span(Entry Entry, int Start, int End)
    {
        public bool IsInside(Span other) => other.Start <= Start && End <= other.End;
    }
}
