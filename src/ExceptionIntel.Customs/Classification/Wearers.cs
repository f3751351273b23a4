using System.Collections.Frozen;

namespace ExceptionIntel.Customs.Classification;

/// <summary>Whom a good is made for.</summary>
[Flags]
internal enum Wearers
{
    None = 0,
    Men = 1,
    Boys = 2,
    Women = 4,
    Girls = 8,
    Babies = 16,
    Male = Men | Boys,
    Female = Women | Girls,
    Children = Boys | Girls,
    Adults = Men | Women,
}

internal static class WearerWords
{
    private static readonly FrozenDictionary<string, Wearers> Words = new Dictionary<string, Wearers>(StringComparer.Ordinal)
    {
        ["man"] = Wearers.Men,
        ["gentleman"] = Wearers.Men,
        ["male"] = Wearers.Male,
        ["boy"] = Wearers.Boys,
        ["woman"] = Wearers.Women,
        ["lady"] = Wearers.Women,
        ["female"] = Wearers.Female,
        ["girl"] = Wearers.Girls,
        ["maternity"] = Wearers.Women,
        ["bridal"] = Wearers.Women,
        ["unisex"] = Wearers.Adults,
        ["kid"] = Wearers.Children,
        ["child"] = Wearers.Children,
        ["toddler"] = Wearers.Children,
        ["teen"] = Wearers.Children,
        ["baby"] = Wearers.Babies,
        ["infant"] = Wearers.Babies,
        ["newborn"] = Wearers.Babies,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Tells(string token) => Words.ContainsKey(token);

    public static Wearers AnyIn(IEnumerable<string> tokens) => tokens.Aggregate(Wearers.None, (all, token) => all | Words.GetValueOrDefault(token));
}
