namespace ExceptionIntel.Customs.Tariff;

/// <summary>
/// National schedules put lines without a code between their codes ("Men's or boys':"). A code's title carries them as steps from its
/// coded parent down to it, so that nothing of the tree is lost in a list of codes and titles.
/// </summary>
public static class TariffSteps
{
    public const string Separator = " › ";

    public static string Join(IReadOnlyList<string> titles) =>
        string.Join(Separator, titles.Select(title => string.Join(' ', title.Replace('›', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    public static IReadOnlyList<string> Split(string title) => title.Split(Separator);
}
