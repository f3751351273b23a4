namespace ExceptionIntel.Customs.Learning;

/// <summary>A precedent as the index keeps it.</summary>
/// <param name="slot">Its place in the index's table of entries.</param>
internal sealed class PrecedentEntry(int slot, Precedent precedent, Feature[] features)
{
    public int Slot { get; } = slot;

    public Precedent Precedent { get; } = precedent;

    public Feature[] Features { get; } = features;

    public MeasuredLength? Measured { get; set; }
}

/// <summary>The length of an entry's weighted features, and the number of changes that the index had seen when it was taken.</summary>
internal sealed record MeasuredLength(int AtChange, double Length);

/// <summary>An entry that has a feature, and the feature's share in it.</summary>
internal readonly record struct Posting(int Slot, float Share);
