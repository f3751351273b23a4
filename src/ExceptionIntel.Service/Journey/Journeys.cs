using System.Diagnostics;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>Sends each kind of work on its path.</summary>
public sealed class Journeys(ProductJourney products, OrderJourney orders, SettleJourney settling)
{
    /// <returns>The effect, to be written in one unit with the work's completion.</returns>
    /// <exception cref="JourneyException">It failed, and this says at which stage.</exception>
    public async Task<Effect> RunAsync(long id, Work work, CancellationToken cancellationToken) => work.Kind switch
    {
        WorkKind.Product => await products.RunAsync(work.Workspace, Read<Product>(work), id, cancellationToken),
        WorkKind.LineProduct => await products.RunUnlessKnownAsync(work.Workspace, Read<Product>(work), cancellationToken),
        WorkKind.Reclassify => await products.RunAgainAsync(work.Workspace, work.Body, cancellationToken),
        WorkKind.Settle => await settling.RunAsync(work.Workspace, work.Body, cancellationToken),
        WorkKind.Order => orders.Run(work.Workspace, Read<Order>(work), id),
        WorkKind.OrderCheck => orders.RunAgain(work.Workspace, work.Body),
        _ => throw new UnreachableException(),
    };

    private static T Read<T>(Work work) => JourneyException.At(Stage.Start, () => ServiceJson.Read<T>(work.Body));
}
