using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>A line of a schedule with its condition, and how much each of its words sets it apart from its sisters.</summary>
internal sealed class StepReading
{
    private StepReading(TariffBranch branch, StepCondition condition, IReadOnlyDictionary<string, float> weights)
    {
        Branch = branch;
        Condition = condition;
        Weights = weights;
        var conditions = branch.Children.Select(child => StepCondition.Read(child.Title)).ToList();
        var sisters = conditions.Select(sister => sister.Segments.SelectMany(named => named.Words).ToHashSet(StringComparer.Ordinal)).ToList();
        NamedChildren = conditions.Count(child => child.Segments.Count > 0);
        Children = [.. branch.Children.Select((child, at) => new StepReading(child, conditions[at], sisters[at].ToDictionary(word => word, word => Apart(word, sisters), StringComparer.Ordinal)))];
    }

    public TariffBranch Branch { get; }

    public StepCondition Condition { get; }

    /// <summary>By word; 0 for a word that all sisters have.</summary>
    public IReadOnlyDictionary<string, float> Weights { get; }

    public IReadOnlyList<StepReading> Children { get; }

    public int NamedChildren { get; }

    public static StepReading Of(TariffBranch root) => new(root, StepCondition.Read(root.Title), new Dictionary<string, float>());

    private static float Apart(string word, List<HashSet<string>> sisters)
    {
        var having = sisters.Count(words => words.Contains(word));
        return having == sisters.Count && having > 1 ? 0 : MathF.Log(1 + ((float)sisters.Count / having));
    }
}
