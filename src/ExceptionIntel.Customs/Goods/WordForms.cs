using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>One form for a word that is written in several.</summary>
internal static class WordForms
{
    /// <summary>Irregular plurals, and British words in their American spelling.</summary>
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>
    {
        ["aluminium"] = "aluminum", ["armour"] = "armor", ["axe"] = "ax", ["centre"] = "center", ["children"] = "child", ["colour"] = "color", ["coloured"] = "colored",
        ["colouring"] = "coloring", ["cosy"] = "cozy", ["doughnut"] = "donut", ["feet"] = "foot", ["fibre"] = "fiber", ["fibreglass"] = "fiberglass", ["flavour"] = "flavor",
        ["flavoured"] = "flavored", ["grey"] = "gray", ["jewellery"] = "jewelry", ["knives"] = "knife", ["leaves"] = "leaf", ["licence"] = "license",
        ["litre"] = "liter", ["loaves"] = "loaf", ["men"] = "man", ["mens"] = "man", ["metre"] = "meter", ["mice"] = "mouse", ["mould"] = "mold", ["moulding"] = "molding",
        ["moustache"] = "mustache", ["plough"] = "plow", ["pyjama"] = "pajama", ["scarves"] = "scarf", ["shelves"] = "shelf", ["sulphate"] = "sulfate", ["sulphur"] = "sulfur",
        ["teeth"] = "tooth", ["theatre"] = "theater", ["tyre"] = "tire", ["vapour"] = "vapor", ["wives"] = "wife", ["wolves"] = "wolf", ["women"] = "woman", ["womens"] = "woman", ["woollen"] = "wool",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Irregular.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>English plurals only as far as both forms then meet: "dresses" and "dress", "batteries" and "battery", "shirts" and "shirt".</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string Singular(ReadOnlySpan<char> word)
    {
        if (word.Length >= 3 && Lookup.TryGetValue(word, out var known))
        {
            return known;
        }

        if (word.Length <= 3 || word[^1] != 's')
        {
            return word.ToString();
        }

        var singular = word switch
        {
            { Length: > 4 } when word.EndsWith("ies") => string.Concat(word[..^3], "y"),
            { Length: > 4 } when word.EndsWith("sses") || word.EndsWith("xes") || word.EndsWith("ches") || word.EndsWith("shes") => word[..^2].ToString(),
            [.., 's', 's'] or [.., 'u', 's'] => word.ToString(),
            _ => word[..^1].ToString(),
        };
        return Irregular.GetValueOrDefault(singular, singular);
    }
}
