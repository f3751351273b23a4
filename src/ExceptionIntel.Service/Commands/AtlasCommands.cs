using System.CommandLine;
using System.Globalization;
using CsvHelper;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Commands.Evaluation;

namespace ExceptionIntel.Service.Commands;

/// <summary>atlas: the goods in the words of those who sell them.</summary>
public static class AtlasCommands
{
    private const int MostShown = 200;

    public static Command Create() => new("atlas", "The goods atlas, which ships with the program.") { Check(), LeaveOut() };

    private static Command Check()
    {
        var official = new Option<string?>("--official") { Description = "A CSV of the official nomenclature (columns hscode and description): the wording is compared with it." };
        var check = new Command("check", "Finds gaps, duplicates, contradictions and padding in the atlas.") { official };
        check.Does((parsed, _) =>
        {
            var book = TariffBook.LoadShipped();
            var atlas = GoodsAtlas.LoadShipped(book);
            var theirs = parsed.GetValue(official) is { } path ? ReadOfficial(path) : null;
            List<AtlasFault> faults = [.. AtlasCheck.Find(book, atlas), .. theirs is null ? [] : WordingCheck.Find(book, atlas, theirs)];
            foreach (var fault in faults.Take(MostShown))
            {
                Console.WriteLine($"{fault.Code} {fault.What}.");
            }

            Console.WriteLine($"{atlas.Entries.Count} entries, {atlas.Entries.Sum(entry => entry.Phrases.Count)} phrases, {atlas.Popularity.Listed.Count} codes of small parcels: {faults.Count} faults{(theirs is null ? "" : ", wording compared")}.");
            return Task.FromResult(faults.Count == 0 ? 0 : 1);
        });
        return check;
    }

    private static Command LeaveOut()
    {
        var limit = new Option<int?>("--limit") { Description = "Only so many of the 25 turns." };
        var lost = new Option<bool>("--lost") { Description = "Lists the phrases that are not found." };
        var command = new Command("evaluate", "Leaves every phrase out once and asks for it.") { limit, lost };
        command.Does(async (parsed, cancellationToken) =>
        {
            var (figures, missed) = await AtlasEvaluation.RunAsync(parsed.GetValue(limit), cancellationToken);
            foreach (var phrase in parsed.GetValue(lost) ? missed : [])
            {
                Console.WriteLine($"{phrase.Code.Digits}\t{phrase.Phrase}\t{string.Join(' ', phrase.Said.Select(code => code.Digits))}");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Phrases} phrases left out: {figures.Top1:0.0 %} come first, {figures.Top3:0.0 %} among the first three."));
            return 0;
        });
        return command;
    }

    private static Dictionary<string, string> ReadOfficial(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"There is no file {path}.");
        }

        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } columns || !columns.Contains("hscode") || !columns.Contains("description"))
        {
            throw new CommandException($"The first line of {path} should name the columns “hscode” and “description”.");
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            texts[csv.GetField("hscode") ?? ""] = csv.GetField("description") ?? "";
        }

        return texts;
    }
}
