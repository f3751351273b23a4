using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Journey;

public sealed class LineProductTests(OneService one) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private Database Database => one.Service.Services.GetRequiredService<Database>();

    [Fact]
    public async Task What_a_shop_sends_of_a_product_is_never_overwritten_by_an_orders_line()
    {
        var workspace = OneService.NewWorkspace();
        await RunAsync(5, new Work(workspace, WorkKind.Product, "product:TEE-001", ServiceJson.Write(Some.Tee())));

        await RunAsync(6, Line(workspace));

        var kept = ProductStore.Find(Database, workspace, "TEE-001")!;
        Assert.Equal(1, kept.Version);
        Assert.Equal("Knitted, short sleeve, crew neck", kept.Sent.Description);
    }

    [Fact]
    public async Task What_a_shop_sent_before_the_order_stands_even_when_the_line_was_quicker()
    {
        var workspace = OneService.NewWorkspace();
        await RunAsync(6, Line(workspace));
        Assert.Equal("tee", ProductStore.Find(Database, workspace, "TEE-001")!.Sent.Title);

        await RunAsync(5, new Work(workspace, WorkKind.Product, "product:TEE-001", ServiceJson.Write(Some.Tee())));

        Assert.Equal("Men's cotton t-shirt", ProductStore.Find(Database, workspace, "TEE-001")!.Sent.Title);
    }

    private static Work Line(string workspace) => new(workspace, WorkKind.LineProduct, "product:TEE-001", """{"key": "TEE-001", "title": "tee"}""");

    private async Task RunAsync(long id, Work work)
    {
        var effect = await one.Service.Services.GetRequiredService<Journeys>().RunAsync(id, work, Now);
        await Database.WriteAsync(unit => effect(unit));
    }
}
