using System.Collections.Frozen;

namespace ExceptionIntel.Customs.Documents;

/// <summary>
/// Says whether a page is plain: text, tables and styles, and nothing that could fetch, run or post anything. Printers are
/// given plain pages only, whoever wrote the template.
/// </summary>
public static class PlainPage
{
    private static readonly FrozenSet<string> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "html", "head", "title", "meta", "style", "body", "main", "header", "footer", "section", "article", "aside", "div", "span", "p", "br", "hr", "wbr",
        "h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
        "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "b", "i", "u", "s", "small", "sub", "sup", "mark", "abbr", "address", "time", "figure", "figcaption", "blockquote", "pre", "code", "bdi", "bdo");

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "class", "id", "lang", "dir", "title", "style", "charset", "name", "content", "colspan", "rowspan", "span", "scope", "headers", "abbr", "datetime", "role", "align", "width", "start", "type", "value", "translate");

    // With a backslash a style could spell any of the others.
    private static readonly string[] StyleFlaws = ["url(", "@import", "image(", "image-set(", "src(", "element(", "expression(", "\\"];

    /// <returns>What is not plain about the page and on which of its lines; null where it is plain.</returns>
    public static string? Flaw(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0;)
        {
            var end = TagEnd(html, at);
            var (flaw, name) = end < 0 ? ("a tag that does not end", "") : Tag(html[(at + 1)..end]);
            if (flaw is null && name.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                var close = html.IndexOf("</style", end, StringComparison.OrdinalIgnoreCase);
                flaw = close < 0 ? "a style that does not end" : StyleFlaw(html[end..close]);
                end = close < 0 ? end : close - 1;
            }

            if (flaw is not null)
            {
                return $"line {html.AsSpan(0, at).Count('\n') + 1} of the page has {flaw}";
            }

            at = html.IndexOf('<', end + 1);
        }

        return null;
    }

    // A tag ends at the first ">" outside quotes, as a browser reads it.
    private static int TagEnd(string html, int start)
    {
        var quote = '\0';
        for (var at = start + 1; at < html.Length; at++)
        {
            var letter = html[at];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter == '>')
            {
                return at;
            }
        }

        return -1;
    }

    private static (string? Flaw, string Name) Tag(string inside)
    {
        if (inside.Equals("!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            return (null, "");
        }

        var name = inside.TrimStart('/').Split([' ', '\t', '\n', '\r', '/'], 2)[0];
        if (!Tags.Contains(name))
        {
            return ($"“<{Short(name)}”, which a draft does not need", name);
        }

        var rest = inside[(inside.IndexOf(name, StringComparison.Ordinal) + name.Length)..];
        return (inside[0] == '/' ? (string.IsNullOrWhiteSpace(rest) ? null : "an end tag with attributes") : AttributeFlaw(rest), inside[0] == '/' ? "" : name);
    }

    private static string? AttributeFlaw(string text)
    {
        var at = 0;
        while (Next(text, ref at) is { } attribute)
        {
            if (!Attributes.Contains(attribute.Name) && !attribute.Name.StartsWith("aria-", StringComparison.OrdinalIgnoreCase))
            {
                return $"the attribute “{Short(attribute.Name)}”, which a draft does not need";
            }

            if (attribute.Value is null || (attribute.Name.Equals("style", StringComparison.OrdinalIgnoreCase) && StyleFlaw(attribute.Value) is not null))
            {
                return $"the attribute “{attribute.Name}” with a value that is not in quotes, or a style that fetches something";
            }
        }

        return null;
    }

    // Name="value" or Name='value'; a null value where it stands without quotes. Null at the end.
    private static (string Name, string? Value)? Next(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '/'))
        {
            at++;
        }

        if (at >= text.Length)
        {
            return null;
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '/'))
        {
            at++;
        }

        var name = text[start..at];
        if (at + 1 >= text.Length || text[at] != '=' || text[at + 1] is not ('"' or '\''))
        {
            var isBare = at >= text.Length || text[at] != '=';
            at = isBare ? Math.Max(at, start + 1) : text.Length;
            return (name, isBare ? "" : null);
        }

        var close = text.IndexOf(text[at + 1], at + 2);
        var value = close < 0 ? null : text[(at + 2)..close];
        at = close < 0 ? text.Length : close + 1;
        return (name, value);
    }

    private static string? StyleFlaw(string style) =>
        StyleFlaws.FirstOrDefault(flaw => style.Contains(flaw, StringComparison.OrdinalIgnoreCase)) is { } found ? $"a style with “{found}”, which could fetch something" : null;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
