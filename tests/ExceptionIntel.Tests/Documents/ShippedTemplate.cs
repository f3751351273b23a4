using ExceptionIntel.Customs.Documents;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Tests.Orders;

namespace ExceptionIntel.Tests.Documents;

/// <summary>The templates that ship with the program, beside it as there.</summary>
internal static class ShippedTemplate
{
    public static string Text(DraftKind kind) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", kind.Template + ".scriban"));

    public static DraftTemplate Of(DraftKind kind) => Assert.IsType<TemplateReading.Read>(DraftTemplate.Parse(kind.Template, Text(kind))).Template;

    public static string Page(DraftKind kind, DraftSheet sheet) => Of(kind).Render(sheet, TestContext.Current.CancellationToken) switch
    {
        Rendering.Page(var html) => html,
        Rendering.Failed(var error) => throw new InvalidOperationException(error.ToString()),
        _ => "",
    };

    public static DraftSheet Sheet(this Order order, DraftKind kind) => DraftSheets.Of(kind, order, order.Goods(), null, DestinationPacks.LoadShipped(), SomeOrder.Today);
}
