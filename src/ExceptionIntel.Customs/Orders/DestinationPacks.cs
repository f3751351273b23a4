using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Orders;

/// <summary>The packs of all destinations, and what holds for the rest of the world.</summary>
public sealed class DestinationPacks
{
    private const string Folder = "orders/destinations/";
    private const string Ground = "ANY";

    private static readonly Lazy<DestinationPacks> Shipped = new(Load);

    private readonly DestinationPack ground;
    private readonly Dictionary<string, DestinationPack> packs;

    public DestinationPacks(IEnumerable<DestinationPack> read, WorldNames world)
    {
        var all = read.ToDictionary(pack => pack.Id, StringComparer.Ordinal);
        ground = all[Ground];
        packs = all.Values.Where(pack => pack.Id != Ground).ToDictionary(pack => pack.Id, pack => pack.On(ground), StringComparer.Ordinal);
        World = world;
    }

    public WorldNames World { get; }

    public IEnumerable<DestinationPack> All => packs.Values.Append(ground);

    /// <summary>The packs that ship with the product, read once.</summary>
    /// <exception cref="FormatException">A pack cannot be read; the message names file, place and reason.</exception>
    public static DestinationPacks LoadShipped() => Shipped.Value;

    /// <param name="country">ISO 3166-1 alpha-2; members of the customs union find the EU's pack.</param>
    public DestinationPack For(string country) =>
        packs.GetValueOrDefault(country.ToUpperInvariant())
        ?? (CustomsUnion.Contains(country) ? packs.GetValueOrDefault(CustomsUnion.Country) : null)
        ?? ground;

    private static DestinationPacks Load()
    {
        var assembly = typeof(DestinationPacks).Assembly;
        var read = new List<DestinationPack>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != WorldNames.File).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            read.Add(PackReader.Read(stream, name));
        }

        using var world = assembly.GetManifestResourceStream(WorldNames.File)!;
        return new DestinationPacks(read, PackReader.ReadAs<WorldNames>(world, WorldNames.File));
    }
}

/// <summary>Names that documents print: countries, and how many decimals a currency has where it is not two (ISO 3166-1, ISO 4217).</summary>
public sealed record WorldNames(IReadOnlyDictionary<string, string> Countries, IReadOnlyDictionary<string, int> CurrencyDecimals)
{
    internal const string File = "orders/destinations/world.json";

    /// <returns>The country's name in English; the code itself where it is not known.</returns>
    public string Country(string code) => Countries.GetValueOrDefault(code.ToUpperInvariant(), code);

    public int Decimals(string currency) => CurrencyDecimals.GetValueOrDefault(currency, 2);
}
