using System.Text.Json;
using ExceptionIntel.Customs.Triage;
using Microsoft.Extensions.Options;
using Refit;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>What came of a question to a live tariff.</summary>
public abstract record TariffReply
{
    private TariffReply()
    {
    }

    public sealed record Told(TariffSheet Sheet) : TariffReply;

    /// <param name="Reason">Why there is no answer, for people.</param>
    public sealed record Unreached(string Reason) : TariffReply;
}

/// <summary>A live tariff answered with something that is no answer.</summary>
public sealed class TariffAnswerException(string message) : Exception(message);

/// <summary>Asks the customs databases. A database that is out of reach, slow, broken or changed is an expected outcome and no failure.</summary>
public sealed class LiveTariffs(IUkTariffApi uk, IXiTariffApi xi, IUsTariffApi us, IOptions<TariffSourceOptions> options)
{
    public async Task<TariffReply> AskAsync(TariffQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return new TariffReply.Told(await ReadAsync(question, cancellationToken));
        }
        catch (Exception cause) when (cause is ApiExceptionBase or HttpRequestException or TariffAnswerException or JsonException or InvalidOperationException
            || (cause is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new TariffReply.Unreached(cause is ApiException { StatusCode: var status } and not { InnerException: not null } ? $"it answers with status {(int)status}" : cause.GetBaseException().Message);
        }
    }

    private Task<TariffSheet> ReadAsync(TariffQuestion question, CancellationToken cancellationToken) => question.Tariff switch
    {
        LiveTariff.Uk => new UkTariff(uk, options.Value.UkBaseUrl).ReadAsync(question.Code, cancellationToken),
        LiveTariff.Xi => new UkTariff(xi, options.Value.XiBaseUrl).ReadAsync(question.Code, cancellationToken),
        LiveTariff.Us => new UsTariff(us, options.Value.UsBaseUrl).ReadAsync(question.Code, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
