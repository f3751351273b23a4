using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Tests.Orders;

public sealed class GapFinderTests
{
    public static TheoryData<string> Destinations => [.. SomeOrder.Destinations];

    public static TheoryData<string, Func<Order, Order>, string, GapSeverity> Missing => new()
    {
        { "US", order => order with { Buyer = order.Buyer! with { Phone = " " } }, "US.phone@1 buyer.phone", GapSeverity.Warn },
        { "US", order => order with { Buyer = order.Buyer! with { Name = null } }, "ANY.buyer_name@1 buyer.name", GapSeverity.Block },
        { "US", order => order with { Buyer = null }, "ANY.buyer_address@1 buyer.address.line1", GapSeverity.Block },
        { "US", order => order with { Seller = null }, "ANY.seller_name@1 seller.name", GapSeverity.Block },
        { "US", order => order with { Incoterm = null }, "ANY.incoterm@1 incoterm", GapSeverity.Warn },
        { "US", order => order with { ReasonForExport = null }, "ANY.reason@1 reason_for_export", GapSeverity.Warn },
        { "US", order => order with { Parcels = [] }, "ANY.parcels@1 parcels", GapSeverity.Warn },
        { "US", order => order with { Parcels = [new Parcel(0.2m)] }, "ANY.gross_weight@1 parcels", GapSeverity.Block },
        { "US", order => order.WithProduct(product => product with { Origin = null }), "ANY.origin@1 lines[0].product.origin", GapSeverity.Block },
        { "US", order => order.WithProduct(product => product with { NetWeightKg = null }).WithLine(line => line with { NetWeightKg = null }), "ANY.net_weight@1 lines[0].net_weight_kg", GapSeverity.Block },
        { "US", order => order.WithProduct(product => product with { Title = "Gift set" }), "ANY.description@1 lines[0].product.title", GapSeverity.Block },
        { "US", order => order.WithProduct(product => product with { Title = "12345 --- xxxx" }), "ANY.description@1 lines[0].product.title", GapSeverity.Block },
        { "US", order => order.WithProduct(product => product with { Title = "กางเกงผ้าฝ้าย" }), "ANY.latin@1 lines[0].product.title", GapSeverity.Warn },
        { "US", order => order.WithLine(line => line with { UnitPrice = 0 }), "ANY.value@1 lines[0].unit_price", GapSeverity.Block },
        { "US", order => order.WithProduct(product => product with { Cost = new Money(12, "USD") }), "ANY.cost@1 lines[0].unit_price", GapSeverity.Warn },
        { "US", order => order.WithProduct(product => product with { Origin = "CN", Manufacturer = null }), "US.maker_postal_code@1 lines[0].product.manufacturer.postal_code", GapSeverity.Warn },
        { "US", order => order with { Buyer = order.Buyer! with { Address = order.Buyer.Address! with { PostalCode = "7870" } } }, "ANY.postal_code@1 buyer.address.postal_code", GapSeverity.Warn },
        { "DE", order => order with { Buyer = order.Buyer! with { Address = order.Buyer.Address! with { PostalCode = null } } }, "ANY.postal_code@1 buyer.address.postal_code", GapSeverity.Warn },
        { "DE", order => order with { Seller = order.Seller! with { TaxIds = null } }, "EU.ioss@1 seller.tax_ids", GapSeverity.Warn },
        { "DE", order => order.WithProduct(product => product with { Manufacturer = null }), "EU.maker_product_id@1 lines[0].product.manufacturer.product_id", GapSeverity.Block },
        { "DE", order => order with { Buyer = order.Buyer! with { TaxIds = [new TaxId("vat", "DE123456789")] } }, "EU.eori@1 buyer.tax_ids", GapSeverity.Warn },
        { "GB", order => order with { Seller = order.Seller! with { TaxIds = [new TaxId("vat", "0312345678")] } }, "GB.vat@1 seller.tax_ids", GapSeverity.Block },
        { "AU", order => order with { Seller = order.Seller! with { TaxIds = null } }, "AU.gst@1 seller.tax_ids", GapSeverity.Warn },
        { "AU", order => order with { Buyer = order.Buyer! with { Address = order.Buyer.Address! with { Region = null } } }, "AU.state@1 buyer.address.region", GapSeverity.Warn },
        { "SG", order => order with { Seller = order.Seller! with { TaxIds = null } }, "SG.gst@1 seller.tax_ids", GapSeverity.Warn },
        { "MY", order => order with { Seller = order.Seller! with { TaxIds = null } }, "MY.lvg@1 seller.tax_ids", GapSeverity.Warn },
        { "TH", order => order with { Buyer = order.Buyer! with { TaxIds = null } }, "TH.receiver_id@1 buyer.tax_ids", GapSeverity.Warn },
        { "ID", order => order with { Buyer = order.Buyer! with { TaxIds = null } }, "ID.receiver_id@1 buyer.tax_ids", GapSeverity.Warn },
        { "PH", order => order with { Buyer = order.Buyer! with { Phone = null } }, "PH.phone@1 buyer.phone", GapSeverity.Block },
        { "VN", order => order with { Buyer = order.Buyer! with { TaxIds = null } }, "VN.receiver_id@1 buyer.tax_ids", GapSeverity.Warn },
        { "JP", order => order with { Buyer = order.Buyer! with { Address = order.Buyer.Address! with { PostalCode = "12" } } }, "ANY.postal_code@1 buyer.address.postal_code", GapSeverity.Warn },
    };

