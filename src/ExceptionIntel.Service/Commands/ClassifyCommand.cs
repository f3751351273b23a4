using System.CommandLine;
using System.Text.Json;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>classify: a catalogue file through the path that products take; nothing is stored.</summary>
public static class ClassifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A CSV, JSON lines with one product a line, or a JSON array." };
        var output = new Option<string?>("--out") { Description = "One classification per line, as JSON." };
        var destination = new Option<string?>("--destination") { Description = "The country that the goods go to, as in US." };
        var command = new Command("classify", "Classifies a catalogue file.") { file, output, destination };
        command.Does(async (parsed, cancellationToken) =>
        {
            var rows = Read(parsed.GetValue(file)!);
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var journey = app.Services.GetRequiredService<ProductJourney>();
            var results = new List<TriedProduct>();
            await ProgressBar.RunAsync("Classified", rows.Count, async report =>
            {
                foreach (var row in rows.Where(row => row.Product is not null && row.Errors.Count == 0))
                {
                    var product = parsed.GetValue(destination) is { } country ? row.Product! with { Destinations = [country.ToUpperInvariant()] } : row.Product!;
                    var tried = await journey.TryAsync(WorkspaceStore.Default, product, cancellationToken);
                    results.Add(new TriedProduct(product.Key, tried.Status, ClassificationView.Of(tried.Classification)));
                    report(results.Count);
                }
            });
            if (parsed.GetValue(output) is { } path)
            {
                await File.WriteAllLinesAsync(path, results.Select(ServiceJson.Write), cancellationToken);
            }

            var bad = rows.Where(row => row.Errors.Count > 0).ToList();
            foreach (var row in bad)
            {
                await Console.Error.WriteLineAsync($"Row {row.Row} (line {row.Line}), {row.Key ?? "no key"}: {string.Join(" ", row.Errors.Select(error => $"{error.Field}: {error.Message}"))}");
            }

            var approved = results.Count(result => result.Status == ProductStatus.Approved);
            Console.WriteLine($"{results.Count} classified: {approved} approved, {results.Count - approved} for a person; {bad.Count} rows refused.");
            return bad.Count > 0 ? 1 : 0;
        });
        return command;
    }

    private static IReadOnlyList<CatalogueRow> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"There is no file {path}.");
        }

        var text = File.ReadAllText(path);
        try
        {
            return text.TrimStart() switch
            {
                ['{', ..] => CatalogueRows.FromJsonLines(text),
                ['[', ..] => CatalogueRows.FromJson(text),
                _ => CatalogueRows.FromCsv(text),
            };
        }
        catch (JsonException broken)
        {
            throw new CommandException($"{path} is not a JSON array: it breaks at line {broken.LineNumber + 1}.");
        }
    }
}
