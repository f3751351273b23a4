using ExceptionIntel.Connectors.Llm;
using ExceptionIntel.Connectors.Notion;
using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Commands;

/// <summary>The neighbours that settings name, and those that they do not.</summary>
public static class Neighbours
{
    private const string NoModel = "none is set (Llm section): the atlas and the precedents decide.";
    private const string NoNotion = "not set (Notion section): the desk is the place of review.";
    private const string NoTariffs = "not asked (TariffSources:Enabled is false): the books at hand decide.";

    /// <summary>A cotton T-shirt stands in every schedule.</summary>
    private static readonly HsCode Shirt = HsCode.Parse("610910");

    /// <summary>One line for each, said once at the start.</summary>
    public static IEnumerable<string> Lines(IServiceProvider services)
    {
        var llm = services.GetRequiredService<IOptions<LlmOptions>>().Value;
        yield return $"Model: {(llm.BaseUrl is null ? NoModel : $"{llm.Model} at {llm.BaseUrl} is set, but this version does not ask it yet.")}";
        yield return $"Notion: {(services.GetRequiredService<IOptions<NotionOptions>>().Value.Token is null ? NoNotion : "a token is set, but this version does not sync yet.")}";
        yield return $"Live tariffs: {(IsOn(services) ? "controls and prohibitions of the UK and the EU are read, and codes are looked up in today's US schedule." : NoTariffs)}";
    }

    public static IEnumerable<(string Name, Func<CancellationToken, Task<string>> Check)> Checks(IServiceProvider services)
    {
        yield return ("model", async cancellationToken =>
        {
            var options = services.GetRequiredService<IOptions<LlmOptions>>().Value;
            if (options.BaseUrl is null)
            {
                return NoModel;
            }

            var models = await services.GetRequiredService<ILlmApi>().ListModelsAsync(cancellationToken);
            return models.Data.Any(model => model.Id == options.Model)
                ? $"{options.Model} answers at {options.BaseUrl}; this version does not ask it yet."
                : throw new InvalidOperationException($"{options.BaseUrl} answers, but has no model “{options.Model}”. It has: {string.Join(", ", models.Data.Take(10).Select(model => model.Id))}.");
        });
        yield return ("notion", async cancellationToken =>
        {
            if (services.GetRequiredService<IOptions<NotionOptions>>().Value.Token is null)
            {
                return NoNotion;
            }

            var me = await services.GetRequiredService<INotionApi>().MeAsync(cancellationToken);
            return $"the token is {me.Name ?? me.Id}'s; this version does not sync yet.";
        });
        yield return ("tariffs", cancellationToken => TariffsAsync(services, cancellationToken));
    }

    private static bool IsOn(IServiceProvider services) => services.GetRequiredService<IOptions<TariffSourceOptions>>().Value.Enabled;

    private static async Task<string> TariffsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!IsOn(services))
        {
            return NoTariffs;
        }

        var (tariffs, options) = (services.GetRequiredService<LiveTariffs>(), services.GetRequiredService<IOptions<TariffSourceOptions>>().Value);
        var replies = await Task.WhenAll(Enum.GetValues<LiveTariff>().Select(async tariff => (Address: options.BaseUrl(tariff), Reply: await tariffs.AskAsync(new TariffQuestion(tariff, Shirt), cancellationToken))));
        var lines = string.Join(" ", replies.Select(reply => reply.Reply is TariffReply.Unreached(var reason) ? $"{reply.Address} is out of reach: {reason.TrimEnd('.')}." : $"{reply.Address} answers."));
        return replies.All(reply => reply.Reply is TariffReply.Told)
            ? lines
            : throw new InvalidOperationException($"{lines} Products go on without it and run again when it answers; TariffSources:Enabled=false stops the asking.");
    }
}
