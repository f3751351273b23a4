using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>What the atlas knows of one subheading.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Covers">The kinds of goods that fall here, as the index of a catalogue lists them.</param>
/// <param name="Decides">What separates the subheading from its neighbours, each in a few words.</param>
/// <param name="Phrases">What sellers call such goods, in five languages.</param>
public sealed record AtlasEntry(HsCode Code, IReadOnlyList<string> Covers, IReadOnlyList<string> Decides, IReadOnlyList<string> Phrases);
