namespace ExceptionIntel.Customs.Documents;

/// <summary>What is wrong with a template, and where.</summary>
/// <param name="Line">Counted from 1; 0 where it is the whole template's.</param>
/// <param name="Column">Counted from 1; 0 where it is the whole line's.</param>
public sealed record TemplateError(string Template, int Line, int Column, string Message)
{
    public override string ToString() => Line == 0 ? $"{Template}: {Message}" : $"{Template}, line {Line}, column {Column}: {Message}";
}

/// <summary>A template that can be rendered, or what is wrong with it.</summary>
public abstract record TemplateReading
{
    private TemplateReading()
    {
    }

    public sealed record Read(DraftTemplate Template) : TemplateReading;

    public sealed record Wrong(IReadOnlyList<TemplateError> Errors) : TemplateReading;
}

/// <summary>A page, or why there is none.</summary>
public abstract record Rendering
{
    private Rendering()
    {
    }

    public sealed record Page(string Html) : Rendering;

    public sealed record Failed(TemplateError Error) : Rendering;
}
