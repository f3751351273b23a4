using System.Text;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;

namespace ExceptionIntel.Service.Desk;

/// <param name="Result">Null before anything was sent.</param>
/// <param name="Problem">Why the file as a whole cannot be read.</param>
public sealed record UploadView(bool MaySend, string? FileName = null, BatchResult? Result = null, string? Problem = null);

/// <summary>A catalogue as a CSV file: good rows are kept, the others come back with their place and reason.</summary>
public static class UploadPages
{
    private const int RowsAtOnce = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void MapUpload(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/products/upload", (HttpContext context) => DeskPage.Of<UploadPage>(new UploadView(context.Caller().May("intake"))));
        desk.MapPost("/products/upload", UploadAsync).ForScope("intake").WithMetadata(new BatchSized());
    }

    private static async Task<IResult> UploadAsync(HttpContext context, BatchIntake intake, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return Refuse(null, "Choose a file with at least a heading and one row.");
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (text.Contains('\0', StringComparison.Ordinal) || text.StartsWith("PK", StringComparison.Ordinal))
        {
            return Refuse(file.FileName, "This is not a CSV file. In your spreadsheet, choose “Save as” and then “CSV UTF-8”.");
        }

        var rows = CatalogueRows.FromCsv(text);
        if (rows.Count == 0)
        {
            return Refuse(file.FileName, "There is no product in it. The first line names the columns, and every line after it is a product.");
        }

        var results = new List<BatchResult>();
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            // Who sends thousands need not wait for the last: they are kept, and go on by themselves.
            results.Add(await intake.TakeAsync(context.Caller().Workspace, chunk, results.Count == 0 ? Patience : TimeSpan.Zero, cancellationToken));
        }

        var all = new BatchResult(results.Sum(result => result.Accepted), results.Sum(result => result.Refused), [.. results.SelectMany(result => result.Items)]);
        return DeskPage.Of<UploadPage>(new UploadView(true, file.FileName, all));
    }

    private static IResult Refuse(string? fileName, string problem) => DeskPage.Of<UploadPage>(new UploadView(true, fileName, null, problem), StatusCodes.Status422UnprocessableEntity);
}
