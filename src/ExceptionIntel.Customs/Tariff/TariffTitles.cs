using System.Text;

namespace ExceptionIntel.Customs.Tariff;

/// <summary>Compares titles of two editions.</summary>
internal static class TariffTitles
{
    /// <summary>Titles that share less of their words name other goods.</summary>
    private const double LeastLikeness = 0.3;

    public static bool SaysTheSame(string one, string other) => Normal(one) == Normal(other);

    /// <summary>Whether two lines take the same goods: the last of their steps that names any is alike, and both or neither are what is left beside it.</summary>
    public static bool MeansTheSame(TariffNode one, TariffNode other) =>
        SaysTheSame(one.Title, other.Title)
        || (IsRest(one) == IsRest(other) && (SaysTheSame(Telling(one), Telling(other)) || Likeness(Telling(one), Telling(other)) >= LeastLikeness));

    /// <summary>The share of their words that two lines have in common, with all steps from six digits down, 0 to 1.</summary>
    public static double Likeness(TariffNode one, TariffNode other) => Math.Min(Likeness(Path(one), Path(other)), MeansTheSame(one, other) ? 1 : 0);

    /// <summary>"Other": what none of its sisters takes.</summary>
    public static bool IsRest(TariffNode node) => IsRest(TariffSteps.Split(node.Title)[^1]);

    /// <summary>Equal for lines of the same heading that say the same on their whole way down.</summary>
    public static string Key(TariffNode node) => $"{node.Code.At(4)} {Normal(Path(node))}";

    public static string Path(TariffNode node) =>
        string.Join(TariffSteps.Separator, node.Path.Where(step => step.Code.Level >= 6).Select(step => step.Title.TrimEnd(':', ' ')));

    /// <summary>Case, signs and the numbers of statistical categories in brackets change without meaning.</summary>
    public static string Normal(string title)
    {
        var normal = new StringBuilder(title.Length);
        for (var at = 0; at < title.Length; at++)
        {
            if (title[at] == '(' && at + 4 < title.Length && title[at + 4] == ')' && title.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                at += 4;
            }
            else if (char.IsLetterOrDigit(title[at]))
            {
                normal.Append(char.ToLowerInvariant(title[at]));
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString().TrimEnd();
    }

    private static bool IsRest(string step) => Normal(step) is "" or "other" or "others" or "other including parts";

    private static string Telling(TariffNode node) => TariffSteps.Split(Path(node)).LastOrDefault(step => !IsRest(step)) ?? "";

    private static double Likeness(string one, string other)
    {
        var (words, others) = (Words(one), Words(other));
        var shared = words.Count(others.Contains);
        return shared == 0 ? 0 : (double)shared / (words.Count + others.Count - shared);
    }

    private static HashSet<string> Words(string title) => [.. Normal(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
