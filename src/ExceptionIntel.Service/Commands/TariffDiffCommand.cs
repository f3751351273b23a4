using System.CommandLine;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>tariff diff: what changed between two editions, and what that means for the products that were decided.</summary>
public static class TariffDiffCommand
{
    public static Command Create()
    {
        var older = new Argument<string>("A") { Description = "The older edition, as “tariff list” names it." };
        var newer = new Argument<string>("B") { Description = "The newer edition." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object and nothing else." };
        var reopen = new Option<bool>("--reopen") { Description = "Looks again at every decided product that is touched; what became several codes opens an exception." };
        var all = new Option<bool>("--all") { Description = "Lists every change." };
        var command = new Command("diff", "Compares two editions of one country.") { older, newer, json, reopen, all };
        command.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var shelves = app.Services.GetRequiredService<TariffShelves>();
            var (from, to) = Pair(shelves.Editions(), parsed.GetValue(older)!, parsed.GetValue(newer)!);
            var review = app.Services.GetRequiredService<EditionReview>();
            var diff = shelves.Diff(from, to);
            var impact = review.Look(from, to);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(ServiceJson.Write(Report(from, to, diff, impact)));
            }
            else
            {
                Console.Write(TariffDiffTable.Text(diff, impact, parsed.GetValue(all) ? int.MaxValue : TariffDiffTable.UsualRows));
            }

            return parsed.GetValue(reopen) ? await ReopenAsync(review, shelves, to, impact) : 0;
        });
        return command;
    }

    private static async Task<int> ReopenAsync(EditionReview review, TariffShelves shelves, TariffEdition to, EditionImpact impact)
    {
        if (!shelves.InForce().Contains(to))
        {
            throw new CommandException($"{to.Name} is not in force today, so nothing is looked at again yet.");
        }

        await review.ReopenAsync(impact.Touched);
        await Console.Error.WriteLineAsync($"{impact.Touched.Count} products are in the inbox: the service looks at them again.");
        return 0;
    }

    private static (TariffEdition, TariffEdition) Pair(IReadOnlyList<TariffEdition> editions, string older, string newer)
    {
        var pairs = Named(editions, older).SelectMany(from => Named(editions, newer).Where(to => to.Country == from.Country).Select(to => (from, to))).ToList();
        return pairs switch
        {
            [var only] => only,
            [] => throw new CommandException($"{older} and {newer} are of different countries: only editions of one country can be compared."),
            _ => throw new CommandException("Several countries have editions of these names; import one again under another name with --edition."),
        };
    }

    private static IReadOnlyList<TariffEdition> Named(IReadOnlyList<TariffEdition> editions, string name)
    {
        IReadOnlyList<TariffEdition> found = [.. editions.Where(edition => string.Equals(edition.Name, name, StringComparison.OrdinalIgnoreCase))];
        return found.Count > 0 ? found : throw new CommandException($"There is no edition {name}. At hand: {(editions.Count == 0 ? "none" : string.Join(", ", editions.Select(edition => edition.Name)))}.");
    }

    private static DiffReport Report(TariffEdition from, TariffEdition to, TariffDiff diff, EditionImpact impact) => new(
        to.Country,
        from.Name,
        to.Name,
        Enum.GetValues<ChangeKind>().ToDictionary(Words.Of, kind => diff.Changes.Count(change => change.Kind == kind)),
        diff.Changes,
        new DiffProducts(impact.Unchanged, Of(impact, EditionFate.Moved), Of(impact, EditionFate.Narrowed), Of(impact, EditionFate.Reopened)));

    private static IReadOnlyList<DiffProduct> Of(EditionImpact impact, EditionFate fate) =>
        [.. impact.Touched.Where(product => product.Effect.Fate == fate).Select(product => new DiffProduct(product.Workspace, product.Key, product.Effect.Code, product.Effect.Successors))];

    private sealed record DiffReport(string Country, string From, string To, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<TariffChange> Changes, DiffProducts Products);

    private sealed record DiffProducts(int Unchanged, IReadOnlyList<DiffProduct> Moved, IReadOnlyList<DiffProduct> RunAgain, IReadOnlyList<DiffProduct> Reopened);

    private sealed record DiffProduct(string Workspace, string Key, HsCode Code, IReadOnlyList<HsCode> Successors);
}
