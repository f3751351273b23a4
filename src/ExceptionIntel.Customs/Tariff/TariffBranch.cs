namespace ExceptionIntel.Customs.Tariff;

/// <summary>A place in a country's tree below six digits: a code, or a line without one that only gathers those below it.</summary>
public sealed class TariffBranch
{
    private const string Rest = "Other";

    private readonly List<TariffBranch> children = [];

    private TariffBranch(string title, HsCode? code)
    {
        Title = title;
        Code = code;
    }

    /// <summary>This step's own words only; empty where the schedule's file leaves them out.</summary>
    public string Title { get; }

    /// <summary>Null for a line without a code.</summary>
    public HsCode? Code { get; }

    public IReadOnlyList<TariffBranch> Children => children;

    public bool IsLeaf => children.Count == 0;

    /// <summary>The codes that can be declared here, in order.</summary>
    public IEnumerable<TariffBranch> Leaves => IsLeaf ? [this] : children.SelectMany(child => child.Leaves);

    /// <summary>The tree under six digits; without children where the book has none there.</summary>
    public static TariffBranch Under(TariffBook book, HsCode six)
    {
        var root = new TariffBranch(book.TitleOf(six.At(6)), six.At(6));
        var places = new Dictionary<TariffNode, TariffBranch>();
        var nodes = book.NationalUnder(six).ToList();
        var hidden = HiddenGroups(nodes);
        foreach (var node in nodes)
        {
            var place = node.Parent is { } parent && places.TryGetValue(parent, out var above) ? above : root;
            var steps = TariffSteps.Split(node.Title);
            places.Add(node, place.Grow(hidden.Contains(node.Code.Digits[..7]) ? [node.Code.Digits[6] == '9' ? Rest : "", .. steps] : steps, node.Code));
        }

        return root;
    }

    // A list without its lines in between still tells them by its numbers: in 4202 12 11, 19, 50, 91 and 99 the first two and the last
    // two stand under a line each, whose words are not known, and the nines are what is left.
    private static HashSet<string> HiddenGroups(List<TariffNode> nodes) =>
        nodes.Any(node => node.Code.Level != 8 || node.Title.Contains(TariffSteps.Separator, StringComparison.Ordinal))
            ? []
            : [.. nodes.GroupBy(node => node.Code.Digits[..7]).Where(group => group.Count() > 1 && group.Count() < nodes.Count && group.All(node => node.Code.Digits[7] != '0')).Select(group => group.Key)];

    // Lines that follow each other share the steps in which they begin alike.
    private TariffBranch Grow(IReadOnlyList<string> steps, HsCode code)
    {
        var place = this;
        foreach (var step in steps.SkipLast(1))
        {
            if (place.children is not [.., { Code: null } last] || last.Title != step)
            {
                place.children.Add(last = new TariffBranch(step, null));
            }

            place = last;
        }

        var grown = new TariffBranch(steps[^1], code);
        place.children.Add(grown);
        return grown;
    }
}
