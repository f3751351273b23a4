using System.Text;
using ExceptionIntel.Connectors.Printing;
using ExceptionIntel.Customs.Documents;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Tests.Documents;

public sealed class PdfPrinterTests
{
    [Fact]
    public async Task Without_a_printer_the_answer_says_what_to_do()
    {
        using var printer = Printer("no-such-program");

        var printed = await printer.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken);

        Assert.Null(printed.Pdf);
        Assert.Contains("print it from the browser", printed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p><img src=\"file:///etc/passwd\"></p>")]
    [InlineData("<style>p { background: url(http://127.0.0.1/) }</style>")]
    public async Task A_page_that_fetches_something_is_never_given_to_a_printer(string html)
    {
        using var printer = Printer("/bin/true");

        Assert.Contains("plain pages", (await printer.PrintAsync(html, TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_makes_nothing_is_told_from_one_that_does()
    {
        using var printer = Printer("/bin/true");

        Assert.Contains("made no PDF", (await printer.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_stopped()
    {
        var program = Path.Combine(Directory.CreateTempSubdirectory("printer-").FullName, "weasyprint");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexec sleep 600\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var printer = Printer(program, seconds: 1);

        Assert.Equal("weasyprint took longer than 1 s.", (await printer.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken)).Reason);
    }

    [Theory]
    [InlineData("weasyprint")]
    [InlineData("chromium")]
    public async Task An_installed_printer_makes_a_PDF_of_the_draft(string program)
    {
        using var printer = Printer(program);
        Assert.SkipWhen(printer.Program is null, $"{program} is not installed here.");

        var printed = await printer.PrintAsync(ShippedTemplate.Page(DraftKind.CommercialInvoice, SampleSheets.Whole(DraftKind.CommercialInvoice)), TestContext.Current.CancellationToken);

        Assert.True(printed.Pdf is not null, printed.Reason);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(printed.Pdf, 0, 5));
    }

    private static PdfPrinter Printer(string program, int seconds = 60) => new(Options.Create(new PrintingOptions { Program = program, TimeoutSeconds = seconds }));
}
