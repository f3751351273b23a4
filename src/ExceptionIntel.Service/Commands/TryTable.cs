using System.Globalization;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Service.Storage;
using Spectre.Console;

namespace ExceptionIntel.Service.Commands;

/// <summary>What the main job did, as a table.</summary>
public static class TryTable
{
    public static void Print(TryRun run, IReadOnlyList<string> drafts)
    {
        var products = run.Products;
        var waiting = products.Where(TryRun.IsWaiting).ToList();
        var cases = run.OpenCases;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn(new TableColumn("").RightAligned()).AddColumn("").HideHeaders();
        table.AddRow("Products", Number(products.Count), "");
        table.AddRow("approved", Number(products.Count - waiting.Count), $"{(products.Count - waiting.Count) / (double)Math.Max(1, products.Count):P0} of all, provisional until audits certify the promise");
        table.AddRow("before a person", Number(waiting.Count), $"and {cases.Count(item => item.Case.Kind == CaseKind.Audit)} approved ones as an audit sample");
        foreach (var (reason, count) in waiting.SelectMany(product => product.Classification.Doubts.Where(doubt => doubt.Severity > Customs.Triage.Severity.Warn).Select(doubt => doubt.Kind).Distinct()).CountBy(kind => kind).OrderByDescending(pair => pair.Value))
        {
            var example = waiting.First(product => product.Classification.Doubts.Any(doubt => doubt.Kind == reason));
            table.AddRow($"  {reason}", Number(count), Markup.Escape($"as {example.Product.Key}: {Short(example.Product.Title)}"));
        }

        var orders = run.Orders;
        table.AddEmptyRow();
        table.AddRow("Orders", Number(orders.Count), "");
        foreach (var status in Enum.GetValues<OrderStatus>().Where(status => orders.Any(order => order.State.Status == status)))
        {
            table.AddRow($"  {Words.Of(status)}", Number(orders.Count(order => order.State.Status == status)), Markup.Escape(Why(orders.First(order => order.State.Status == status), status)));
        }

        table.AddRow("Drafts", Number(drafts.Count), Markup.Escape(drafts.Count > 0 ? Path.Combine(Path.GetDirectoryName(drafts[0])!, "*.html") : ""));
        AnsiConsole.Write(table);
        foreach (var path in drafts.Take(4))
        {
            Console.WriteLine(path);
        }
    }

    private static string Why(StoredOrder order, OrderStatus status) => status switch
    {
        OrderStatus.WaitingForReview => $"as {order.Order.Id}: waits for {string.Join(", ", order.State.Lines.Where(line => line.Code is null).Select(line => line.ProductKey))}",
        OrderStatus.MissingInformation => $"as {order.Order.Id}: {order.State.Gaps.First(gap => gap.Severity == GapSeverity.Block).Message}",
        _ => $"as {order.Order.Id} to {order.Order.Destination}",
    };

    private static string Short(string title) => title.Length <= 60 ? title : title[..57] + "…";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
