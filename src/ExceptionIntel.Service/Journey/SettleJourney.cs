using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>A precedent came or went: the product that it was set on, the exceptions that it may answer, and the products that it decided run again.</summary>
public sealed class SettleJourney(Database database, LearnedShelf learned, ProductJourney products, TimeProvider clock)
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

        var effects = new List<(string Key, Effect Effect)>();
        foreach (var key in keys.Distinct(StringComparer.Ordinal).ToList())
        {
            effects.Add((key, await products.RunAgainAsync(workspace, key, cancellationToken)));
        }

        return unit => new FollowUps(effects.Sum(entry => Write(unit, workspace, entry.Key, entry.Effect).Count));
    }

    // One product that its shop sends again at this moment must not hold up all the others: it runs by itself.
    private FollowUps Write(Unit unit, string workspace, string key, Effect effect)
    {
        try
        {
            return effect(unit);
        }
        catch (ChangedMeanwhileException)
        {
            return FollowUps.Write(unit, [new Work(workspace, WorkKind.Reclassify, $"product:{key}", key, WorkPriority.Interactive)], clock.GetUtcNow());
        }
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
