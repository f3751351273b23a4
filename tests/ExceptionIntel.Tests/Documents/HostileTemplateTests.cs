using System.Diagnostics;
using ExceptionIntel.Customs.Documents;

namespace ExceptionIntel.Tests.Documents;

/// <summary>A template may come from anybody with a key: none may hang the service, fill its memory, or reach anything but the sheet.</summary>
public sealed class HostileTemplateTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string> Stopped => new()
    {
        { "endless while", "{{ while true }}x{{ end }}" },
        { "endless while without output", "{{ while true; end }}" },
        { "nested loops", "{{ for a in 1..20000; for b in 1..20000; for c in 1..20000; c; end; end; end }}" },
        { "loops side by side", "{{ for a in 1..15000; end; for a in 1..15000; for b in 1..15000; b; end; end }}" },
        { "huge range", "{{ for a in 1..2000000000; end }}" },
        { "huge range counted", "{{ (1..2000000000) | array.size }}" },
        { "huge range reversed", "{{ (1..2000000000) | array.reverse | array.size }}" },
        { "huge range joined", "{{ (1..2000000000) | array.join ',' }}" },
        { "huge range sorted", "{{ (1..2000000000) | array.sort }}" },
        { "recursion", "{{ func f; f; end; f }}" },
        { "recursion in two steps", "{{ func f; g; end; func g; f; end; f }}" },
        { "recursion with an argument", "{{ func f(n); f(n + 1); end; f 1 }}" },
        { "padding", "{{ 'x' | string.pad_left 2000000000 }}" },
        { "padding to the right", "{{ 'x' | string.pad_right 2000000000 }}" },
        { "text times a number", "{{ 'x' * 2000000000 }}" },
        { "array times a number", "{{ [1] * 2000000000 }}" },
        { "far index", "{{ a = []; a[2000000000] = 1 }}" },
        { "insertion far out", "{{ [1] | array.insert_at 2000000000 1 }}" },
        { "big shift", "{{ a = 1; for i in 1..2000; a = a * 1000000007; end; for i in 1..20000; a = a * a; end }}" },
        { "pattern that backtracks", "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '(a+)+$' }}" },
        { "replacement by a pattern", "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.replace '(a|aa)+$' '' }}" },
        { "include", "{{ include 'packing-list' }}" },
        { "include joined", "{{ include_join ['a', 'b'] ',' }}" },
        { "evaluation", "{{ '1 + 1' | object.eval }}" },
        { "evaluation of a template", "{{ '{{ while true }}x{{ end }}' | object.eval_template }}" },
        { "the clock", "{{ date.now }}" },
        { "the type of a value", "{{ title | object.typeof }}" },
        { "members of .NET", "{{ title.get_type }}" },
        { "the length of .NET", "{{ lines.count_async }}" },
        { "a field that is not there", "{{ seller.nmae }}" },
        { "a variable that is not there", "{{ invoice_number }}" },
        { "a field of nothing", "{{ missing.name }}" },
        { "a field written over", "{{ totals.value = '0.00' }}" },
        { "a list written over", "{{ lines[0].value = '0.00' }}" },
        { "an open block", "{{ for line in lines }}x" },
        { "deep brackets", "{{ " + new string('(', 20_000) + "1" + new string(')', 20_000) + " }}" },
        { "deep lists", "{{ " + new string('[', 20_000) + new string(']', 20_000) + " }}" },
        { "deep sums", "{{ 1" + string.Concat(Enumerable.Repeat("+(1", 20_000)) + new string(')', 20_000) + " }}" },
        { "deep minus", "{{ " + string.Concat(Enumerable.Repeat("- ", 50_000)) + "1 }}" },
        { "much output", "{{ for i in 1..20000 }}" + new string('0', 300) + "{{ end }}" },
        { "script", "<script>alert(1)</script>" },
        { "script in pieces", "<scr{{ if true }}ipt{{ end }}>alert(1)</script>" },
        { "frame", "<iframe src=\"file:///etc/passwd\"></iframe>" },
        { "picture from outside", "<p><img src='https://example.com/x.png'></p>" },
        { "attachment", "<a rel=\"attachment\" href=\"file:///etc/hostname\">x</a>" },
        { "style from outside", "<link rel=stylesheet href=//example.com/x.css>" },
        { "style that fetches", "<style>p { background: url(//example.com/x) }</style>" },
        { "style that fetches, spelt", "<style>p { background: u\\72l(//example.com/x) }</style>" },
        { "style import", "<style>@import '//example.com/x.css';</style>" },
        { "style attribute that fetches", "<p style=\"background:URL(//example.com/x)\">x</p>" },
        { "refresh", "<meta http-equiv=\"refresh\" content=\"0;url=//example.com\">" },
        { "event", "<p onclick=\"alert(1)\">x</p>" },
        { "value outside quotes", "<p class={{ title }}>x</p>" },
        { "drawing", "<svg><use href=\"//example.com/x#a\"/></svg>" },
        { "form", "<form action=\"//example.com\"><input name=a></form>" },
        { "a tag without an end", "<p class=\"x" },
    };

    public static TheoryData<string, string> Harmless => new()
    {
        { "text doubling itself", "{{ a = 'x'; for i in 1..60; a = a + a; end; a | string.size }}" },
        { "text doubling itself by append", "{{ a = 'x'; for i in 1..60; a = a | string.append a; end; a | string.size }}" },
        { "division by zero", "{{ 1 / 0 }}" },
        { "a list that holds itself", "{{ a = [1]; a[1] = a; a }}" },
        { "deep ifs", string.Concat(Enumerable.Repeat("{{ if true }}", 2_000)) + "x" + string.Concat(Enumerable.Repeat("{{ end }}", 2_000)) },
        { "deep loops", string.Concat(Enumerable.Repeat("{{ for a in 1..2 }}", 500)) + "x" + string.Concat(Enumerable.Repeat("{{ end }}", 500)) },
        { "deep functions", string.Concat(Enumerable.Range(0, 500).Select(n => $"{{{{ func f{n} }}}}")) + "x" + string.Concat(Enumerable.Repeat("{{ end }}", 500)) },
        { "long else chain", "{{ if false }}" + string.Concat(Enumerable.Repeat("{{ else if false }}", 5_000)) + "{{ end }}" },
        { "deep captures", string.Concat(Enumerable.Range(0, 500).Select(n => $"{{{{ capture c{n} }}}}")) + "x" + string.Concat(Enumerable.Repeat("{{ end }}", 500)) },
        { "long member path", "{{ a = {}; a" + string.Concat(Enumerable.Repeat(".a", 20_000)) + " }}" },
        { "long pipe", "{{ 'x'" + string.Concat(Enumerable.Repeat(" | string.upcase", 5_000)) + " }}" },
        { "many braces", new string('{', 50_000) },
        { "wrap in wrap", "{{ func f; $$; end; wrap f; wrap f; wrap f; 'x'; end; end; end }}" },
        { "a name of its own for true", "{{ a = 1; with order; a = 2; end; a }}" },
    };

    [Theory]
    [MemberData(nameof(Stopped))]
    public void A_hostile_template_is_stopped_with_its_reason(string what, string text)
    {
        var error = TimedError(text);

        Assert.True(error is { Message.Length: > 0 }, $"{what} was not stopped.");
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void A_heavy_template_is_stopped_or_stays_small(string what, string text)
    {
        var sheet = SampleSheets.Whole(DraftKind.CommercialInvoice);
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var html = DraftTemplate.Parse("commercial-invoice", text) is TemplateReading.Read(var template) && template.Render(sheet, TestContext.Current.CancellationToken) is Rendering.Page(var page) ? page : "";

        Assert.True(clock.Elapsed < MostTime, $"{what} took {clock.Elapsed}.");
        Assert.True(html.Length < 5 * 1024 * 1024, $"{what} made {html.Length:#,0} characters.");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 400L * 1024 * 1024, $"{what} took {(GC.GetTotalAllocatedBytes() - before) / 1024 / 1024} MB.");
    }

    [Fact]
    public void An_unknown_field_is_named_with_its_line_and_column()
    {
        var error = Assert.Single(DraftTemplate.Check("commercial-invoice", "<p>\n  {{ seller.nmae }}\n</p>", TestContext.Current.CancellationToken));

        Assert.Equal((2, "commercial-invoice"), (error.Line, error.Template));
        Assert.Contains("nmae", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_of_spelling_is_named_with_its_line()
    {
        var error = DraftTemplate.Check("commercial-invoice", "<p>\n\n{{ if }}\n</p>", TestContext.Current.CancellationToken)[0];

        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void A_field_that_only_a_sparse_order_reaches_is_found()
    {
        var errors = DraftTemplate.Check("packing-list", "<p>{{ if parcels.size == 0 }}{{ parcel_count }}{{ end }}</p>", TestContext.Current.CancellationToken);

        Assert.Contains("parcel_count", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_no_known_document_is_refused() =>
        Assert.Contains("packing-list", Assert.Single(DraftTemplate.Check("pro-forma", "x", TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_template_that_is_too_long_is_refused_unread() =>
        Assert.Single(DraftTemplate.Check("packing-list", new string('x', 200_001), TestContext.Current.CancellationToken));

    private static TemplateError? TimedError(string text)
    {
        var sheet = SampleSheets.Whole(DraftKind.CommercialInvoice);
        var clock = Stopwatch.StartNew();
        var error = DraftTemplate.Parse("commercial-invoice", text) switch
        {
            TemplateReading.Wrong(var errors) => errors[0],
            TemplateReading.Read(var template) => (template.Render(sheet, TestContext.Current.CancellationToken) as Rendering.Failed)?.Error,
            _ => throw new UnreachableException(),
        };
        Assert.True(clock.Elapsed < MostTime, $"Took {clock.Elapsed}.");
        return error;
    }
}
