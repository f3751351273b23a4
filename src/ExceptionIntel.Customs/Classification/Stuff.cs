using System.Collections.Frozen;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What goods are made of, as far as tariffs part them by it.</summary>
[Flags]
internal enum Stuff
{
    None = 0,
    Cotton = 1 << 0,
    Wool = 1 << 1,
    Silk = 1 << 2,
    Vegetable = 1 << 3,
    Synthetic = 1 << 4,
    Artificial = 1 << 5,
    OtherTextile = 1 << 6,
    Plastic = 1 << 7,
    Rubber = 1 << 8,
    Leather = 1 << 9,
    Wood = 1 << 10,
    Bamboo = 1 << 11,
    Paper = 1 << 12,
    Glass = 1 << 13,
    Porcelain = 1 << 14,
    OtherCeramic = 1 << 15,
    Iron = 1 << 16,
    Aluminium = 1 << 17,
    Brass = 1 << 18,
    OtherCopper = 1 << 19,
    Zinc = 1 << 20,
    OtherMetal = 1 << 21,
    Silver = 1 << 22,
    Gold = 1 << 23,
    Stone = 1 << 24,
    Fur = 1 << 25,
    ManMade = Synthetic | Artificial,
    Textile = Cotton | Wool | Silk | Vegetable | ManMade | OtherTextile,
    Copper = Brass | OtherCopper,
    BaseMetal = Iron | Aluminium | Copper | Zinc | OtherMetal,
    Ceramic = Porcelain | OtherCeramic,
}

/// <summary>Finds materials in words.</summary>
internal static class StuffWords
{
    private static readonly FrozenDictionary<string, Stuff> Words = Table(
        (Stuff.Cotton, "cotton denim corduroy flannelette muslin"), (Stuff.Wool, "wool cashmere merino woolen mohair alpaca angora"), (Stuff.Silk, "silk mulberry"),
        (Stuff.Vegetable, "linen flax ramie jute hemp sisal abaca raffia coir"), (Stuff.Synthetic, "polyester nylon acrylic spandex elastane polyamide lycra synthetic microfiber chinlon oxford fleece polar"),
        (Stuff.Artificial, "viscose rayon modal lyocell acetate tencel bamboofiber"), (Stuff.ManMade, "manmade"), (Stuff.Textile, "textile fabric cloth yarn felt velvet plush satin lace canva mesh knit"),
        (Stuff.Plastic, "plastic pvc abs silicone polypropylene polyethylene polystyrene tpu eva resin vinyl polycarbonate melamine pu acetal epoxy pp pe pet"),
        (Stuff.Rubber, "rubber latex neoprene"), (Stuff.Leather, "leather cowhide sheepskin suede calfskin"), (Stuff.Wood, "wood wooden timber plywood mdf"), (Stuff.Bamboo, "bamboo rattan wicker"),
        (Stuff.Paper, "paper cardboard paperboard kraft"), (Stuff.Glass, "glass"), (Stuff.Porcelain, "porcelain china"), (Stuff.Ceramic, "ceramic pottery"), (Stuff.OtherCeramic, "stoneware earthenware clay terracotta"),
        (Stuff.Iron, "steel iron stainless"), (Stuff.Aluminium, "aluminum"), (Stuff.Brass, "brass"), (Stuff.Copper, "copper bronze"), (Stuff.Zinc, "zinc"), (Stuff.BaseMetal, "metal alloy"),
        (Stuff.OtherMetal, "titanium tin lead nickel tungsten pewter"), (Stuff.Silver, "sterling 925"), (Stuff.Gold, "14k 18k 585 750 platinum"), (Stuff.Stone, "stone marble granite slate"), (Stuff.Fur, "fur"));

    private static readonly FrozenDictionary<string, Stuff> Before = Table(
        (Stuff.Plastic, "faux pu vegan artificial imitation fake leatherette"), (Stuff.Zinc, "zinc"), (Stuff.Aluminium, "aluminum"), (Stuff.Copper, "copper"), (Stuff.OtherMetal, "titanium"));

    /// <summary>Fabrics: in a product they tell the material, in a schedule's line they are what the line names.</summary>
    private static readonly FrozenSet<string> Fabrics = new[] { "denim", "corduroy", "felt", "velvet", "plush", "fleece", "lace", "canva", "mesh", "satin", "knit", "oxford", "china", "polar", "yarn", "fabric", "cloth" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>One material that a schedule's line demands.</summary>
    public static Stuff InTitle(IReadOnlyList<string> tokens, int place) => Fabrics.Contains(tokens[place]) ? Stuff.None : At(tokens, place);

    /// <summary>One material; none for a word that tells none.</summary>
    public static Stuff At(IReadOnlyList<string> tokens, int place)
    {
        var found = Words.GetValueOrDefault(tokens[place]);
        if (found == Stuff.None || place == 0)
        {
            return found;
        }

        // Imitation leather is plastic, faux fur is textile, a zinc alloy is zinc.
        var before = Before.GetValueOrDefault(tokens[place - 1]);
        return (found, before) switch
        {
            (Stuff.Leather, Stuff.Plastic) => Stuff.Plastic,
            (Stuff.Fur, Stuff.Plastic) => Stuff.Synthetic,
            (Stuff.BaseMetal, not Stuff.None and not Stuff.Plastic) => before,
            _ => found,
        };
    }

    public static Stuff AnyIn(IReadOnlyList<string> tokens) => All(tokens, At);

    public static Stuff AnyInTitle(IReadOnlyList<string> tokens) => All(tokens, InTitle);

    private static Stuff All(IReadOnlyList<string> tokens, Func<IReadOnlyList<string>, int, Stuff> at)
    {
        var all = Stuff.None;
        for (var place = 0; place < tokens.Count; place++)
        {
            all |= at(tokens, place);
        }

        return all;
    }

    private static FrozenDictionary<string, Stuff> Table(params (Stuff Stuff, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Stuff))).ToFrozenDictionary(entry => entry.word, entry => entry.Stuff, StringComparer.Ordinal);
}
