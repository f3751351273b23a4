using System.CommandLine;
using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;

namespace ExceptionIntel.Service.Commands;

/// <summary>tariff: the books of codes.</summary>
public static class TariffCommands
{
    public static Command Create()
    {
        var code = new Argument<string>("code") { Description = "2, 4, 6 or more digits." };
        var country = new Option<string?>("--country") { Description = "In whose schedule, two letters; without it the world's six digits." };
        var show = new Command("show", "Shows a code with its place in the tree.") { code, country };
        show.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var shelf = app.Services.GetRequiredService<TariffShelves>().Current();
            var book = parsed.GetValue(country) is { } place ? shelf.National(place) ?? throw new CommandException($"No schedule of {place} is at hand. Import one with: tariff import FILE") : shelf.World;
            return Show(book, app.Services.GetRequiredService<Knowledge>().Decisions, parsed.GetValue(code)!);
        });
        var list = new Command("list", "Lists the editions at hand; a star marks those in force today.");
        list.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var shelves = app.Services.GetRequiredService<TariffShelves>();
            var world = shelves.Current().World;
            Console.WriteLine($"* {world.Edition}\tworld\t{world.Subheadings.Count()} subheadings");
            var inForce = shelves.InForce();
            foreach (var edition in shelves.Editions())
            {
                Console.WriteLine($"{(inForce.Contains(edition) ? "*" : " ")} {edition.Name}\t{edition.Country}\t{Validity(edition)}");
            }

            return 0;
        });
        return new Command("tariff", "The books of codes.") { TariffImport.Create(), show, list, TariffDiffCommand.Create(), Export() };
    }

    private static Command Export()
    {
        var name = new Argument<string>("edition") { Description = "As “tariff list” names it." };
        var command = new Command("export", "Writes an imported edition as plain CSV, a pattern for schedules of other countries.") { name };
        command.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var shelves = app.Services.GetRequiredService<TariffShelves>();
            var edition = shelves.Editions().FirstOrDefault(known => string.Equals(known.Name, parsed.GetValue(name), StringComparison.OrdinalIgnoreCase))
                ?? throw new CommandException($"There is no edition {parsed.GetValue(name)}. See: tariff list");
            ScheduleFile.Write(Console.Out, shelves.Book(edition));
            return 0;
        });
        return command;
    }

    /// <summary>"from 2026-01-01", "until 2026-12-31", "always".</summary>
    internal static string Validity(TariffEdition edition) => (edition.ValidFrom, edition.ValidTo) switch
    {
        (null, null) => "always",
        (null, { } to) => $"until {to:yyyy-MM-dd}",
        ({ } from, null) => $"from {from:yyyy-MM-dd}",
        ({ } from, { } to) => $"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
    };

    private static int Show(TariffBook book, NoteDecisions decisions, string text)
    {
        if (!HsCode.TryParse(text, out var code))
        {
            throw new CommandException($"“{text}” is not a code: 2, 4, 6 or more digits are.");
        }

        if (book.Find(code) is not { } node)
        {
            Console.Error.WriteLine($"{code} does not exist in {book.Edition}. Near it:");
            foreach (var near in book.Nearest(code, 5))
            {
                Console.Error.WriteLine($"  {near.Code}  {near.Title}");
            }

            return 1;
        }

        foreach (var step in node.Path)
        {
            Console.WriteLine($"{new string(' ', step.Code.Level - 2)}{step.Code}  {step.Title}");
        }

        foreach (var child in node.Children)
        {
            Console.WriteLine($"{new string(' ', child.Code.Level - 2)}{child.Code}  {child.Title}");
        }

        foreach (var decision in decisions.About(code))
        {
            Console.WriteLine($"? {decision.Question}  {decision.Rule} ({decision.Name})");
        }

        return 0;
    }
}
