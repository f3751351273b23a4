using ExceptionIntel.Service.Commands.Evaluation;

namespace ExceptionIntel.Tests.Commands.Evaluation;

public sealed class LabelledRowTests
{
    [Fact]
    public void A_row_of_the_contract_is_read()
    {
        var row = LabelledRow.Parse("""{"text": "Men's tee", "attributes": {"Material": "cotton", "Pack": 2}, "category": "Apparel > Tops", "price": 9.5, "currency": "USD", "code": "6109.10.00.12", "country": "us", "colour": 1}""", 7, "rows.jsonl");

        Assert.Equal(("Men's tee", "Apparel > Tops", "6109100012", "US"), (row.Product.Title, row.Product.Category, row.Code!.Digits, row.Country));
        Assert.Equal("2", row.Product.Attributes["Pack"]);
        Assert.Equal(9.5m, row.Product.Value!.Amount);
        Assert.Equal("row-7", row.Product.Key);
    }

    [Fact]
    public void A_whole_product_with_the_doubts_it_has_to_raise_is_read()
    {
        var row = LabelledRow.Parse("""{"product": {"key": "A-1", "title": "gift", "net_weight_kg": 0.2}, "abstain": true, "expect": ["description.vague"]}""", 1, "rows.jsonl");

        Assert.True(row.Abstain);
        Assert.Null(row.Code);
        Assert.Equal("A-1", row.Product.Key);
        Assert.Equal(["description.vague"], row.Expect);
    }

    [Theory]
    [InlineData("""{"text": "mug"}""", "a \"code\"")]
    [InlineData("""{"text": "mug", "code": "69x"}""", "'69x' is not an HS code")]
    [InlineData("""{"code": "691110"}""", "a \"text\"")]
    [InlineData("""{"text": "mug", """, "rows.jsonl, line 3")]
    [InlineData("""["mug"]""", "JSON object")]
    [InlineData("""{"text": 5, "code": "691110"}""", "\"text\" has to be text")]
    public void A_broken_line_is_named_with_its_number(string line, string says)
    {
        var error = Assert.Throws<FormatException>(() => LabelledRow.ReadAll(new StringReader("{\"text\": \"mug\", \"code\": \"691110\"}\n\n" + line), "rows.jsonl").ToList());

        Assert.StartsWith("rows.jsonl, line 3: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
