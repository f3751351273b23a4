using System.Text.Json;

namespace ExceptionIntel.Service.Storage;

/// <summary>Enum values as the words that the API, the store and the desk use.</summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A pattern for LIKE … ESCAPE '\' that finds this text anywhere, whatever characters it has.</summary>
    public static string Anywhere(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) == word)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}

/// <summary>One page of a list, newest first.</summary>
/// <param name="Next">Give it back as the cursor to read on; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    public Page<TView> Select<TView>(Func<T, TView> view) => new([.. Items.Select(view)], Next);
}

/// <summary>Where a page starts, and how long it is.</summary>
public sealed record PageRequest(int Limit = 50, string? Cursor = null)
{
    public const int MaxLimit = 200;

    public int Take => Math.Clamp(Limit, 1, MaxLimit);

    /// <summary>Rows before this sequence number.</summary>
    /// <exception cref="BadCursorException">No list gave this cursor.</exception>
    public long Before => string.IsNullOrEmpty(Cursor) ? long.MaxValue
        : long.TryParse(Cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var before) ? before
        : throw new BadCursorException();

    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, long> sequence) => rows.Count <= Take
        ? new Page<T>(rows, null)
        : new Page<T>([.. rows.Take(Take)], sequence(rows[Take - 1]).ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Whoever starts over at a broken cursor reads the same rows for ever.</summary>
public sealed class BadCursorException() : Exception("The cursor is not one that a list gave.");
