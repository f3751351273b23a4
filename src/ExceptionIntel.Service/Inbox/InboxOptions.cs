namespace ExceptionIntel.Service.Inbox;

/// <summary>Settings under "Inbox".</summary>
public sealed class InboxOptions
{
    public const string Section = "Inbox";

    /// <summary>How many pieces of work run at once; 0 means eight for each processor: most wait for the disk or a neighbour, and those that end together share one commit.</summary>
    public int Workers { get; set; }

    /// <summary>True: work is accepted and kept, and none is done until the service starts without this.</summary>
    public bool IsPaused { get; set; }

    public int LeaseSeconds { get; set; } = 30;

    /// <summary>How often the store is asked for work that another process left, or that became due.</summary>
    public int PollMilliseconds { get; set; } = 1_000;

    public int WorkerCount => Workers > 0 ? Workers : Environment.ProcessorCount * 8;
}
