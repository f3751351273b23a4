using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Orders;

public enum OrderStatus
{
    Working,
    WaitingForReview,
    MissingInformation,
    Ready,
}

/// <summary>One line with what is known of its product.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Code">The code for this order's destination: the national one where it is known, six digits otherwise; null until it is decided.</param>
public sealed record LineState(int Line, string ProductKey, ProductStatus Status, HsCode? Code, string? ExceptionId);

/// <summary>Something that a document or a carrier will ask for and the order does not say.</summary>
/// <param name="Field">The order's field, as the API writes it.</param>
/// <param name="Line">Counted from 1; null where the gap is the whole order's.</param>
/// <param name="Rule">The rule's id and version, as in "US.phone@1".</param>
public sealed record Gap(string Field, int? Line, GapSeverity Severity, string Message, string Rule);

public enum GapSeverity
{
    Warn,
    Block,
}

/// <summary>Where an order stands: its lines, and what is missing.</summary>
public sealed record OrderState(OrderStatus Status, IReadOnlyList<LineState> Lines, IReadOnlyList<Gap> Gaps)
{
    /// <summary>The rule of the gap that a line has whose product nobody sent, and that says nothing of it but its key.</summary>
    public const string UnknownProduct = "product.unknown@1";

    public static OrderState From(IReadOnlyList<LineState> lines, IReadOnlyList<Gap> gaps)
    {
        var status =
            lines.Any(line => line.Status == ProductStatus.Working && !IsUnknown(line)) ? OrderStatus.Working :
            lines.Any(line => line.Status is ProductStatus.Exception or ProductStatus.Blocked) ? OrderStatus.WaitingForReview :
            gaps.Any(gap => gap.Severity == GapSeverity.Block) ? OrderStatus.MissingInformation :
            OrderStatus.Ready;
        return new OrderState(status, lines, gaps);

        bool IsUnknown(LineState line) => gaps.Any(gap => gap.Rule == UnknownProduct && gap.Line == line.Line);
    }
}
