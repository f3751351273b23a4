using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Inbox;

/// <summary>Forgets, every hour, what is done and older than keys are remembered.</summary>
public sealed class InboxBroom(InboxStore inbox, IOptions<StorageOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await inbox.ForgetAsync(TimeSpan.FromDays(options.Value.RememberKeysDays)) >= 5_000)
                {
                    // A little at a time, so that others may write in between.
                }
            }
            catch (StorageBusyException)
            {
                // Nothing is lost by keeping it for another hour.
            }
        }
    }
}
