using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The words that sellers use for the goods of one subheading.</summary>
/// <param name="Phrases">As goods are titled and searched, in any language.</param>
/// <param name="Decides">What separates the code from its neighbours, each in a few words.</param>
public sealed record AtlasEntry(HsCode Code, IReadOnlyList<string> Phrases, IReadOnlyList<string> Decides);
