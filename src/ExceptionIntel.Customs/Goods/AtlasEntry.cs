using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>What the atlas knows of one subheading.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Covers">The kinds of goods that fall here, as the index of a catalogue lists them.</param>
/// <param name="Decides">What separates the subheading from its neighbours, each in a few words.</param>
/// <param name="English">What sellers call such goods in English.</param>
/// <param name="Regional">The same in Vietnamese, Thai, Indonesian and Malay, and Chinese.</param>
public sealed record AtlasEntry(HsCode Code, IReadOnlyList<string> Covers, IReadOnlyList<string> Decides, IReadOnlyList<string> English, IReadOnlyList<string> Regional)
{
    /// <summary>In all five languages.</summary>
    public IReadOnlyList<string> Phrases => [.. English, .. Regional];
}
