using System.Diagnostics;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace ExceptionIntel.Tests.TariffSources;

/// <summary>Whatever a database does instead of answering comes out as "unreached", in bounded time and memory.</summary>
public sealed class OutOfReachTests : IDisposable
{
    private const string Ten = "6109100010";
    private const string Path = $"/api/v2/commodities/{Ten}";

    private readonly TariffStandIn customs = new();

    [Fact]
    public async Task Too_many_requests_are_repeated_after_the_time_that_is_asked_for()
    {
        Then("/first", Response.Create().WithStatusCode(429).WithHeader("Retry-After", "1"), null, "again");
        Then("/second", Response.Create().WithBody(SomeCommodity.WithDuty(Ten).ToString()), "again", "done");
        var watch = Stopwatch.StartNew();

        Assert.True((await customs.ToldAsync(LiveTariff.Uk, Ten)).IsKnown);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.9), $"It came back after {watch.Elapsed}.");
        Assert.Equal(2, customs.Calls());
    }

    [Fact]
    public async Task A_server_error_is_tried_three_times_and_no_more()
    {
        customs.Respond(Path, Response.Create().WithStatusCode(503));

        Assert.Contains("503", await customs.UnreachedAsync(LiveTariff.Uk, Ten), StringComparison.Ordinal);
        Assert.Equal(3, customs.Calls());
    }

    [Theory]
    [InlineData("<html>Sorry</html>")]
    [InlineData("{\"data\":")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task What_is_no_answer_is_not_taken_for_one(string body)
    {
        customs.Answer(Path, body);

        Assert.NotEmpty(await customs.UnreachedAsync(LiveTariff.Uk, Ten));
    }

    [Fact]
    public async Task A_giant_answer_is_cut_off()
    {
        customs.Answer(Path, SomeCommodity.WithDuty(Ten).Measure("705", "B", new string('x', 5 * 1024 * 1024), SomeCommodity.Everywhere).ToString());

        Assert.Contains("4194304", await customs.UnreachedAsync(LiveTariff.Uk, Ten), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        using var elsewhere = new TariffStandIn();
        elsewhere.Uk($"commodities/{Ten}", SomeCommodity.WithDuty(Ten).ToString());
        customs.Respond(Path, Response.Create().WithStatusCode(301).WithHeader("Location", elsewhere.Server.Url + Path));

        Assert.Contains("another host", await customs.UnreachedAsync(LiveTariff.Uk, Ten), StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Calls());
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_and_a_circle_is_left()
    {
        customs.Respond(Path, Response.Create().WithStatusCode(302).WithHeader("Location", "/moved"));
        customs.Answer("/moved", SomeCommodity.WithDuty(Ten).ToString());
        customs.Respond("/api/v2/commodities/6109100020", Response.Create().WithStatusCode(302).WithHeader("Location", "/api/v2/commodities/6109100020"));

        Assert.True((await customs.ToldAsync(LiveTariff.Uk, Ten)).IsKnown);
        Assert.Contains("302", await customs.UnreachedAsync(LiveTariff.Uk, "6109100020"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_drips_is_given_up()
    {
        await using var drip = await DripAsync();
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(await customs.UnreachedAsync(LiveTariff.Uk, Ten, ServeCommand.Address(drip)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_as_such()
    {
        Assert.NotEmpty(await customs.UnreachedAsync(LiveTariff.Us, "6109100012", "http://127.0.0.1:1"));
    }

    public void Dispose() => customs.Dispose();

    private void Then(string title, IResponseBuilder response, string? when, string next)
    {
        var given = customs.Server.Given(Request.Create().WithPath(Path).UsingGet()).InScenario("turns").WithTitle(title);
        (when is null ? given.WillSetStateTo(next) : given.WhenStateIs(when).WillSetStateTo(next)).RespondWith(response);
    }

    /// <summary>Promises a long body and sends a byte now and then.</summary>
    private static async Task<WebApplication> DripAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapFallback(async context =>
        {
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (await beat.WaitForNextTickAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
