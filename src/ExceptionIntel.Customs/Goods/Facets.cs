using System.Collections.Frozen;

namespace ExceptionIntel.Customs.Goods;

/// <summary>What a text says about the facts that most often part one code from its neighbour: for whom, how made, of what. One bit a value.</summary>
internal static class Facets
{
    public const uint Sex = 0b11;
    public const uint Making = 0b111 << 2;
    public const uint Fibre = 0b1_1111 << 5;
    public const uint Material = 0xFFFFF << 10;

    private const uint Plastic = 1 << 10, Rubber = 1 << 11, Leather = 1 << 12, Textile = 1 << 13, Wood = 1 << 14, Paper = 1 << 15, Glass = 1 << 16, Ceramic = 1 << 17,
        Iron = 1 << 18, Aluminium = 1 << 19, Copper = 1 << 20, Zinc = 1 << 21, Precious = 1 << 22, Stone = 1 << 23, OtherMetal = 1 << 24;

    private const uint AnyBaseMetal = Iron | Aluminium | Copper | Zinc | OtherMetal;

    private static readonly FrozenDictionary<string, uint> Words = Table(
        (0b01, "man boy gentleman male"), (0b10, "woman girl lady female bride maternity"),
        (1 << 2, "knitted knit knitwear jersey crochet crocheted"), (1 << 3, "woven denim poplin chiffon broadcloth twill canvas"), (1 << 4, "nonwoven felt"),
        (1 << 5 | Textile, "cotton"), (1 << 6 | Textile, "wool cashmere merino woolen"), (1 << 7 | Textile, "silk"), (1 << 8 | Textile, "linen flax ramie jute hemp"),
        (1 << 9 | Textile, "polyester nylon spandex viscose rayon synthetic manmade elastane polyamide microfiber lycra"),
        (Textile, "textile fabric cloth yarn satin velvet plush fleece canva"),
        (Plastic, "plastic pvc abs silicone polypropylene polyethylene polystyrene tpu eva acrylic resin vinyl pet polycarbonate melamine pu"),
        (Rubber, "rubber latex neoprene"), (Leather, "leather cowhide sheepskin suede calfskin"), (Wood, "wood wooden bamboo plywood timber"),
        (Paper, "paper cardboard paperboard kraft"), (Glass, "glass"), (Ceramic, "ceramic porcelain stoneware earthenware pottery"),
        (Iron, "steel iron stainless"), (Aluminium, "aluminum"), (Copper, "copper brass bronze"), (Zinc, "zinc"), (AnyBaseMetal, "metal alloy"), (OtherMetal, "titanium tin lead nickel"),
        (Precious, "sterling 925 platinum 14k 18k 585 750"), (Stone, "stone marble granite slate"));

    // Imitation leather is plastic.
    private static readonly FrozenSet<string> Imitating = new[] { "faux", "pu", "vegan", "artificial", "imitation", "synthetic", "pvc", "fake" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The values that a text names.</summary>
    public static uint Of(IReadOnlyList<string> tokens)
    {
        var facets = 0u;
        for (var i = 0; i < tokens.Count; i++)
        {
            var value = Words.GetValueOrDefault(tokens[i]);
            facets |= value == Leather && i > 0 && Imitating.Contains(tokens[i - 1]) ? Plastic : value;
        }

        return facets;
    }

    /// <summary>The values of the first text, and those of the second in facets where the first is silent.</summary>
    public static uint Filled(uint facets, uint minor)
    {
        foreach (var facet in new[] { Sex, Making, Fibre, Material })
        {
            facets |= (facets & facet) == 0 ? minor & facet : 0;
        }

        return facets;
    }

    /// <summary>In how many facets both texts say something, and agree.</summary>
    public static int Agreements(uint one, uint other) => Count(one, other, agree: true);

    /// <summary>In how many facets both texts say something, and nothing in common.</summary>
    public static int Conflicts(uint one, uint other) => Count(one, other, agree: false);

    private static int Count(uint one, uint other, bool agree) =>
        Says(one, other, Sex, agree) + Says(one, other, Making, agree) + Says(one, other, Fibre, agree) + Says(one, other, Material, agree);

    private static int Says(uint one, uint other, uint facet, bool agree) =>
        (one & facet) != 0 && (other & facet) != 0 && ((one & other & facet) != 0) == agree ? 1 : 0;

    private static FrozenDictionary<string, uint> Table(params (uint Value, string Words)[] rows)
    {
        var table = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var (value, words) in rows)
        {
            foreach (var word in words.Split(' '))
            {
                table[word] = table.GetValueOrDefault(word) | value;
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
