using System.Globalization;
using System.Xml.Linq;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>The reliability curve, and the learning curve where there is one, as an SVG picture of its own.</summary>
public static class EvaluationPicture
{
    private const double Side = 360;
    private const double Margin = 60;
    private const double PanelWidth = Side + (2 * Margin);
    private const double PanelHeight = Side + (2 * Margin);
    private const double LargestDot = 12;
    private const string Ink = "#1f2933", Faint = "#cbd2d9", Right = "#0b6e99", Second = "#d97706";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(EvaluationFigures figures)
    {
        var learning = figures.Learning ?? [];
        var width = learning.Count > 0 ? 2 * PanelWidth : PanelWidth;
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {width} {PanelHeight}")),
            new XAttribute("width", width),
            new XAttribute("height", PanelHeight),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 12),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            Panel(0, "How sure it was, and how often it was right", "probability that was said", [.. Shares()], Reliability(figures.Reliability)));
        if (learning.Count > 0)
        {
            var most = Math.Max(1, learning[^1].Taught);
            picture.Add(Panel(PanelWidth, "What teaching adds, six digits", "rows taught", [.. learning.Select(step => ((double)step.Taught / most, step.Taught.ToString(CultureInfo.InvariantCulture)))], Learning(learning, most)));
        }

        return picture.ToString();
    }

    private static IEnumerable<XElement> Reliability(IReadOnlyList<ReliabilityBin> bins)
    {
        var most = bins.Count == 0 ? 1 : bins.Max(bin => bin.Rows);
        yield return Line(0, 0, 1, 1, Faint, 1.5);
        foreach (var bin in bins)
        {
            yield return Line(bin.Probability, bin.Low, bin.Probability, bin.High, Right, 1);
            yield return Dot(bin.Probability, bin.Right, 2 + (LargestDot * Math.Sqrt((double)bin.Rows / most)), Right, $"{bin.Rows} rows: said {bin.Probability:0.0 %}, right {bin.Right:0.0 %}");
        }
    }

    private static IEnumerable<XElement> Learning(IReadOnlyList<LearningStep> steps, int most)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var at = (double)steps[i].Taught / most;
            if (i > 0)
            {
                var before = (double)steps[i - 1].Taught / most;
                yield return Line(before, steps[i - 1].Top1, at, steps[i].Top1, Right, 2);
                yield return Line(before, steps[i - 1].Top3, at, steps[i].Top3, Second, 2);
            }

            yield return Line(at, steps[i].Low, at, steps[i].High, Right, 1);
            yield return Dot(at, steps[i].Top1, 4, Right, $"{steps[i].Taught} taught: first {steps[i].Top1:0.0 %}");
            yield return Dot(at, steps[i].Top3, 4, Second, $"{steps[i].Taught} taught: among three {steps[i].Top3:0.0 %}");
        }

        yield return Label(0.62, 0.12, "first", Right);
        yield return Label(0.62, 0.06, "among the first three", Second);
    }

    private static XElement Panel(double left, string title, string below, IReadOnlyList<(double At, string Text)> marks, IEnumerable<XElement> content)
    {
        var panel = new XElement(Svg + "g", new XAttribute("transform", Text($"translate({left + Margin} {Margin})")));
        foreach (var (at, text) in Shares())
        {
            panel.Add(Line(0, at, 1, at, Faint, 0.5), Words(-8, Y(at) + 4, text, "end", Ink));
        }

        foreach (var (at, text) in marks)
        {
            panel.Add(Words(X(at), Side + 18, text, "middle", Ink));
        }

        panel.Add(Line(0, 0, 1, 0, Ink, 1), Line(0, 0, 0, 1, Ink, 1), Words(Side / 2, -24, title, "middle", Ink), Words(Side / 2, Side + 40, below, "middle", Ink));
        panel.Add(content);
        return panel;
    }

    private static IEnumerable<(double At, string Text)> Shares() => Enumerable.Range(0, 6).Select(fifth => (fifth / 5.0, Text($"{fifth * 20} %")));

    private static XElement Line(double x1, double y1, double x2, double y2, string color, double width) => new(
        Svg + "line", new XAttribute("x1", X(x1)), new XAttribute("y1", Y(y1)), new XAttribute("x2", X(x2)), new XAttribute("y2", Y(y2)), new XAttribute("stroke", color), new XAttribute("stroke-width", width));

    private static XElement Dot(double x, double y, double radius, string color, FormattableString tells) => new(
        Svg + "circle", new XAttribute("cx", X(x)), new XAttribute("cy", Y(y)), new XAttribute("r", Math.Round(radius, 1)), new XAttribute("fill", color), new XElement(Svg + "title", Text(tells)));

    private static XElement Label(double x, double y, string text, string color) => Words(X(x), Y(y), text, "start", color);

    private static XElement Words(double x, double y, string text, string anchor, string color) => new(
        Svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("text-anchor", anchor), new XAttribute("fill", color), text);

    private static double X(double share) => Math.Round(share * Side, 1);

    private static double Y(double share) => Math.Round((1 - share) * Side, 1);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
