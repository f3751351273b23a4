using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>The stages that a product or an order passes.</summary>
public enum Stage
{
    Start,
    Opinions,
    Verdict,
    Tariffs,
    Triage,
    Lines,
    Gaps,
    Documents,
    Write,
}

/// <summary>A journey failed, and this says where.</summary>
public sealed class JourneyException(Stage stage, Exception cause) : Exception($"Failed at {Words.Of(stage)}: {cause.Message}", cause)
{
    public Stage Stage { get; } = stage;

    public static async Task<T> AtAsync<T>(Stage stage, Func<ValueTask<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            throw new JourneyException(stage, cause);
        }
    }

    public static T At<T>(Stage stage, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            throw new JourneyException(stage, cause);
        }
    }
}

/// <summary>What the journey read is no longer what is stored: it runs again at once.</summary>
public sealed class ChangedMeanwhileException(string what) : Exception($"{what} changed while it was being worked on.");

/// <summary>Writes the effects of a journey, and returns the work that follows from them.</summary>
public delegate FollowUps Effect(Unit unit);

/// <summary>Work that was written together with the effects that it follows from.</summary>
public readonly record struct FollowUps(int Count)
{
    public static readonly FollowUps None = new(0);

    public static FollowUps Write(Unit unit, IEnumerable<Work> works, DateTimeOffset now)
    {
        var count = 0;
        foreach (var work in works)
        {
            WorkStore.Add(unit, work, now);
            count++;
        }

        return new FollowUps(count);
    }
}
