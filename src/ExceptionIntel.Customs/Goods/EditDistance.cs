namespace ExceptionIntel.Customs.Goods;

/// <summary>Insertions, deletions, replacements and swaps of neighbours between two words (Damerau, optimal string alignment).</summary>
internal static class EditDistance
{
    /// <summary>The distance, or one more than the limit as soon as it is sure to be greater.</summary>
    public static int Between(string one, string other, int limit)
    {
        Span<int> beforeLast = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> current = stackalloc int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = last[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                var edits = Math.Min(replaced, Math.Min(current[column - 1], last[column]) + 1);
                var swapped = row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1];
                current[column] = swapped ? Math.Min(edits, beforeLast[column - 2] + 1) : edits;
                least = Math.Min(least, current[column]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return Math.Min(last[other.Length], limit + 1);
    }
}
