using System.Runtime.CompilerServices;

namespace ExceptionIntel.Tests.Documents;

/// <summary>Compares with a file that a person has looked at and accepted.</summary>
internal static class Golden
{
    private const string Accept = "ACCEPT_GOLDEN";

    public static void Matches(string name, string actual, [CallerFilePath] string source = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(source)!, "Golden", name);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected != actual)
        {
            Assert.Fail($"{name} differs in line {FirstDifference(expected, actual)}. Look at the new page in a browser; if it is right, run the test once with {Accept}=1 and commit {file}.");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(at => old.ElementAtOrDefault(at) != now.ElementAtOrDefault(at));
        return $"{line + 1}: accepted “{old.ElementAtOrDefault(line)}”, now “{now.ElementAtOrDefault(line)}”";
    }
}
