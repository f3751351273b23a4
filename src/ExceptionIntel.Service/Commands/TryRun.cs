using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>Sends the sample shop through the same doors that a real shop comes through, and gathers what became of it.</summary>
public sealed class TryRun(IServiceProvider services, SampleShop shop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Database database = services.GetRequiredService<Database>();
    private readonly InboxDoor door = services.GetRequiredService<InboxDoor>();
    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    public IReadOnlyList<StoredProduct> Products =>
        [.. shop.Products.Select(product => product.Key).Chunk(500).SelectMany(keys => ProductStore.FindMany(database, WorkspaceStore.Default, keys))];

    public IReadOnlyList<StoredOrder> Orders => [.. shop.Orders.Select(order => OrderStore.Find(database, WorkspaceStore.Default, order.Id)).OfType<StoredOrder>()];

    public IReadOnlyList<StoredCase> OpenCases => CaseStore.List(database, WorkspaceStore.Default, new CaseFilter(), new PageRequest(PageRequest.MaxLimit)).Items;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(unit =>
        {
            WorkspaceStore.Add(unit, WorkspaceStore.Default, clock.GetUtcNow());
            if (WorkspaceStore.Seller(unit, WorkspaceStore.Default) is null)
            {
                WorkspaceStore.SaveSeller(unit, WorkspaceStore.Default, shop.Seller);
            }
        });
        await SendAsync("Products", Works(shop.Products), cancellationToken);
        await SendAsync("Changed products", Works(shop.Changes), cancellationToken);
        await SendAsync("Orders", [.. shop.Orders.Select(order => new Work(WorkspaceStore.Default, WorkKind.Order, $"order:{order.Id}", ServiceJson.Write(order)))], cancellationToken);
    }

    /// <summary>Writes the drafts as files, so that they can be opened without the service.</summary>
    /// <returns>The files' paths.</returns>
    public async Task<IReadOnlyList<string>> WriteDraftsAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        foreach (var order in Orders.Where(order => order.State.Status == OrderStatus.Ready))
        {
            foreach (var draft in DocumentStore.Drafts(database, WorkspaceStore.Default, order.Order.Id))
            {
                var path = Path.Combine(folder, $"{Safe(order.Order.Id)}-{draft.Kind}.html");
                await File.WriteAllTextAsync(path, DocumentStore.Find(database, WorkspaceStore.Default, draft.Id)!.Html, cancellationToken);
                paths.Add(path);
            }
        }

        return paths;
    }

    public static bool IsWaiting(StoredProduct product) => product.Status is ProductStatus.Exception or ProductStatus.Blocked;

    private static IReadOnlyList<Work> Works(IReadOnlyList<Product> products) =>
        [.. products.Select(product => new Work(WorkspaceStore.Default, WorkKind.Product, $"product:{product.Key}", ServiceJson.Write(product)))];

    private async Task SendAsync(string label, IReadOnlyList<Work> works, CancellationToken cancellationToken) => await ProgressBar.RunAsync(label, works.Count, async report =>
    {
        var done = 0;
        foreach (var chunk in works.Chunk(20))
        {
            await door.AcceptAllAndWaitAsync(chunk, Patience, cancellationToken);
            report(done += chunk.Length);
        }
    });

    private static string Safe(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
