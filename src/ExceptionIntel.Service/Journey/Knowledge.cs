using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What ships with the product, loaded once: tariff, atlas, rules, note decisions, destination packs.</summary>
public sealed class Knowledge
{
    private Knowledge(TariffBook book, AtlasClassifier atlas, TriageRules rules, NoteDecisions decisions, DestinationPacks packs)
    {
        Book = book;
        Atlas = atlas;
        Rules = rules;
        Decisions = decisions;
        Packs = packs;
    }

    public TariffBook Book { get; }

    public AtlasClassifier Atlas { get; }

    public TriageRules Rules { get; }

    public NoteDecisions Decisions { get; }

    public DestinationPacks Packs { get; }

    public static Knowledge Load()
    {
        var rules = Task.Run(TriageRules.LoadShipped);
        var decisions = Task.Run(NoteDecisions.LoadShipped);
        var packs = Task.Run(DestinationPacks.LoadShipped);
        var book = TariffBook.LoadShipped();
        var atlas = new AtlasClassifier(book, GoodsAtlas.LoadShipped(book));
        return new Knowledge(book, atlas, rules.Result, decisions.Result, packs.Result);
    }
}
