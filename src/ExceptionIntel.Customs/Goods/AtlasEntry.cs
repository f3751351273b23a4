using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>What the atlas knows of one subheading.</summary>
/// <param name="Code">Six digits.</param>
public sealed record AtlasEntry(HsCode Code)
{
    /// <summary>The kinds of goods that fall here, as the index of a catalogue lists them.</summary>
    public List<string> Covers { get; } = [];

    /// <summary>What separates the subheading from its neighbours.</summary>
    public List<string> Decides { get; } = [];

    /// <summary>What sellers call such goods, in five languages.</summary>
    public List<string> Phrases { get; } = [];
}
