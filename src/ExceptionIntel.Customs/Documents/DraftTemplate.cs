using System.Diagnostics;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ExceptionIntel.Customs.Documents;

/// <summary>
/// A document's layout in Scriban. It may come from anybody: it names only the fields of a <see cref="DraftSheet"/>, every
/// value is written as text and never as markup, and loops, depth, output and time are bounded.
/// </summary>
public sealed class DraftTemplate
{
    private const int MostCharacters = 200_000;
    private const int StackBytes = 1024 * 1024;

    // A browser waits longer for a page than this, a shop's order does not.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MostTimeForSample = TimeSpan.FromSeconds(0.5);

    private readonly Template parsed;

    private DraftTemplate(string name, Template parsed)
    {
        Name = name;
        this.parsed = parsed;
    }

    public string Name { get; }

    public static TemplateReading Parse(string name, string text)
    {
        if (text.Length > MostCharacters)
        {
            return new TemplateReading.Wrong([new TemplateError(name, 0, 0, $"A template has at most {MostCharacters:#,0} characters; this one has {text.Length:#,0}.")]);
        }

        var parsed = Template.Parse(text, name, new ParserOptions { ExpressionDepthLimit = 50 }, new LexerOptions { KeepTrivia = false });
        return parsed.HasErrors
            ? new TemplateReading.Wrong([.. parsed.Messages.Where(message => message.Type == ParserMessageType.Error).Take(20).Select(message => At(name, message.Span, message.Message))])
            : new TemplateReading.Read(new DraftTemplate(name, parsed));
    }

    /// <summary>What keeps a template from being used: it must parse, name known fields only, and render the samples in half a second each.</summary>
    /// <param name="name">One of <see cref="DraftKind.Template"/>.</param>
    public static IReadOnlyList<TemplateError> Check(string name, string text, CancellationToken cancellationToken = default) => DraftKind.ByTemplate(name) is not { } kind
        ? [new TemplateError(name, 0, 0, $"There is no document of this name. There are: {string.Join(", ", DraftKind.All.Select(known => known.Template))}.")]
        : Parse(name, text) switch
        {
            TemplateReading.Wrong(var errors) => errors,
            TemplateReading.Read(var template) => template.Try(kind, cancellationToken),
            _ => throw new UnreachableException(),
        };

    private IReadOnlyList<TemplateError> Try(DraftKind kind, CancellationToken cancellationToken)
    {
        // The first rendering also readies the engine, which is not the template's fault.
        return Render(SampleSheets.Whole(kind), cancellationToken) is Rendering.Failed(var early)
            ? [early]
            : [.. SampleSheets.All(kind).Select(sheet => Render(sheet, MostTimeForSample, cancellationToken)).OfType<Rendering.Failed>().Select(failed => failed.Error).Distinct()];
    }

    public Rendering Render(DraftSheet sheet, CancellationToken cancellationToken = default) => Render(sheet, MostTime, cancellationToken);

    private Rendering Render(DraftSheet sheet, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        Rendering made = new Rendering.Failed(TooSlow(limit));

        // Its own thread: a small stack that nothing else stands on.
        var thread = new Thread(() => made = RenderHere(sheet, limit, time.Token), StackBytes) { IsBackground = true, Name = "draft" };
        thread.Start();
        thread.Join();
        cancellationToken.ThrowIfCancellationRequested();
        return made;
    }

    private Rendering RenderHere(DraftSheet sheet, TimeSpan limit, CancellationToken time)
    {
        try
        {
            var html = parsed.Render(new DraftContext(sheet, time));
            return html.Length >= DraftContext.MostOutput ? new Rendering.Failed(new TemplateError(Name, 0, 0, $"The page is longer than {DraftContext.MostOutput / 1024 / 1024} million characters."))
                : PlainPage.Flaw(html) is { } flaw ? new Rendering.Failed(new TemplateError(Name, 0, 0, flaw + "."))
                : new Rendering.Page(html);
        }
        catch (ScriptAbortException)
        {
            return new Rendering.Failed(TooSlow(limit));
        }
        catch (ScriptRuntimeException wrong)
        {
            return new Rendering.Failed(At(Name, wrong.Span, wrong.OriginalMessage));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or ArithmeticException or FormatException or InvalidCastException or NotSupportedException or OutOfMemoryException or InsufficientExecutionStackException or NullReferenceException or OperationCanceledException or IndexOutOfRangeException)
        {
            // The engine lets some faults of a template through as they are.
            return new Rendering.Failed(time.IsCancellationRequested ? TooSlow(limit) : new TemplateError(Name, 0, 0, wrong.Message));
        }
    }

    private TemplateError TooSlow(TimeSpan limit) => new(Name, 0, 0, $"It took longer than {limit.TotalSeconds:0.#} s.");

    private static TemplateError At(string name, SourceSpan span, string message) => new(name, span.Start.Line + 1, span.Start.Column + 1, message);
}
