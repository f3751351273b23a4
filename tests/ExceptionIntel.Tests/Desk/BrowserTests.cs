using Microsoft.Playwright;

namespace ExceptionIntel.Tests.Desk;

public sealed class BrowserTests(Browser browser, DeskService desk) : IClassFixture<Browser>, IClassFixture<DeskService>
{
    private readonly string workspace = DeskService.NewWorkspace();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_reviewer_decides_by_key_and_the_orders_document_appears(int width)
    {
        await WaitingOrderAsync();
        var page = await SignedInAsync(width);

        await page.GotoAsync($"{desk.Service.Address}desk/orders/SHOP-1001");
        await Assertions.Expect(page.GetByText("Waiting for review")).ToBeVisibleAsync();
        await page.GotoAsync($"{desk.Service.Address}desk/exceptions");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Men's cotton t-shirt", Level = 1 })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.GetByText("is 6109.10 now")).ToBeVisibleAsync();

        await DraftedAsync(page);
        await Assertions.Expect(page.GetByText("Ready", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Commercial invoice")).ToBeVisibleAsync();
        var invoice = await page.GetByRole(AriaRole.Link, new() { Name = "Open" }).First.GetAttributeAsync("href");
        await page.GotoAsync(new Uri(desk.Service.Address, invoice).ToString());
        await Assertions.Expect(page.GetByText("6109.10").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_same_is_decided_by_click()
    {
        await WaitingOrderAsync();
        var page = await SignedInAsync(390, script: false);

        await page.GotoAsync($"{desk.Service.Address}desk/exceptions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start with the first" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(page.GetByText("is 6109.10 now")).ToBeVisibleAsync();
        await DraftedAsync(page);
        await Assertions.Expect(page.GetByText("Commercial invoice")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_code_that_was_searched_for_is_taken_and_keys_typed_into_a_field_decide_nothing()
    {
        var id = await WaitingOrderAsync();
        var page = await SignedInAsync(1280);

        await page.GotoAsync($"{desk.Service.Address}desk/exceptions/{id}");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("a 1 woven cotton shirts");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".found button[value='take:620520']").ClickAsync();

        await Assertions.Expect(page.GetByText("is 6205.20 now")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Undo_is_one_key()
    {
        var id = await WaitingOrderAsync();
        var page = await SignedInAsync(1280);

        await page.GotoAsync($"{desk.Service.Address}desk/exceptions/{id}");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.GetByText("is 6109.10 now")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("z");

        await Assertions.Expect(page.GetByText("What it settled waits again.")).ToBeVisibleAsync();
        Assert.EndsWith($"/desk/exceptions/{id}", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task No_page_scrolls_sideways_or_breaks_its_own_policy(int width)
    {
        var id = await WaitingOrderAsync();
        using (var shop = await desk.Service.ClientAsync("long words", workspace: workspace))
        {
            using var posted = await shop.PostAsync("/v1/products", Some.Vague("LONG").With("title", new string('W', 300)), Now);
        }

        var page = await SignedInAsync(width);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };

        foreach (var path in new[] { "", "/exceptions", $"/exceptions/{id}?q=shirt", "/products", "/products/TEE-001", "/products/LONG", "/products/upload", "/orders", "/orders/SHOP-1001", "/documents", "/precedents", "/seller", "/keys", "/dead" })
        {
            await page.GotoAsync($"{desk.Service.Address}desk{path}");
            Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"));
        }

        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_every_target_is_as_large_as_a_fingertip()
    {
        var id = await WaitingOrderAsync();
        var page = await SignedInAsync(390);

        foreach (var path in new[] { "/exceptions", $"/exceptions/{id}", "/products", "/orders", "/keys" })
        {
            await page.GotoAsync($"{desk.Service.Address}desk{path}");
            var small = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('button, .button, input:not([type=hidden]):not([type=checkbox]), select, textarea, summary, label:has([type=checkbox])')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))");
            Assert.Empty(small);
        }

        await page.Context.CloseAsync();
    }

    private async Task<IPage> SignedInAsync(int width, bool script = true)
    {
        var page = await browser.PageAsync(width, script);
        using var owner = await desk.Service.ClientAsync("reviewer", workspace: workspace);
        await page.GotoAsync($"{desk.Service.Address}desk");
        await page.GetByLabel("API key").FillAsync(owner.DefaultRequestHeaders.Authorization!.Parameter!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Opens the order's page until its documents are there: they are drafted right after the decision, by themselves.</summary>
    private async Task DraftedAsync(IPage page)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await page.GotoAsync($"{desk.Service.Address}desk/orders/SHOP-1001");
            if (await page.GetByText("Commercial invoice").CountAsync() > 0)
            {
                return;
            }

            await Task.Delay(50, Now);
        }
    }

    /// <returns>The exception that the order waits for.</returns>
    private async Task<string> WaitingOrderAsync()
    {
        using var shop = await desk.Service.ClientAsync("shop", workspace: workspace);
        using var product = await shop.PostAsync("/v1/products", Some.Tee().With("declared_code", "620520"), Now);
        using var order = await shop.PostAsync("/v1/orders", DeskOrder.Of("TEE-001"), Now);
        await DeskOrder.KnownAsync(shop, "SHOP-1001", Now);
        return (await product.JsonAsync(Now)).GetProperty("exception_id").GetString()!;
    }
}
