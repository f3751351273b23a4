using System.Text;
using ExceptionIntel.Connectors.Printing;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Drafts as HTML (the document of record), PDF and JSON.</summary>
public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/documents", List).Produces<Page<DocumentView>>().Refuses()
            .WithName("ListDocuments").WithSummary("Lists drafts, newest first.");
        routes.MapGet("/v1/documents/{name}", GetAsync).Produces<string>(200, "text/html", "application/pdf", "application/json").Refuses(404, 503)
            .WithName("GetDocument").WithSummary("Returns a draft as ID.html, ID.pdf or ID.json; ID alone describes it.");
    }

    private static IResult List(HttpContext context, Database database, [FromQuery] string? order, [FromQuery] int? limit, [FromQuery] string? cursor) =>
        TypedResults.Ok(DocumentStore.List(database, context.Caller().Workspace, new PageRequest(limit ?? 50, cursor), order).Select(DocumentView.Of));

    private static async Task<IResult> GetAsync(HttpContext context, Database database, PdfPrinter printer, string name, CancellationToken cancellationToken)
    {
        var id = Path.GetFileNameWithoutExtension(name);
        if (DocumentStore.Find(database, context.Caller().Workspace, id) is not { } document)
        {
            return Problems.NotFound($"document “{id}”");
        }

        return Path.GetExtension(name) switch
        {
            "" => TypedResults.Ok(DocumentView.Of(document)),
            ".json" => TypedResults.Text(document.Sheet, "application/json", Encoding.UTF8),
            ".html" => Documents.Html(context, document),
            ".pdf" => await Documents.PdfAsync(context, document, printer, cancellationToken),
            var other => Problems.NotFound($"form “{other}” of a document; there are .html, .pdf and .json"),
        };
    }
}

/// <summary>A stored draft as an answer, from the API and the desk alike.</summary>
public static class Documents
{
    /// <summary>The page can load nothing and run nothing, whatever a template put into it.</summary>
    public static IResult Html(HttpContext context, StoredDocument document)
    {
        context.Response.Headers.ContentSecurityPolicy = "sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        return TypedResults.Text(document.Html, "text/html", Encoding.UTF8);
    }

    public static async Task<IResult> PdfAsync(HttpContext context, StoredDocument document, PdfPrinter printer, CancellationToken cancellationToken)
    {
        var printed = await printer.PrintAsync(document.Html, cancellationToken);
        if (printed.Pdf is null)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "No PDF can be made here", printed.Reason ?? "Open the HTML form and print it from the browser.");
        }

        return TypedResults.File(printed.Pdf, "application/pdf", $"{document.OrderId}-{document.Kind}.pdf");
    }
}
