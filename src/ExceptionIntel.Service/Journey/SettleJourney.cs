using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>A precedent came or went: the product that it was set on, the exceptions that it may answer, and the products that it decided run again.</summary>
public sealed class SettleJourney(Database database, LearnedShelf learned, ProductJourney products)
{
    /// <summary>Open exceptions that are looked through for look-alikes, newest first.</summary>
    private const int MostExceptions = 5_000;

    public async Task<Effect> RunAsync(string workspace, string precedentId, CancellationToken cancellationToken)
    {
        if (PrecedentStore.Find(database, workspace, precedentId) is not { } precedent)
        {
            return _ => FollowUps.None;
        }

        var keys = ProductStore.KeysDecidedBy(database, workspace, precedentId).Append(precedent.Product.Key);
        if (precedent is { Stands: true, ApplyToSimilar: true })
        {
            keys = keys.Concat(LookAlikes(workspace, precedent));
        }

        var effects = new List<Effect>();
        foreach (var key in keys.Distinct(StringComparer.Ordinal).ToList())
        {
            effects.Add(await products.RunAgainAsync(workspace, key, cancellationToken));
        }

        return unit => new FollowUps(effects.Sum(effect => effect(unit).Count));
    }

    private List<string> LookAlikes(string workspace, Precedent precedent)
    {
        var index = learned.Fresh(workspace);
        return [.. CaseStore.OpenProductKeys(database, workspace, MostExceptions)
            .Chunk(500)
            .SelectMany(keys => ProductStore.FindMany(database, workspace, keys))
            .Where(product => PrecedentClassifier.IsLookAlike(index, precedent, product.Product))
            .Select(product => product.Product.Key)];
    }
}
