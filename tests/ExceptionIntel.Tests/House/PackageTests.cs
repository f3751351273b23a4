using System.Text.Json;

namespace ExceptionIntel.Tests.House;

/// <summary>No package below the first version that is free of a known advisory; the audit of a feed can be blind, this table is not.</summary>
public sealed class PackageTests
{
    /// <summary>The first good version of each package that had a bad one, and the advisory. Extend it with every advisory that is read.</summary>
    private static readonly (string Package, string Floor, string Advisory)[] Floors =
    [
        ("Scriban.Signed", "7.5.3", "CVE-2026-74790, CVE-2026-73060"),
        ("Scriban", "7.5.3", "CVE-2026-74790, CVE-2026-73060"),
        ("Newtonsoft.Json", "13.0.1", "CVE-2024-21907"),
        ("System.Text.Json", "8.0.5", "CVE-2024-43485"),
        ("System.Text.Encodings.Web", "5.0.1", "CVE-2021-26701"),
        ("System.Text.RegularExpressions", "4.3.1", "CVE-2019-0820"),
        ("System.Net.Http", "4.3.4", "CVE-2018-8292"),
        ("System.Formats.Asn1", "8.0.1", "CVE-2024-38095"),
        ("System.Linq.Dynamic.Core", "1.6.0", "CVE-2024-51417"),
        ("Npgsql", "8.0.3", "CVE-2024-32655"),
        ("Microsoft.Data.SqlClient", "5.1.3", "CVE-2024-0056"),
        ("Azure.Identity", "1.11.4", "CVE-2024-35255"),
        ("Microsoft.IdentityModel.JsonWebTokens", "7.1.2", "CVE-2024-21319"),
        ("System.IdentityModel.Tokens.Jwt", "7.1.2", "CVE-2024-21319"),
        ("Refit", "8.0.0", "CVE-2024-51501"),
        ("SQLitePCLRaw.lib.e_sqlite3", "2.1.12", "CVE-2025-6965 in the SQLite that it carries"),
        ("RestSharp", "112.0.0", "CVE-2024-45302"),
        ("SharpCompress", "0.29.0", "CVE-2021-39208"),
        ("MessagePack", "2.5.187", "CVE-2024-48924"),
        ("log4net", "2.0.10", "CVE-2018-1285"),
    ];

    private static IReadOnlyList<string> LockFiles => [.. Directory.EnumerateFiles(TheSource.Root, "packages.lock.json", SearchOption.AllDirectories).Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))];

    [Fact]
    public void No_package_is_below_its_floor()
    {
        var low =
            from file in LockFiles
            from package in Packages(file)
            from floor in Floors
            where string.Equals(package.Name, floor.Package, StringComparison.OrdinalIgnoreCase) && Number(package.Version) < Number(floor.Floor)
            select $"{package.Name} {package.Version} in {Path.GetRelativePath(TheSource.Root, file)} is below {floor.Floor} ({floor.Advisory})";

        Assert.Empty(low);
    }

    [Fact]
    public void The_SQLite_that_really_runs_is_free_of_CVE_2025_6965()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        connection.Open();

        Assert.True(Version.Parse(connection.ServerVersion) >= new Version(3, 50, 2), connection.ServerVersion);
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        var projects = new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(TheSource.Root, folder), "*.csproj", SearchOption.AllDirectories)).ToList();

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no lock file"));
    }

    [Fact]
    public void Versions_are_pinned_in_one_place()
    {
        foreach (var project in Directory.EnumerateFiles(Path.Combine(TheSource.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotMatch(@"PackageReference[^>]*\sVersion=", File.ReadAllText(project));
        }

        Assert.DoesNotMatch(@"PackageVersion[^>]*Version=""[^""]*[*\[(]", File.ReadAllText(Path.Combine(TheSource.Root, "Directory.Packages.props")));
    }

    private static IEnumerable<(string Name, string Version)> Packages(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject())
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!)),
        ];
    }

    private static Version Number(string version) => Version.Parse(version.Split('-', '+')[0]) is var number ? new Version(number.Major, number.Minor, Math.Max(0, number.Build), Math.Max(0, number.Revision)) : new Version();
}
