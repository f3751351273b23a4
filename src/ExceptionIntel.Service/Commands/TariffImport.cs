using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>tariff import: a national schedule from the file that its authority publishes.</summary>
public static partial class TariffImport
{
    private const int MostListed = 20;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "USITC's CSV or JSON export, the EU's CN as JSON, the UK's commodities report (CSV) or API v2 answers (JSON), or a CSV with the columns code and title." };
        var country = new Option<string?>("--country") { Description = "Two letters; read from the file where its form tells it." };
        var edition = new Option<string?>("--edition") { Description = "The edition's name; the file's name where it is not given." };
        var from = new Option<string?>("--valid-from") { Description = "First day, as in 2026-01-01; the year in the file or its name where it is not given." };
        var to = new Option<string?>("--valid-to") { Description = "Last day; without it the edition counts until a newer one begins." };
        var command = new Command("import", "Takes in a national schedule; editions lie side by side.") { file, country, edition, from, to };
        command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                throw new CommandException($"There is no file {path}.");
            }

            var schedule = Read(await File.ReadAllTextAsync(path, cancellationToken));
            var place = (parsed.GetValue(country) ?? schedule.Country)?.ToUpperInvariant()
                ?? throw new CommandException("The file does not tell whose schedule it is. Name the country with --country.");
            var name = parsed.GetValue(edition) ?? Path.GetFileNameWithoutExtension(path);
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var imported = new TariffEdition(place, name, Day(parsed.GetValue(from)) ?? schedule.ValidFrom ?? YearIn(name), Day(parsed.GetValue(to)), now);
            var shelves = app.Services.GetRequiredService<TariffShelves>();
            var before = shelves.InForce().FirstOrDefault(known => known.Country == place);
            await app.Services.GetRequiredService<Database>().WriteAsync(unit => ScheduleStore.Save(unit, imported, Path.GetFileName(path), schedule.Lines));
            Report(imported, schedule, shelves);
            await FollowAsync(before, place, shelves, app.Services.GetRequiredService<EditionReview>());
            return schedule.BadRows.Count > 0 ? 1 : 0;
        });
        return command;
    }

    private static void Report(TariffEdition imported, Schedule schedule, TariffShelves shelves)
    {
        Console.WriteLine($"{imported.Country}, {imported.Name}: {schedule.Lines.Count} codes from a {schedule.Form}, valid {TariffCommands.Validity(imported)}.");
        foreach (var (reason, count) in schedule.PassedOver)
        {
            Console.WriteLine($"  passed over {count}: {reason}");
        }

        foreach (var row in schedule.BadRows.Take(MostListed))
        {
            Console.Error.WriteLine($"  line {row.Line}, “{row.Text}”: {row.Reason}");
        }

        if (schedule.BadRows.Count > 0)
        {
            Console.Error.WriteLine($"  {schedule.BadRows.Count} rows were skipped{(schedule.BadRows.Count > MostListed ? $", the first {MostListed} stand here" : "")}.");
        }

        if (shelves.InForce().FirstOrDefault(edition => edition.Country == imported.Country) is var used && used?.Name != imported.Name)
        {
            Console.WriteLine(used is null ? "  Not in force today; Tariff:Edition uses it all the same." : $"  Today {used.Name} counts; Tariff:Edition names another.");
        }
    }

    // Where the edition in force is another one now, the products that it touches run again by themselves.
    private static async Task FollowAsync(TariffEdition? before, string country, TariffShelves shelves, EditionReview review)
    {
        var now = shelves.InForce().FirstOrDefault(edition => edition.Country == country);
        if (before is null || now is null || before.Name == now.Name)
        {
            return;
        }

        var impact = review.Look(before, now);
        await review.ReopenAsync(impact.Touched);
        Console.WriteLine($"  {now.Name} follows {before.Name}: {impact.Unchanged} decided products stand unchanged, {impact.Touched.Count} are in the inbox to be looked at again.");
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new CommandException($"“{text}” is not a day. Write it as in 2026-01-01.");

    // Authorities name editions by their year: "us-hts-2026-rev4", "CN 2026".
    private static DateOnly? YearIn(string name) =>
        Year().Match(name) is { Success: true } found ? new DateOnly(int.Parse(found.ValueSpan, CultureInfo.InvariantCulture), 1, 1) : null;

    private static Schedule Read(string text)
    {
        try
        {
            return ScheduleFile.Read(text);
        }
        catch (FormatException wrong)
        {
            throw new CommandException(wrong.Message);
        }
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex Year();
}
