using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ExceptionIntel.Tests.TariffSources;

/// <summary>All three customs databases on one loopback port, answering in their documented shapes; what a test does not put in is not found.</summary>
internal sealed class TariffStandIn : IDisposable
{
    public WireMockServer Server { get; } = WireMockServer.Start();

    /// <summary>Settings of a service that asks this stand-in.</summary>
    public Dictionary<string, string?> Settings(string? url = null) => new()
    {
        ["TariffSources:Enabled"] = "true",
        ["TariffSources:UkBaseUrl"] = $"{url ?? Server.Url}/api/v2",
        ["TariffSources:XiBaseUrl"] = $"{url ?? Server.Url}/xi/api/v2",
        ["TariffSources:UsBaseUrl"] = $"{url ?? Server.Url}/reststop",
        ["TariffSources:TimeoutSeconds"] = "1",
        ["TariffSources:RequestsPerSecond"] = "100",
    };

    public void Uk(string path, string body) => Answer($"/api/v2/{path}", body);

    public void Xi(string path, string body) => Answer($"/xi/api/v2/{path}", body);

    public void Us(string keyword, string body) => Server
        .Given(Request.Create().WithPath("/reststop/search").WithParam("keyword", keyword).UsingGet())
        .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody(body));

    public void Answer(string path, string body) => Respond(path, Response.Create().WithHeader("Content-Type", "application/json; charset=utf-8").WithBody(body));

    public void Respond(string path, IResponseBuilder response) => Server.Given(Request.Create().WithPath(path).UsingGet()).RespondWith(response);

    public int Calls(string part = "") => Server.LogEntries.Count(entry => entry.RequestMessage!.Path.Contains(part, StringComparison.Ordinal));

    /// <summary>Asks through the real connector, with its retries and bounds.</summary>
    public async Task<TariffReply> AskAsync(LiveTariff tariff, string code, string? url = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(url)).AddInMemoryCollection([new("Logging:LogLevel:Default", "None")]);
        builder.AddTariffSources();
        await using var app = builder.Build();
        return await app.Services.GetRequiredService<LiveTariffs>().AskAsync(new TariffQuestion(tariff, HsCode.Parse(code)), TestContext.Current.CancellationToken);
    }

    public async Task<TariffSheet> ToldAsync(LiveTariff tariff, string code) => Assert.IsType<TariffReply.Told>(await AskAsync(tariff, code)).Sheet;

    public async Task<string> UnreachedAsync(LiveTariff tariff, string code, string? url = null) => Assert.IsType<TariffReply.Unreached>(await AskAsync(tariff, code, url)).Reason;

    public void Dispose() => Server.Dispose();
}
