namespace ExceptionIntel.Customs.Triage;

/// <summary>What triage says of a product.</summary>
public abstract record Decision
{
    private Decision(IReadOnlyList<Doubt> doubts) => Doubts = doubts;

    /// <summary>Most severe first.</summary>
    public IReadOnlyList<Doubt> Doubts { get; }

    /// <param name="Doubts">Warnings only.</param>
    /// <param name="Provisional">True until the group's promise is certified.</param>
    public sealed record Approved(IReadOnlyList<Doubt> Doubts, bool Provisional) : Decision(Doubts);

    /// <summary>A person has to look.</summary>
    public sealed record Refer(IReadOnlyList<Doubt> Doubts) : Decision(Doubts);

    /// <summary>Nothing goes on until a person lifts it with a note, or the evidence that is asked for arrives.</summary>
    public sealed record Blocked(IReadOnlyList<Doubt> Doubts) : Decision(Doubts);
}
