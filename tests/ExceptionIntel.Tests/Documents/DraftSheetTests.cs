using CsCheck;
using ExceptionIntel.Customs.Documents;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Tests.Orders;

namespace ExceptionIntel.Tests.Documents;

public sealed class DraftSheetTests
{
    [Theory]
    [InlineData("6109", "6109")]
    [InlineData("610910", "6109.10")]
    [InlineData("61091000", "6109.10.00")]
    [InlineData("6109100012", "6109.10.00.12")]
    [InlineData("610910001", "6109.10.00.1")]
    [InlineData("61091000123", "6109.10.00.12.3")]
    public void A_code_is_printed_with_its_dots(string digits, string printed) => Assert.Equal(printed, PrintText.Dotted(HsCode.Parse(digits)));

    [Fact]
    public void The_total_is_what_a_reader_adds_up()
    {
        var order = SomeOrder.To("US") with { Lines = [SomeOrder.Line("A", "Shirt", 3, 3.335m, 0.1m), SomeOrder.Line("B", "Scarf", 1, 2.005m, 0.1m)], Freight = 6, Insurance = 1.5m, Discount = 2 };

        var sheet = order.Sheet(DraftKind.CommercialInvoice);

        Assert.Equal(["10.01", "2.01"], sheet.Lines.Select(line => line.Value));
        Assert.Equal(["Freight 6.00", "Insurance 1.50", "Discount −2.00"], sheet.Charges.Select(charge => $"{charge.Name} {charge.Amount}"));
        Assert.Equal(("12.02", "17.52"), (sheet.Totals.GoodsValue, sheet.Totals.Value));
    }

    [Fact]
    public void Printed_lines_always_add_up_to_the_printed_total() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[0, 10_000_000], (quantity, price) => (Quantity: (decimal)quantity, Price: price / 10_000m)).Array[1, 40].Sample(lines =>
        {
            var order = SomeOrder.To("US") with { Lines = [.. lines.Select(line => SomeOrder.Line("A", "Shirt", line.Quantity, line.Price, 0.1m))] };
            var sheet = order.Sheet(DraftKind.CommercialInvoice);
            Assert.Equal(sheet.Totals.Value, PrintText.Money(sheet.Lines.Sum(line => decimal.Parse(line.Value!, System.Globalization.CultureInfo.InvariantCulture)) + 6, 2));
        });

    [Theory]
    [InlineData("JPY", "20")]
    [InlineData("USD", "19.50")]
    [InlineData("KWD", "19.500")]
    public void An_amount_has_the_decimals_of_its_currency(string currency, string printed) =>
        Assert.Equal(printed, (SomeOrder.To("US") with { Currency = currency }).WithLine(line => line with { UnitPrice = 9.75m }).Sheet(DraftKind.CommercialInvoice).Lines[0].Value);

    [Fact]
    public void A_packing_list_has_no_price_anywhere()
    {
        var sheet = SomeOrder.To("US").Sheet(DraftKind.PackingList);

        Assert.Null(sheet.Lines[0].UnitValue ?? sheet.Lines[0].Value ?? sheet.Totals.Value ?? sheet.Totals.GoodsValue ?? sheet.Order.Currency);
        Assert.Null(sheet.Lines[0].UnitValueNumber ?? sheet.Lines[0].ValueNumber ?? sheet.Totals.ValueNumber);
        Assert.Empty(sheet.Charges);
    }

    [Theory]
    [InlineData("DAP", "Austin")]
    [InlineData("CIP", "Austin")]
    [InlineData("FCA", "Ho Chi Minh City")]
    [InlineData("exw", "Ho Chi Minh City")]
    public void An_Incoterm_names_the_place_where_it_is_fulfilled(string incoterm, string place) =>
        Assert.Equal((incoterm.ToUpperInvariant(), place), Named((SomeOrder.To("US") with { Incoterm = incoterm }).Sheet(DraftKind.CommercialInvoice)));

    [Fact]
    public void The_document_bears_the_orders_day_where_the_shop_is()
    {
        var late = SomeOrder.To("US") with { OrderedAt = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.FromHours(7)) };

        Assert.Equal("20 November 2026", late.Sheet(DraftKind.CommercialInvoice).Date);
        Assert.Equal("22 November 2026", (late with { OrderedAt = null }).Sheet(DraftKind.CommercialInvoice).Date);
    }

    [Fact]
    public void A_statement_about_a_tax_number_stands_only_where_the_number_is()
    {
        Assert.Contains(SomeOrder.To("DE").Sheet(DraftKind.CommercialInvoice).Statements, statement => statement.EndsWith("IOSS number IM2760000012.", StringComparison.Ordinal));
        Assert.DoesNotContain((SomeOrder.To("DE") with { Seller = new Party("Mekong Goods") }).Sheet(DraftKind.CommercialInvoice).Statements, statement => statement.Contains("IOSS", StringComparison.Ordinal));
        Assert.DoesNotContain((SomeOrder.To("DE") with { ReasonForExport = "gift" }).Sheet(DraftKind.CommercialInvoice).Statements, statement => statement.Contains("IOSS", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gift_says_that_its_value_is_for_customs_only() =>
        Assert.Contains((SomeOrder.To("US") with { ReasonForExport = "Gift" }).Sheet(DraftKind.CommercialInvoice).Statements, statement => statement.StartsWith("No sale", StringComparison.Ordinal));

    [Fact]
    public void Invisible_signs_and_runs_of_blanks_do_not_reach_the_paper() =>
        Assert.Equal("T-shirt red � x", PrintText.Clean("  T-shirt\u200b\u202e\t\n red\0 \ud800 \ufeffx \ue000"));

    [Fact]
    public void Nothing_but_blanks_is_nothing() => Assert.Null(PrintText.Clean(" \t\u200b\u0000"));

    private static (string?, string?) Named(DraftSheet sheet) => (sheet.Order.Incoterm, sheet.Order.IncotermPlace);
}
