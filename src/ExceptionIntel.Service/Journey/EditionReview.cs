using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>A decided product whose code a newer edition touches.</summary>
public sealed record TouchedProduct(string Workspace, string Key, string Title, EditionEffect Effect);

/// <param name="Unchanged">Decided products with business in that country whose code stands as it was.</param>
/// <param name="Touched">The others, in the order of workspace and key.</param>
public sealed record EditionImpact(int Unchanged, IReadOnlyList<TouchedProduct> Touched);

/// <summary>What a newer edition means for the products that were decided, in all workspaces.</summary>
public sealed class EditionReview(Database database, TariffShelves shelves, TimeProvider clock)
{
    private const int Together = 200;

    public EditionImpact Look(TariffEdition older, TariffEdition newer)
    {
        var diff = shelves.Diff(older, newer);
        var unchanged = 0;
        var touched = new List<TouchedProduct>();
        foreach (var (workspace, product) in Decided())
        {
            if (EditionEffect.Touching(product.Classification, product.Product.Destinations, newer.Country) is { } code)
            {
                var effect = EditionEffect.Of(code, diff);
                unchanged += effect.Fate == EditionFate.Unchanged ? 1 : 0;
                touched.AddRange(effect.Fate == EditionFate.Unchanged ? [] : [new TouchedProduct(workspace, product.Product.Key, product.Product.Title, effect)]);
            }
        }

        return new EditionImpact(unchanged, [.. touched.OrderBy(product => product.Workspace, StringComparer.Ordinal).ThenBy(product => product.Key, StringComparer.Ordinal)]);
    }

    /// <summary>Sends the products on the path that all products take; as often as it is done, an exception is opened once.</summary>
    public Task ReopenAsync(IReadOnlyList<TouchedProduct> touched) => database.WriteAsync(unit =>
    {
        foreach (var product in touched)
        {
            WorkStore.Add(unit, new Work(product.Workspace, WorkKind.Reclassify, $"product:{product.Key}", product.Key, WorkPriority.Bulk), clock.GetUtcNow());
        }
    });

    private IEnumerable<(string Workspace, StoredProduct Product)> Decided()
    {
        foreach (var workspace in WorkspaceStore.List(database))
        {
            string? cursor = null;
            do
            {
                var page = ProductStore.List(database, workspace, new PageRequest(Together, cursor), ProductStatus.Approved);
                foreach (var product in page.Items)
                {
                    yield return (workspace, product);
                }

                cursor = page.Next;
            }
            while (cursor is not null);
        }
    }
}
