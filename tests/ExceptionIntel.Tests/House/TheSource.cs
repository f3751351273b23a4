using System.Runtime.CompilerServices;

namespace ExceptionIntel.Tests.House;

/// <summary>The repository as it lies on disk beside these tests.</summary>
internal static class TheSource
{
    public static string Root { get; } = Find();

    /// <summary>The project's C# files, without what the build makes.</summary>
    public static IReadOnlyList<string> Files(string project) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories).Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "artifacts"))];

    public static string RoomOf(string project, string file) => Path.GetRelativePath(Path.Combine(Root, "src", project), file).Split('/') is [var room, _, ..] ? room : "";

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "ExceptionIntel.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        if (folder is not null)
        {
            return folder;
        }

        // A build that hides its paths: the tests then run from inside the repository.
        folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ExceptionIntel.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
