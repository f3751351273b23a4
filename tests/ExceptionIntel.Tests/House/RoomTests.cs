using System.Text.RegularExpressions;

namespace ExceptionIntel.Tests.House;

/// <summary>Rooms are stages: each uses only those before it, packages stay where they belong, and files stay small.</summary>
public sealed partial class RoomTests
{
    private const int MostLines = 250;

    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["ExceptionIntel.Customs"] = ["Tariff", "Goods", "Products", "Classification", "Triage", "Review", "Learning", "Orders", "Documents"],
        ["ExceptionIntel.Connectors"] = ["Notion", "Llm", "Hooks", "TariffSources", "Printing"],
        ["ExceptionIntel.Service"] = ["Storage", "Journey", "Inbox", "Endpoints", "Desk", "Commands"],
    };

    /// <summary>Which rooms may name a package; everybody else does without it.</summary>
    private static readonly (string Using, string[] Rooms)[] Vendors =
    [
        ("Serilog", ["ExceptionIntel.Service/Commands"]),
        ("Scriban", ["ExceptionIntel.Customs/Documents", "ExceptionIntel.Connectors/Llm"]),
        ("Refit", ["ExceptionIntel.Connectors"]),
        ("Polly", ["ExceptionIntel.Connectors"]),
        ("Microsoft.Extensions.Http.Resilience", ["ExceptionIntel.Connectors"]),
        ("Dapper", ["ExceptionIntel.Service/Storage"]),
        ("Microsoft.Data.Sqlite", ["ExceptionIntel.Service/Storage"]),
        ("Npgsql", ["ExceptionIntel.Service/Storage"]),
        ("Spectre.Console", ["ExceptionIntel.Service/Commands"]),
        ("System.CommandLine", ["ExceptionIntel.Service/Commands"]),
        ("CsvHelper", ["ExceptionIntel.Service/Endpoints", "ExceptionIntel.Connectors/TariffSources", "ExceptionIntel.Service/Commands"]),
    ];

    public static TheoryData<string> Projects => [.. Rooms.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_uses_only_rooms_before_it(string project)
    {
        var order = Rooms[project];

        var wrong =
            from file in TheSource.Files(project)
            let room = TheSource.RoomOf(project, file)
            where room.Length > 0
            from Match used in Used(project).Matches(File.ReadAllText(file))
            let other = used.Groups["room"].Value
            where other != room && Array.IndexOf(order, other) > Array.IndexOf(order, room)
            select $"{Path.GetFileName(file)} in {room} uses {other}, which comes after it";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_file_stands_in_a_room_and_says_so(string project)
    {
        var files = TheSource.Files(project).Where(file => Path.GetFileName(file) != "Program.cs").ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => !Rooms[project].Contains(TheSource.RoomOf(project, file))).Select(file => $"{file} stands in no room of {project}"));
        Assert.Empty(files.Where(file => !File.ReadAllText(file).Contains($"namespace {project}.{TheSource.RoomOf(project, file)}", StringComparison.Ordinal)).Select(file => $"{file} names another room"));
        var loose = Directory.EnumerateFiles(Path.Combine(TheSource.Root, "src", project)).Select(Path.GetFileName).Except([$"{project}.csproj", "Program.cs", "packages.lock.json", "appsettings.json"]);
        Assert.Empty(loose);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_is_named_in_its_rooms_only(string project)
    {
        var wrong =
            from file in TheSource.Files(project)
            let text = File.ReadAllText(file)
            from vendor in Vendors
            where Regex.IsMatch(text, $@"^using {Regex.Escape(vendor.Using)}(\.[\w.]+)?;", RegexOptions.Multiline)
            let home = $"{project}/{TheSource.RoomOf(project, file)}"
            where !vendor.Rooms.Any(room => home == room || room == project)
            select $"{Path.GetFileName(file)} in {home} uses {vendor.Using}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_one_file_knows_the_log_package() =>
        Assert.Equal(["Logs.cs"], TheSource.Files("ExceptionIntel.Service").Where(file => File.ReadAllText(file).Contains("using Serilog", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_are_small(string project) =>
        Assert.All(TheSource.Files(project), file => Assert.True(File.ReadLines(file).Count() <= MostLines, $"{file} has more than {MostLines} lines."));

    [Fact]
    public void Projects_point_one_way()
    {
        Assert.DoesNotContain("ProjectReference", Project("ExceptionIntel.Customs"), StringComparison.Ordinal);
        Assert.DoesNotContain("ExceptionIntel.Service", Project("ExceptionIntel.Connectors"), StringComparison.Ordinal);

        static string Project(string name) => File.ReadAllText(Path.Combine(TheSource.Root, "src", name, $"{name}.csproj"));
    }

    private static Regex Used(string project) => new($@"^using {Regex.Escape(project)}\.(?<room>\w+)", RegexOptions.Multiline);
}
