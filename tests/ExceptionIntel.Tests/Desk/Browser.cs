using Microsoft.Playwright;

namespace ExceptionIntel.Tests.Desk;

/// <summary>A real Chromium, started once for the tests of a class; without one they are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    private static string Program => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            playwright = await Playwright.CreateAsync();
            chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
        }
    }

    /// <param name="width">In CSS pixels: 1280 for a desk, 390 for a phone.</param>
    public async Task<IPage> PageAsync(int width = 1280, bool script = true)
    {
        Assert.SkipWhen(chromium is null, $"There is no Chromium at {Program}; set CHROMIUM to where one is.");
        var context = await chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, JavaScriptEnabled = script, HasTouch = width < 500, IsMobile = width < 500 });
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }
}
