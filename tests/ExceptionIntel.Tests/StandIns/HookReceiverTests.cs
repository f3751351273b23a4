using System.Net;
using System.Text;
using ExceptionIntel.StandIns.Hooks;
using ExceptionIntel.Tests.Endpoints;
using Microsoft.Extensions.Time.Testing;

namespace ExceptionIntel.Tests.StandIns;

public sealed class HookReceiverTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new();
    private HookReceiver receiver = null!;
    private HttpClient client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        receiver = await HookReceiver.StartAsync(clock: clock);
        client = new HttpClient { BaseAddress = new Uri(receiver.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_delivery_is_kept_as_it_was_sent()
    {
        const string body = """{"title" : "Nón lá",  "spaces":  "stay"}""";
        using var answer = await client.SendAsync(HttpMethod.Post, "/hooks/one", body, ("webhook-id", "ev_1"));

        var kept = Assert.Single(receiver.Box("one").Deliveries);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(body, kept.Body);
        Assert.Equal("ev_1", kept.Headers["webhook-id"]);
        Assert.Equal(clock.GetUtcNow(), kept.At);
        Assert.Empty(receiver.Box("two").Deliveries);
    }

    [Fact]
    public async Task Answers_come_in_the_planned_order_and_the_last_one_stays()
    {
        receiver.Box("one").Plan(new Answer(500), new Answer(429, Headers: new Dictionary<string, string> { ["Retry-After"] = "7" }), new Answer(410, Body: "gone"));

        using var first = await PostAsync();
        using var second = await PostAsync();
        using var third = await PostAsync();
        using var fourth = await PostAsync();

        Assert.Equal([500, 429, 410, 410], new[] { first, second, third, fourth }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(7), second.Headers.RetryAfter?.Delta);
        Assert.Equal("gone", await fourth.Content.ReadAsStringAsync(Now));
    }

    [Fact]
    public async Task A_cut_connection_brings_no_answer_and_the_delivery_is_kept_all_the_same()
    {
        receiver.Box("one").Plan(new Answer(Cut: true));

        await Assert.ThrowsAsync<HttpRequestException>(PostAsync);

        Assert.Single(receiver.Box("one").Deliveries);
    }

    [Fact]
    public async Task A_slow_answer_waits_for_its_time()
    {
        receiver.Box("one").Plan(new Answer(200, DelayMs: 30_000));
        var posting = PostAsync();
        await Until.TrueAsync(() => receiver.Box("one").Deliveries.Count == 1);
        Assert.False(posting.IsCompleted);

        // The receiver may come to its wait only after the clock went on once.
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return posting.IsCompleted;
        });

        using var answer = await posting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Another_program_plans_and_reads_over_http()
    {
        using var planned = await client.SendAsync(HttpMethod.Put, "/hooks/one/answers", """[{"status": 503, "delay_ms": 0}]""");
        using var refused = await PostAsync();
        var list = await client.GetJsonAsync("/hooks/one");
        using var forgotten = await client.DeleteAsync("/hooks/one", Now);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("{}", Assert.Single(list.EnumerateArray()).GetProperty("body").GetString());
        Assert.Empty((await client.GetJsonAsync("/hooks/one")).EnumerateArray());
    }

    private Task<HttpResponseMessage> PostAsync() => client.PostAsync("/hooks/one", new StringContent("{}", Encoding.UTF8, "application/json"), Now);
}
