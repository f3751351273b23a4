using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>A product as the outside sees it, in lists, answers and events alike.</summary>
public sealed record ProductView(string Key, int Version, ProductStatus Status, string Title, ClassificationView Classification, string? ExceptionId, ProductLinks Links)
{
    public static ProductView Of(StoredProduct product, string? exceptionId) => new(
        product.Product.Key,
        product.Version,
        product.Status,
        product.Product.Title,
        ClassificationView.Of(product.Classification),
        exceptionId,
        ProductLinks.To(product.Product.Key));

    /// <summary>A product that was accepted and is not classified yet.</summary>
    public static ProductView Working(string key, string title) =>
        new(key, 0, ProductStatus.Working, title, ClassificationView.Nothing, null, ProductLinks.To(key));
}

public sealed record ProductLinks(string Self, string Desk, string? Notion)
{
    public static ProductLinks To(string key) => new($"/v1/products/{Uri.EscapeDataString(key)}", $"/desk/products/{Uri.EscapeDataString(key)}", null);
}

/// <summary>A classification as the outside sees it.</summary>
public sealed record ClassificationView(
    HsCode? Code,
    string Edition,
    double Probability,
    string? DecidedBy,
    bool Provisional,
    IReadOnlyList<NationalCode> NationalCodes,
    IReadOnlyList<CandidateView> Candidates,
    IReadOnlyList<Doubt> Doubts,
    PromiseState? Promise,
    int Tokens)
{
    public static readonly ClassificationView Nothing = new(null, TariffBook.Hs2022, 0, null, false, [], [], [], null, 0);

    public static ClassificationView Of(ProductClassification made) => new(
        made.Code,
        made.Edition,
        made.Probability,
        Words.Of(made.DecidedBy),
        made.Provisional,
        made.NationalCodes,
        [.. made.Candidates.Select(candidate => new CandidateView(candidate.Code, candidate.Title, candidate.Probability, candidate.Reasons))],
        made.Doubts,
        made.Promise,
        made.Tokens);
}

public sealed record CandidateView(HsCode Code, string Title, double Probability, IReadOnlyList<string> Reasons);

/// <summary>An exception as the outside sees it.</summary>
public sealed record CaseView(
    string Id,
    int Version,
    CaseKind Kind,
    CaseStatus Status,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    string? Assignee,
    IReadOnlyList<string> Reasons,
    Question? Question,
    CaseProduct Product,
    CaseClassification Classification,
    ResolutionView? Resolution)
{
    public static CaseView Of(ReviewCase reviewCase, StoredProduct? product) => new(
        reviewCase.Id,
        reviewCase.Version,
        reviewCase.Kind,
        reviewCase.Status,
        reviewCase.OpenedAt,
        reviewCase.DueAt,
        reviewCase.Assignee,
        reviewCase.Reasons,
        reviewCase.Question,
        new CaseProduct(reviewCase.ProductKey, product?.Product.Title),
        new CaseClassification(
            reviewCase.Code,
            product?.Classification.Probability,
            product is null ? [] : [.. product.Classification.Candidates.Select(candidate => new CandidateView(candidate.Code, candidate.Title, candidate.Probability, candidate.Reasons))],
            reviewCase.Doubts),
        reviewCase.Resolution is { } resolution ? ResolutionView.Of(resolution) : null);
}

public sealed record CaseProduct(string Key, string? Title);

public sealed record CaseClassification(HsCode? Code, double? Probability, IReadOnlyList<CandidateView> Candidates, IReadOnlyList<Doubt> Doubts);

public sealed record ResolutionView(AnswerVerdict Verdict, HsCode? Code, string? Country, string? Choice, string? Reason, string? Note, string DecidedBy, DateTimeOffset DecidedAt, string? PrecedentId)
{
    public static ResolutionView Of(Resolution made) =>
        new(made.Verdict, made.Code, made.Country, made.Choice, made.Reason, made.Note, made.DecidedBy, made.DecidedAt, made.PrecedentId);
}

/// <summary>An order as the outside sees it.</summary>
public sealed record OrderView(string Id, int Version, OrderStatus Status, string Destination, IReadOnlyList<LineState> Lines, IReadOnlyList<Gap> Gaps, IReadOnlyList<DocumentView> Documents, OrderLinks Links)
{
    public static OrderView Of(StoredOrder order, IReadOnlyList<StoredDocument> documents) => new(
        order.Order.Id,
        order.Version,
        order.State.Status,
        order.Order.Destination,
        order.State.Lines,
        order.State.Gaps,
        [.. documents.Select(DocumentView.Of)],
        new OrderLinks($"/v1/orders/{Uri.EscapeDataString(order.Order.Id)}", $"/desk/orders/{Uri.EscapeDataString(order.Order.Id)}"));

    /// <summary>An order that was accepted and not looked at yet.</summary>
    public static OrderView Working(string id, string destination) => new(
        id, 0, OrderStatus.Working, destination, [], [], [], new OrderLinks($"/v1/orders/{Uri.EscapeDataString(id)}", $"/desk/orders/{Uri.EscapeDataString(id)}"));
}

public sealed record OrderLinks(string Self, string Desk);

/// <summary>A draft as the outside sees it.</summary>
public sealed record DocumentView(string Id, string OrderId, int OrderVersion, string Kind, string Status, DateTimeOffset CreatedAt, DocumentLinks Links)
{
    public static DocumentView Of(StoredDocument document) => new(
        document.Id,
        document.OrderId,
        document.OrderVersion,
        document.Kind,
        document.Status,
        document.CreatedAt,
        new DocumentLinks($"/v1/documents/{document.Id}.html", $"/v1/documents/{document.Id}.pdf", $"/v1/documents/{document.Id}.json"));
}

public sealed record DocumentLinks(string Html, string Pdf, string Json);
