using System.Text.Json;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Triage;

/// <summary>One product of the shop that `try` shows, with the code and the doubts that are right for it.</summary>
public sealed record SampleRow(Product Product, HsCode? Code, IReadOnlyList<string>? Expect)
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<SampleRow> All { get; } =
        [.. File.ReadLines(Path.Combine(Root(), "src/ExceptionIntel.Service/Commands/SampleShop/products.jsonl")).Select(line => JsonSerializer.Deserialize<SampleRow>(line, Form)!)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ExceptionIntel.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No solution above the tests.");
        }

        return folder.FullName;
    }
}
