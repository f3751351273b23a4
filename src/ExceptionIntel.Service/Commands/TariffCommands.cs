using System.CommandLine;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Journey;

namespace ExceptionIntel.Service.Commands;

/// <summary>tariff: the books of codes.</summary>
public static class TariffCommands
{
    public static Command Create()
    {
        var code = new Argument<string>("code") { Description = "2, 4, 6 or more digits." };
        var show = new Command("show", "Shows a code with its place in the tree.") { code };
        show.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            return Show(app.Services.GetRequiredService<Knowledge>().Book, parsed.GetValue(code)!);
        });
        var list = new Command("list", "Lists the editions at hand.");
        list.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var shelf = app.Services.GetRequiredService<TariffShelves>().Current();
            Console.WriteLine($"{shelf.World.Edition}\tworld\t{shelf.World.Subheadings.Count()} subheadings");
            foreach (var (country, book) in shelf.Schedules)
            {
                Console.WriteLine($"{book.Edition}\t{country}");
            }

            return 0;
        });
        return new Command("tariff", "The books of codes.") { TariffImport.Create(), show, list };
    }

    private static int Show(TariffBook book, string text)
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

        return 0;
    }
}
