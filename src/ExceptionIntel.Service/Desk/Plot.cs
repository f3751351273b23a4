using System.Globalization;

namespace ExceptionIntel.Service.Desk;

/// <summary>Numbers for drawings.</summary>
public static class Plot
{
    /// <summary>A coordinate as SVG writes it.</summary>
    public static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The first of 1, 2, 5, 10, 20 … that is not below the value: where an axis ends.</summary>
    public static int Ceiling(int value)
    {
        for (long step = 1; ; step *= 10)
        {
            foreach (var top in (long[])[step, 2 * step, 5 * step])
            {
                if (top >= value)
                {
                    return (int)Math.Min(top, int.MaxValue);
                }
            }
        }
    }
}
