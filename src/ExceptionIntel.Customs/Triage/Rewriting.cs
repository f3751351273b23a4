using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Helps to say what a good is, out of what is known about it already.</summary>
internal static class Rewriting
{
    /// <summary>"Write what it is, of what and for what, as in …", with the product's own materials and use where it has them.</summary>
    public static string Advice(Product product)
    {
        var parts = new[]
        {
            Leaf(product.Category) is { } leaf ? leaf : null,
            product.Materials.Count > 0 ? "of " + string.Join(" and ", product.Materials.Take(2).Select(material => material.Name.Trim())) : null,
            string.IsNullOrWhiteSpace(product.Use) ? null : "for " + product.Use.Trim(),
        };
        var own = string.Join(", ", parts.OfType<string>());
        return Leaf(product.Category) is null
            ? $"write what it is, of what and for what, as in “coffee mug, {(own.Length == 0 ? "of stoneware, for the table" : own)}”."
            : $"write what it is, of what and for what, as in “{Capped(own)}{(product.Materials.Count == 0 ? ", of (material)" : "")}”.";
    }

    /// <summary>The codes that were thought of, if any, to choose from.</summary>
    public static Question? Ask(TriageSubject subject, TariffBook book) => subject.Verdict.Candidates.Count == 0
        ? null
        : new Question("What is it?", [.. subject.Verdict.Candidates.Select(candidate => Offer(candidate.Code, book))]);

    /// <summary>A code to choose, told by its title.</summary>
    public static Choice Offer(HsCode code, TariffBook book) => new(code.Digits, $"{book.TitleOf(code)} ({code})", code);

    // The narrowest part of the shop's category path, unless it is a drawer for the rest.
    private static string? Leaf(string? category)
    {
        var leaf = category?.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : null;
        return leaf is null || leaf.Length > 60 || TitleFault.Of(leaf, new Product()) is not null ? null : leaf;
    }

    private static string Capped(string text) => text.Length <= 90 ? text : string.Concat(text.AsSpan(0, 87), "…");
}
