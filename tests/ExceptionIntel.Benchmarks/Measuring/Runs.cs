using System.Globalization;

namespace ExceptionIntel.Benchmarks.Measuring;

/// <summary>Several runs of one measurement: its median, and how far the runs lie apart.</summary>
public sealed class Runs
{
    private readonly List<double> runs = [];

    public int Count => runs.Count;

    public double Median => Quantile(0.5);

    public double Min => runs.Min();

    public double Max => runs.Max();

    public void Add(double run) => runs.Add(run);

    /// <param name="share">0 to 1; nearest rank.</param>
    public double Quantile(double share)
    {
        var sorted = runs.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    /// <summary>"median (least–most)".</summary>
    public string Show(string format) => string.Create(CultureInfo.InvariantCulture, $"{Median.ToString(format, CultureInfo.InvariantCulture)} ({Min.ToString(format, CultureInfo.InvariantCulture)}–{Max.ToString(format, CultureInfo.InvariantCulture)})");
}
