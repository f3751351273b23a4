using System.Diagnostics;

namespace ExceptionIntel.Connectors.Printing;

/// <summary>A program on this machine that prints HTML, and how to call it so that it reads one file and nothing else.</summary>
/// <param name="File">Its whole path.</param>
internal sealed record PrinterProgram(string File, bool IsWeasyPrint)
{
    private static readonly string[] Known = ["weasyprint", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <param name="wished">A path or name that counts alone; null to look for any that is known.</param>
    /// <param name="path">Folders to look in, as the environment's PATH writes them.</param>
    public static PrinterProgram? Find(string? wished, string? path)
    {
        var folders = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var file = (string.IsNullOrWhiteSpace(wished) ? Known : [wished])
            .SelectMany(name => Path.IsPathRooted(name) ? [name] : folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(System.IO.File.Exists);
        return file is null ? null : new PrinterProgram(file, Path.GetFileName(file).StartsWith("weasyprint", StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="folder">Fresh and empty but for the page; the program's home while it runs.</param>
    public ProcessStartInfo Call(string folder, string page, string pdf)
    {
        var call = new ProcessStartInfo(File, IsWeasyPrint ? WeasyPrint(page, pdf) : Chromium(folder, page, pdf))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // No proxy, no keys, no settings of the service: only what a program needs to start.
        var search = call.Environment.TryGetValue("PATH", out var path) ? path : null;
        call.Environment.Clear();
        call.Environment["PATH"] = search;
        call.Environment["HOME"] = folder;
        call.Environment["TMPDIR"] = folder;
        call.Environment["LANG"] = "C.UTF-8";
        return call;
    }

    private static string[] WeasyPrint(string page, string pdf) => ["--encoding", "utf8", "--base-url", "about:invalid", page, pdf];

    private static string[] Chromium(string folder, string page, string pdf) =>
    [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",

        // Chromium's own sandbox does not start for the superuser; the page is plain, and its policy lets nothing run or load.
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        $"--user-data-dir={Path.Combine(folder, "profile")}",
        $"--print-to-pdf={pdf}",
        new Uri(page).AbsoluteUri,
    ];
}
