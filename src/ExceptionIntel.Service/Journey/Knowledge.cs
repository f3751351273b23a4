using System.Collections.Concurrent;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What ships with the product, loaded once: tariff, atlas, rules, destination packs.</summary>
public sealed class Knowledge
{
    private Knowledge(TariffBook book, AtlasClassifier atlas, TriageRules rules, DestinationPacks packs)
    {
        Book = book;
        Atlas = atlas;
        Rules = rules;
        Packs = packs;
    }

    public TariffBook Book { get; }

    public AtlasClassifier Atlas { get; }

    public TriageRules Rules { get; }

    public DestinationPacks Packs { get; }

    public static Knowledge Load()
    {
        var book = TariffBook.LoadShipped();
        return new Knowledge(book, new AtlasClassifier(book, GoodsAtlas.LoadShipped(book)), TriageRules.LoadShipped(), DestinationPacks.LoadShipped());
    }
}

/// <summary>What each workspace has learnt, kept in memory and brought up to date from the store before it is used.</summary>
public sealed class LearnedShelf(Database database)
{
    private readonly ConcurrentDictionary<string, PrecedentIndex> indexes = new(StringComparer.Ordinal);

    public PrecedentIndex Fresh(string workspace)
    {
        var index = indexes.GetOrAdd(workspace, _ => new PrecedentIndex());
        foreach (var precedent in PrecedentStore.Since(database, workspace, index.LastSequence))
        {
            index.Apply(precedent);
        }

        return index;
    }
}
