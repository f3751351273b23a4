using System.Collections.Concurrent;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What each workspace has learnt, kept in memory and brought up to date from the store before it is used.</summary>
public sealed class LearnedShelf(Database database)
{
    private readonly ConcurrentDictionary<string, PrecedentIndex> indexes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> trainings = new(StringComparer.Ordinal);

    /// <summary>With every precedent that is stored; the training over all of them follows behind the caller's back.</summary>
    public PrecedentIndex Fresh(string workspace)
    {
        var index = Current(workspace);
        if (index.WantsTraining)
        {
            _ = TrainAsync(workspace);
        }

        return index;
    }

    /// <summary>Ends when a training over the present precedents is done; one at a time in a workspace.</summary>
    public Task TrainAsync(string workspace)
    {
        var index = Current(workspace);
        return trainings.AddOrUpdate(
            workspace,
            _ => Task.Run(() => Train(index)),
            (_, running) => running.IsCompleted ? Task.Run(() => Train(index)) : running);
    }

    private static void Train(PrecedentIndex index)
    {
        if (index.WantsTraining)
        {
            index.Train();
        }
    }

    private PrecedentIndex Current(string workspace)
    {
        var index = indexes.GetOrAdd(workspace, _ => new PrecedentIndex());
        foreach (var precedent in PrecedentStore.Since(database, workspace, index.LastSequence))
        {
            index.Apply(precedent);
        }

        return index;
    }
}
