using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What the schedules of a product's destinations make of its six digits.</summary>
public sealed class NationalDesk(TariffShelves shelves, Knowledge knowledge)
{
    /// <summary>One line for each destination whose schedule is at hand, and for the country that a person named a code of.</summary>
    /// <param name="exact">The precedent that a person set on this text; null where none is.</param>
    public IReadOnlyList<NationalLine> Lines(Product product, Verdict verdict, Precedent? exact, DateOnly on)
    {
        if (verdict.Code is not { } six)
        {
            return [];
        }

        var told = verdict.Exact ? exact?.National : null;
        return
        [
            .. product.Destinations.Concat(told is null ? [] : [told.Country])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(country => Line(product, six, country, string.Equals(told?.Country, country, StringComparison.OrdinalIgnoreCase) ? told : null, on))
                .OfType<NationalLine>(),
        ];
    }

    /// <summary>A decided product's code in a country on the day that its order ships: the edition of that day counts, not the one that it was decided in.</summary>
    /// <returns>Null where six digits are all there is.</returns>
    public NationalCode? CodeOn(Product product, ProductClassification made, string country, DateOnly shipped)
    {
        var decided = made.NationalCodes.FirstOrDefault(code => string.Equals(code.Country, country, StringComparison.OrdinalIgnoreCase));
        var descent = shelves.Descent(country, shipped);
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
        if (shelves.Descent(country, on) is not { } descent)
        {
            return null;
        }

        var leaves = verdict.Candidates
            .SelectMany(candidate => descent.Descend(product, candidate.Code).Candidates.Select((leaf, rank) => (leaf.Code, leaf.Probability * candidate.Probability, First: candidate.Code == verdict.Code && rank == 0)))
            .OrderByDescending(leaf => leaf.First).ThenByDescending(leaf => leaf.Item2);
        return [.. leaves.Select(leaf => leaf.Code)];
    }

    private NationalLine? Line(Product product, HsCode six, string country, NationalCode? told, DateOnly on)
    {
        var descent = shelves.Descent(country, on);
        var demanded = knowledge.Packs.For(country).CodeDigits;
        if (told is not null && (descent is null || descent.Book.IsDeclarable(told.Code)))
        {
            return new NationalLine(country, descent?.Book.Edition ?? told.Edition, new NationalChoice(told.Code, 1, true, [], null), demanded);
        }

        return descent is null ? null : new NationalLine(country, descent.Book.Edition, descent.Descend(product, six), demanded);
    }
}
