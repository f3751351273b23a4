namespace ExceptionIntel.Benchmarks.Measuring;

/// <summary>Rows under headings, columns as wide as their longest cell.</summary>
public sealed class Table(params string[] headings)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print(TextWriter output)
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToList();
        Write(headings);
        output.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        rows.ForEach(Write);
        output.WriteLine();

        void Write(string[] cells) => output.WriteLine(string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>"met" or "MISSED", for a figure against its bar.</summary>
    public static string Verdict(bool isMet) => isMet ? "met" : "MISSED";
}
