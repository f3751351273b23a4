using ExceptionIntel.Connectors.Printing;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ExceptionIntel.Service.Desk;

public sealed record DocumentsView(Page<StoredDocument> Documents, bool IsFirst);

/// <summary>Drafts, to look at and to print.</summary>
public static class DocumentPages
{
    private const int PerPage = 50;

    public static void MapDocuments(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/documents", (HttpContext context, Database database, string? cursor) =>
            DeskPage.Of<DocumentsPage>(new DocumentsView(DocumentStore.List(database, context.Caller().Workspace, new PageRequest(PerPage, cursor)), cursor is null)));
        desk.MapGet("/documents/{name}", OneAsync);
    }

    private static async Task<IResult> OneAsync(HttpContext context, Database database, PdfPrinter printer, string name, CancellationToken cancellationToken)
    {
        var form = Path.GetExtension(name);
        if (form is not (".html" or ".pdf") || DocumentStore.Find(database, context.Caller().Workspace, Path.GetFileNameWithoutExtension(name)) is not { } document)
        {
            return TroublePages.NotFound($"document “{Spoken.Clip(name)}”");
        }

        var answer = form == ".html" ? Documents.Html(context, document) : await Documents.PdfAsync(context, document, printer, cancellationToken);
        return answer is ProblemHttpResult problem ? TroublePages.Of(problem.StatusCode, problem.ProblemDetails.Title ?? "No PDF", problem.ProblemDetails.Detail ?? "") : answer;
    }
}
