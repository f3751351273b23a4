using System.Diagnostics;
using System.Text;
using ExceptionIntel.Customs.Documents;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Connectors.Printing;

/// <param name="Pdf">Null where there is none.</param>
/// <param name="Reason">Why there is none, in words for the reader.</param>
public sealed record Printed(byte[]? Pdf, string? Reason);

/// <summary>Prints drafts with WeasyPrint or Chromium where one is installed. The page may fetch nothing: no network, no files.</summary>
public sealed class PdfPrinter(IOptions<PrintingOptions> options) : IDisposable
{
    private const string NoPrinter = "Neither WeasyPrint nor Chromium was found on PATH. Install one, or open the HTML form and print it from the browser.";

    // A second wall behind the check that the page is plain. Chromium cannot print with its script engine switched off.
    private const string Policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private readonly PrinterProgram? program = PrinterProgram.Find(options.Value.Program, Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The program's path; null where there is none.</summary>
    public string? Program => program?.File;

    public async Task<Printed> PrintAsync(string html, CancellationToken cancellationToken)
    {
        if (program is null)
        {
            return new Printed(null, NoPrinter);
        }

        if (PlainPage.Flaw(html) is { } flaw)
        {
            return new Printed(null, $"Only plain pages are printed: {flaw}.");
        }

        await places.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("exceptionintel-print-");
        try
        {
            return await PrintAsync(program, html, folder.FullName, cancellationToken);
        }
        finally
        {
            places.Release();
            Remove(folder);
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<Printed> PrintAsync(PrinterProgram printer, string html, string folder, CancellationToken cancellationToken)
    {
        var (page, pdf) = (Path.Combine(folder, "draft.html"), Path.Combine(folder, "draft.pdf"));
        await File.WriteAllTextAsync(page, WithPolicy(html), Encoding.UTF8, cancellationToken);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        using var process = new Process { StartInfo = printer.Call(folder, page, pdf) };
        try
        {
            process.Start();
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Printed(null, $"{Path.GetFileName(printer.File)} took longer than {options.Value.TimeoutSeconds} s.");
        }
        catch (System.ComponentModel.Win32Exception wrong)
        {
            return new Printed(null, $"{printer.File} does not start: {wrong.Message}");
        }
        finally
        {
            Stop(process);
        }

        return File.Exists(pdf)
            ? new Printed(await File.ReadAllBytesAsync(pdf, cancellationToken), null)
            : new Printed(null, $"{Path.GetFileName(printer.File)} ended with code {process.ExitCode} and made no PDF. Open the HTML form and print it from the browser.");
    }

    private static string WithPolicy(string html)
    {
        const string Head = "<head>";
        var at = html.IndexOf(Head, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? Policy + html : html.Insert(at + Head.Length, Policy);
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It never started, or ended by itself meanwhile.
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A child of the program may still write there; the system's own clean-up takes the rest.
        }
    }
}
