using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Tests.Classification;

namespace ExceptionIntel.Tests.TariffSources;

/// <summary>Schedules in the shapes in which authorities publish them, with our own few lines.</summary>
public sealed class ScheduleFileTests
{
    [Fact]
    public void Lines_without_a_code_become_steps_of_the_codes_below_them_and_of_no_others()
    {
        var schedule = ScheduleFile.Read("""
            HTS Number,Indent,Description,Unit of Quantity
            "0101","0","Horses:",""
            "","1","Alive:",""
            "0101.21.00","2","For breeding",""
            "0101.21.00.10","3","Stallions",""
            "0101.30.00.00","1","Donkeys",""
            """);

        Assert.Equal(("USITC schedule (CSV)", "US"), (schedule.Form, schedule.Country));
        Assert.Equal(["01012100 Alive: › For breeding", "0101210010 Stallions", "0101300000 Donkeys"], Lines(schedule));
    }

    [Fact]
    public void The_combined_nomenclature_names_its_year()
    {
        var schedule = ScheduleFile.Read("""[{"code": "61091000", "name": "Of cotton", "version": 2026}, {"code": "61099020", "name": "Of wool", "version": 2026}]""");

        Assert.Equal(("EU", new DateOnly(2026, 1, 1)), (schedule.Country, schedule.ValidFrom));
        Assert.Equal(["61091000 Of cotton", "61099020 Of wool"], Lines(schedule));
    }

    [Fact]
    public void A_line_of_the_uk_report_has_the_digits_that_it_shares_with_those_below_it()
    {
        var schedule = ScheduleFile.Read("""
            id,commodity__sid,commodity__code,commodity__suffix,commodity__description,commodity__validity_start,commodity__validity_end,parent__sid,parent__code,parent__suffix
            1,10,6100000000,80,Knitted clothing,2021-01-01,#NA,#NA,#NA,#NA
            2,11,6109000000,80,T-shirts and vests,2021-01-01,#NA,10,6100000000,80
            3,12,6109100000,80,Of cotton,2021-01-01,#NA,11,6109000000,80
            4,13,6109100010,10,Printed,2021-01-01,#NA,12,6109100000,80
            5,14,6109100010,80,By hand,2021-01-01,#NA,13,6109100010,10
            6,15,6109100090,80,Other,2021-01-01,#NA,12,6109100000,80
            7,16,6109100095,80,Ended long ago,1980-01-01,1990-12-31,12,6109100000,80
            8,17,61091,80,Too short,2021-01-01,#NA,12,6109100000,80
            """);

        Assert.Equal("GB", schedule.Country);
        Assert.Equal(["610910 Of cotton", "6109100010 Printed › By hand", "6109100090 Other"], Lines(schedule));
        var bad = Assert.Single(schedule.BadRows);
        Assert.Equal((9, "61091"), (bad.Line, bad.Text));
        Assert.Equal(1, schedule.PassedOver["codes that have ended"]);
    }

    [Fact]
    public void An_answer_of_the_uk_api_is_read_with_what_it_includes()
    {
        var schedule = ScheduleFile.Read("""
            {"data": {"id": "1", "type": "heading", "attributes": {"goods_nomenclature_item_id": "6109000000", "producline_suffix": "80", "description": "T-shirts"}},
             "included": [
              {"id": "2", "type": "commodity", "attributes": {"goods_nomenclature_item_id": "6109100000", "goods_nomenclature_sid": 2, "parent_sid": 1, "producline_suffix": "80", "description": "Of cotton"}},
              {"id": "3", "type": "commodity", "attributes": {"goods_nomenclature_item_id": "6109100010", "goods_nomenclature_sid": 3, "parent_sid": 2, "producline_suffix": "80", "description_plain": "By hand", "description": "<b>By hand</b>"}},
              {"id": "9", "type": "footnote", "attributes": {"code": "x"}}]}
            """);

        Assert.Equal(["610910 Of cotton", "6109100010 By hand"], Lines(schedule));
    }

    [Fact]
    public void A_plain_list_keeps_its_lines_in_between_by_indent_or_by_dashes()
    {
        string[] right = ["610910 Of cotton", "61091010 For men: › Printed", "61091090 Other"];

        Assert.Equal(right, Lines(ScheduleFile.Read("code,title,indent\n6109.10,Of cotton,1\n,For men:,2\n6109.10.10,Printed,3\n6109.10.90,Other,2\n")));
        Assert.Equal(right, Lines(ScheduleFile.Read("code;title\n6109.10;- Of cotton\n;- - For men:\n6109.10.10;- - - Printed\n6109.10.90;- - Other\n")));
    }

    [Fact]
    public void What_was_written_as_a_plain_list_reads_as_the_same_book()
    {
        using var written = new StringWriter();
        ScheduleFile.Write(written, SmallSchedule.Book);

        Assert.Equal(SmallSchedule.Book.All.Select(node => $"{node.Code} {node.Title}"), Lines(ScheduleFile.Read(written.ToString())));
    }

    [Fact]
    public void Bad_rows_are_named_by_line_and_the_good_ones_stay()
    {
        var schedule = ScheduleFile.Read("code,title,indent\n6109.10.10,Printed,1\nnonsense,Printed,1\n6109.10.20,Dyed,x\n6109.10.10,Printed again,1\n");

        Assert.Equal(["61091010 Printed"], Lines(schedule));
        Assert.Equal([3, 4, 5], schedule.BadRows.Select(row => row.Line));
        Assert.All(schedule.BadRows, row => Assert.NotEmpty(row.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,price\nMug,3\n")]
    [InlineData("[]")]
    [InlineData("[1, 2]")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"data\": {}}")]
    [InlineData("{\"data\": 3}")]
    [InlineData("[{\"htsno\"")]
    [InlineData("code,title\n61,Clothing\n")]
    public void What_is_no_schedule_is_refused_in_words(string text) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => ScheduleFile.Read(text)).Message);

    private static IEnumerable<string> Lines(Schedule schedule) => schedule.Lines.Select(line => $"{line.Code} {line.Title}");
}
