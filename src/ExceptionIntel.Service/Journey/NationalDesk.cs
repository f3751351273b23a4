using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What the schedules of a product's destinations make of its six digits.</summary>
public sealed class NationalDesk(TariffShelves shelves, Knowledge knowledge)
{
    private const int MostAnswers = 12;

    /// <summary>One line for each destination whose schedule is at hand, and for the country that a person named a code of.</summary>
    /// <param name="exact">The precedent that a person set on this text; null where none is.</param>
    /// <param name="before">What was decided of the very same product earlier, perhaps in editions that have ended; null where nothing was.</param>
    public IReadOnlyList<NationalLine> Lines(Product product, Verdict verdict, Precedent? exact, IReadOnlyList<NationalCode>? before, DateOnly on)
    {
        if (verdict.Code is not { } six)
        {
            return [];
        }

        var day = shelves.Arrange(on);
        var told = verdict.Exact ? exact?.National : null;
        return
        [
            .. product.Destinations.Concat(told is null ? [] : [told.Country])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(country => Line(product, six, country, In(country, told is null ? [] : [told]), before is null ? null : In(country, before) ?? Six(six, country, day), day))
                .OfType<NationalLine>(),
        ];
    }

    /// <summary>A decided product's code in a country on the day that its order ships: the edition of that day counts, not the one that it was decided in.</summary>
    /// <returns>Null where six digits are all there is.</returns>
    public NationalCode? CodeOn(Product product, ProductClassification made, string country, DateOnly shipped)
    {
        var decided = made.NationalCodes.FirstOrDefault(code => string.Equals(code.Country, country, StringComparison.OrdinalIgnoreCase));
        var descent = shelves.Descent(country, shelves.Arrange(shipped));
        if (made.Code is not { } six || descent is null || descent.Book.Edition == decided?.Edition)
        {
            return decided;
        }

        return decided is not null && descent.Book.IsDeclarable(decided.Code)
            ? decided with { Edition = descent.Book.Edition }
            : new NationalLine(country, descent.Book.Edition, descent.Descend(product, six), 0).CodeWith(made.Probability);
    }

    /// <summary>Codes of a country that can be declared, likeliest first: the one that the product would get, then all others of the verdict's candidates.</summary>
    /// <returns>Null where no schedule of the country is at hand.</returns>
    public IReadOnlyList<HsCode>? Ranked(Product product, Verdict verdict, string country, DateOnly on)
    {
        if (shelves.Descent(country, shelves.Arrange(on)) is not { } descent)
        {
            return null;
        }

        var leaves = verdict.Candidates
            .SelectMany(candidate => descent.Descend(product, candidate.Code).Candidates.Select((leaf, rank) => (leaf.Code, leaf.Probability * candidate.Probability, First: candidate.Code == verdict.Code && rank == 0)))
            .OrderByDescending(leaf => leaf.First).ThenByDescending(leaf => leaf.Item2);
        return [.. leaves.Select(leaf => leaf.Code)];
    }

    private NationalLine? Line(Product product, HsCode six, string country, NationalCode? told, NationalCode? before, TariffDay day)
    {
        var demanded = knowledge.Packs.For(country).CodeDigits;
        if (shelves.Descent(country, day) is not { } descent)
        {
            return told is null ? null : new NationalLine(country, told.Edition, Settled(told.Code), demanded);
        }

        // What stood in an edition that has ended is followed into this one, a person's word before our own.
        var old = told ?? (before?.Code.IsUnder(six) == true ? before : null);
        var effect = old?.Edition is { } edition && shelves.Since(country, edition, day) is { } diff ? EditionEffect.Of(old.Code, diff) : null;
        var line = new NationalLine(country, descent.Book.Edition, descent.Descend(product, six), demanded);
        return effect switch
        {
            { Fate: EditionFate.Reopened } => line with { Outdated = new OutdatedCode(old!, Answers(descent, effect, six)) },
            { Fate: EditionFate.Moved } when told is not null && descent.Book.IsDeclarable(effect.Successors[0]) => line with { Choice = Settled(effect.Successors[0]) },
            _ => told is not null && descent.Book.IsDeclarable(told.Code) ? line with { Choice = Settled(told.Code) } : line,
        };
    }

    // Six digits alone were decided: they count as decided in the edition that divided them last, where the one in force has nothing there.
    private NationalCode? Six(HsCode six, string country, TariffDay day) =>
        shelves.Descent(country, day) is { } descent && !descent.Book.Contains(six) && !descent.Book.NationalUnder(six).Any()
            ? day.Editions
                .Where(edition => edition.Country == descent.Country && edition.Name != descent.Book.Edition && shelves.Book(edition).NationalUnder(six).Any())
                .OrderByDescending(edition => edition.ValidFrom ?? DateOnly.MinValue)
                .Select(edition => new NationalCode(country, six, edition.Name, 1))
                .FirstOrDefault()
            : null;

    // Where nothing follows the code, everything under its six digits may.
    private static IReadOnlyList<SplitChoice> Answers(NationalDescent descent, EditionEffect effect, HsCode six)
    {
        var nodes = effect.Successors.Select(descent.Book.Find).OfType<TariffNode>().ToList();
        return [.. (nodes.Count > 0 ? nodes : descent.Book.NationalUnder(six).Where(node => node.Children.Count == 0)).Take(MostAnswers).Select(node => SplitChoice.Of(node, descent.Country))];
    }

    private static NationalChoice Settled(HsCode code) => new(code, 1, true, [], null);

    private static NationalCode? In(string country, IReadOnlyList<NationalCode> codes) => codes.FirstOrDefault(code => string.Equals(code.Country, country, StringComparison.OrdinalIgnoreCase));
}
