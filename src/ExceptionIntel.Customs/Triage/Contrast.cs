using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>One thing in which goods differ, and the words of titles that tell its values.</summary>
/// <param name="Attribute">The product's attribute that holds the answer.</param>
/// <param name="Also">Other names under which shops say it.</param>
/// <param name="Excludes">Whatever the good is, the other value's codes are out: knitted and woven goods share no heading.</param>
internal sealed record Contrast(string Attribute, string Text, IReadOnlyList<ContrastValue> Values, IReadOnlyList<string>? Also = null, bool Excludes = false)
{
    /// <summary>In the order in which they are easiest to answer.</summary>
    public static readonly IReadOnlyList<Contrast> All =
    [
        new("construction", "Is the fabric knitted or woven?", [new("knitted", "Knitted or crocheted (stretchy, loops, like a T-shirt)", ["knitted", "crocheted"]), new("woven", "Woven (threads cross, like a shirt or jeans)", ["woven"])], Excludes: true),
        new("sex", "Who is it made for?", [new("men", "Men or boys", ["men's", "boys'"]), new("women", "Women or girls", ["women's", "girls'"]), new("babies", "Babies", ["babies'", "baby"])], ["gender", "target gender"]),
        new("outer_surface", "What is the outside made of?", [new("leather", "Real leather", ["leather"]), new("textile_or_plastic", "Textile or plastic, also imitation leather", ["outside of plastic sheeting", "plastic or textile outside", "imitation leather", "plastic sheeting", "faux leather", "textile"])]),
        new("roast", "Is the coffee roasted?", [new("roasted", "Roasted", ["roasted"]), new("raw", "Raw, green beans", ["green coffee", "unroasted"])]),
        new("decaffeinated", "Is it decaffeinated?", [new("yes", "Yes, decaffeinated", ["decaffeinated"]), new("no", "No, with caffeine", ["with caffeine"])]),
        new("ceramic", "Is it porcelain?", [new("porcelain", "Porcelain or bone china", ["porcelain", "china"]), new("other_ceramic", "Stoneware, earthenware or clay", ["not porcelain", "stoneware", "earthenware", "clay"])]),
        new("material", "What is it mainly made of?",
        [
            new("cotton", "Cotton", ["cotton"]), new("wool", "Wool or fine animal hair", ["wool"]), new("silk", "Silk", ["silk"]), new("linen", "Linen (flax)", ["linen", "flax"]),
            new("synthetic", "Polyester, nylon, acrylic", ["synthetic", "polyester", "nylon"]), new("artificial", "Viscose, rayon, modal", ["viscose", "artificial fibre"]), new("man-made", "Man-made fibres (polyester, nylon, viscose)", ["man-made fibre"]),
            new("plastic", "Plastic", ["plastic"]), new("rubber", "Rubber", ["rubber"]), new("wood", "Wood", ["wood", "wooden"]), new("bamboo", "Bamboo", ["bamboo"]), new("rattan", "Rattan", ["rattan"]), new("paper", "Paper or cardboard", ["paper", "paperboard"]),
            new("glass", "Glass", ["glass"]), new("ceramic", "Ceramic or porcelain", ["ceramic", "porcelain", "stoneware"]), new("steel", "Iron or steel", ["steel", "iron"]), new("aluminium", "Aluminium", ["aluminium"]), new("copper", "Copper or brass", ["copper", "brass"]),
            new("silver", "Silver", ["silver"]), new("gold", "Gold or platinum", ["gold", "platinum"]), new("base_metal", "Plain metal, plated or not", ["base metal", "imitation"]), new("leather", "Leather", ["leather"]),
        ], ["materials", "fabric", "main material"]),
    ];

    /// <summary>The one value that the code's title tells, or its heading's; null where neither does, or where one tells several.</summary>
    public ContrastValue? ValueIn(HsCode code, TariffBook book)
    {
        for (var node = book.Find(code); node is not null; node = node.Parent)
        {
            var told = Told(node.Title);
            if (told.Count > 0)
            {
                return told.Count == 1 ? told[0] : null;
            }
        }

        return null;
    }

    public bool IsSaidBy(Product product) =>
        (Attribute == "material" && product.Materials.Count > 0)
        || product.Attributes.Keys.Any(key => (Also ?? []).Append(Attribute).Any(name => GoodsText.Tokens(name).SequenceEqual(GoodsText.Tokens(key))));

    /// <summary>Whether the word tells the value of any contrast.</summary>
    public static bool Tells(string token) => TellingWords.Contains(token);

    // "Imitation leather" is no leather: a phrase inside a longer one does not count.
    private IReadOnlyList<ContrastValue> Told(string title)
    {
        var tokens = GoodsText.Tokens(title);
        var spans = Values
            .SelectMany(value => value.Phrases.SelectMany(phrase => Enumerable.Range(0, tokens.Count).Where(start => phrase.StandsAt(tokens, start)).Select(start => (Value: value, Start: start, End: start + phrase.Tokens.Count))))
            .ToList();
        return [.. spans.Where(span => !spans.Any(other => other.Start <= span.Start && span.End <= other.End && other.End - other.Start > span.End - span.Start)).Select(span => span.Value).Distinct()];
    }

    private static readonly HashSet<string> TellingWords = [.. All.SelectMany(contrast => contrast.Values).SelectMany(value => value.Phrases).SelectMany(phrase => phrase.Tokens), "other", "with", "than", "such", "named", "parts", "part", "article"];
}

/// <param name="Id">The attribute's value.</param>
/// <param name="Text">The choice, as a seller reads it.</param>
/// <param name="Words">Words of titles that tell it.</param>
internal sealed record ContrastValue(string Id, string Text, IReadOnlyList<string> Words)
{
    public IReadOnlyList<Phrase> Phrases { get; } = [.. Words.Select(Phrase.From)];
}
