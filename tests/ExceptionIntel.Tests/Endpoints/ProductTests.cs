using System.Net;

namespace ExceptionIntel.Tests.Endpoints;

public sealed class ProductTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_product_is_created_and_a_known_one_is_returned()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();

        using var first = await client.PostAsync("/v1/products", Some.Tee(), Now);
        using var second = await client.PostAsync("/v1/products", Some.Tee(), Now);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("610910", (await first.JsonAsync(Now)).GetProperty("classification").GetProperty("code").GetString());
        Assert.Equal(1, (await second.JsonAsync(Now)).GetProperty("version").GetInt32());
    }
}
