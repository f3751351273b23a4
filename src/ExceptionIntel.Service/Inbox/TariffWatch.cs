using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Inbox;

/// <summary>
/// Fetches the answers of live tariffs that products went on without, and sends those products on their journey again. The waits are on
/// disk: an outage of any length and a restart only put them off.
/// </summary>
public sealed partial class TariffWatch(TariffDesk desk, Database database, InboxSignal signal, TimeProvider clock, ILogger<TariffWatch> log) : BackgroundService
{
    private const int MostAtOnce = 50;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!desk.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Task.WhenAll(Enum.GetValues<LiveTariff>().Select(LookAsync)).WaitAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever the store has, the next beat looks again.
            catch (Exception busy) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.NotNow(log, busy);
            }
        }
    }

    private async Task LookAsync(LiveTariff tariff)
    {
        foreach (var question in TariffAnswerStore.Waiting(database, tariff, MostAtOnce))
        {
            if (await desk.FreshAsync(question) is not null)
            {
                await database.WriteAsync(unit => RunAgain(unit, question));
                signal.WorkArrived();
            }
        }
    }

    private void RunAgain(Unit unit, TariffQuestion question)
    {
        FollowUps.Write(
            unit,
            TariffAnswerStore.WaitingFor(unit, question).Select(waiting => new Work(waiting.Workspace, WorkKind.Reclassify, $"product:{waiting.ProductKey}", waiting.ProductKey)),
            clock.GetUtcNow());
        TariffAnswerStore.Answered(unit, question);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What live tariffs still have to answer could not be looked at; it is tried again.")]
        public static partial void NotNow(ILogger log, Exception cause);
    }
}