    [Theory]
    [MemberData(nameof(Destinations))]
    public void A_whole_order_has_no_gap(string country) => Assert.Empty(Gaps(SomeOrder.To(country)));

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_is_missing_is_named_with_its_rule_its_field_and_its_weight(string country, Func<Order, Order> take, string expected, GapSeverity severity)
    {
        var gaps = Gaps(take(SomeOrder.To(country)));

        var gap = Assert.Single(gaps, gap => $"{gap.Rule} {gap.Field}" == expected);
        Assert.Equal(severity, gap.Severity);
        Assert.Equal(expected.Contains("lines[0]", StringComparison.Ordinal) ? 1 : null, gap.Line);
        Assert.DoesNotContain("{text}", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_too_short_for_import_is_said_once_for_the_order()
    {
        var order = SomeOrder.To("US") with { Lines = [SomeOrder.Line("A", "Cotton shirt", 1, 5, 0.1m), SomeOrder.Line("B", "Silk scarf", 1, 5, 0.1m)] };

        var gap = Assert.Single(Gaps(order, code: "610910"));

        Assert.Equal(("US.code_digits@1", GapSeverity.Warn), (gap.Rule, gap.Severity));
        Assert.StartsWith("2 of 2 codes", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_profile_fills_what_the_order_does_not_say_of_the_same_seller()
    {
        var profile = SomeOrder.To("US").Seller! with { Incoterm = "DAP" };
        var silent = SomeOrder.To("US") with { Seller = new Party("Mekong Goods"), Incoterm = null };

        Assert.Empty(Gaps(silent, profile));
        Assert.Empty(Gaps(silent with { Seller = null }, profile));
    }

    [Fact]
    public void The_profile_does_not_put_its_address_under_another_sellers_name()
    {
        var other = SomeOrder.To("US") with { Seller = new Party("Loom & Clay") };

        Assert.Contains(Gaps(other, SomeOrder.To("US").Seller), gap => gap.Field == "seller.address.line1");
    }

    [Fact]
    public void The_products_weight_times_the_quantity_stands_in_for_the_lines() =>
        Assert.Empty(Gaps(SomeOrder.To("US").WithLine(line => line with { NetWeightKg = null })));

    [Fact]
    public void A_marketplace_settles_the_value_added_tax_itself() =>
        Assert.Empty(Gaps(SomeOrder.To("GB") with { Channel = "etsy", Seller = SomeOrder.To("GB").Seller! with { TaxIds = null } }));

    [Fact]
    public void Above_the_low_value_limit_its_rule_is_silent() =>
        Assert.DoesNotContain(Gaps(Worth(200, "GBP")), gap => gap.Rule == "GB.vat@1");

    [Theory]
    [InlineData(100, GapSeverity.Block)]
    [InlineData(180, GapSeverity.Warn)]
    [InlineData(300, null)]
    public void In_another_currency_the_rule_blocks_only_where_no_rate_can_change_it(int dollars, GapSeverity? severity) =>
        Assert.Equal(severity, Gaps(Worth(dollars, "USD")).FirstOrDefault(gap => gap.Rule == "GB.vat@1")?.Severity);

    [Fact]
    public void In_a_currency_without_a_rough_rate_the_gap_says_that_it_depends()
    {
        var gap = Assert.Single(Gaps(Worth(100, "NOK")), gap => gap.Rule == "GB.vat@1");

        Assert.Equal(GapSeverity.Warn, gap.Severity);
        Assert.Contains("GBP 135", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_does_not_count_before_its_day() =>
        Assert.DoesNotContain(Gaps(SomeOrder.To("DE").WithProduct(product => product with { Manufacturer = null }), on: new DateOnly(2026, 10, 31)), gap => gap.Rule == "EU.maker_product_id@1");

    [Fact]
    public void Rules_that_nobody_checked_for_long_say_so() =>
        Assert.Contains(Gaps(SomeOrder.To("US"), on: new DateOnly(2027, 6, 1)), gap => gap is { Rule: "US.stale@1", Severity: GapSeverity.Warn });

    [Fact]
    public void A_destination_without_a_pack_gets_what_every_destination_asks()
    {
        var order = SomeOrder.To("US") with { Destination = "CH", Buyer = SomeOrder.To("US").Buyer! with { Phone = null } };

        Assert.Contains(Gaps(order), gap => gap.Rule == "ANY.phone@1");
    }

    private static Order Worth(decimal amount, string currency) =>
        (SomeOrder.To("GB") with { Currency = currency, Seller = SomeOrder.To("GB").Seller! with { TaxIds = null } }).WithLine(line => line with { Quantity = 1, UnitPrice = amount });

    private static IReadOnlyList<Gap> Gaps(Order order, Party? profile = null, string code = "610910001200", DateOnly? on = null) =>
        GapFinder.Find(order, order.Goods(code), profile, DestinationPacks.LoadShipped(), on ?? SomeOrder.Today);
}
