using System.Collections.Frozen;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Words that stand in titles without telling what the good is.</summary>
internal static class SellerNoise
{
    private static readonly FrozenSet<string> Links = Set("for with from by in of on to at without compatible fit fits suitable and or the a an your per via as is are it this that into cho va cua voi trong dan untuk dengan dari ke di dalam yang ini si na ni ikut atau juga semua seperti sesuai dengan bagi pada adalah la nhung cac mot hai");

    /// <summary>Praise, occasions, delivery, sizes and colours.</summary>
    private static readonly FrozenSet<string> Praise = Set("""
        new newest hot sale best top free shipping delivery fast gift present mom dad mother father christmas xmas birthday valentine wedding 2019 2020 2021 2022 2023 2024 2025 2026 fashion
        fashionable trendy luxury cheap promotion discount clearance original genuine official quality high premium cute lovely beautiful elegant popular creative unique style styles design
        designer series collection edition limited exclusive brand pcs pc piece pack set lot pair bundle size large small medium big mini xl xxl xs one plus extra color multicolor black white red
        blue green pink yellow purple orange gray brown beige navy gold silver summer winter spring autumn women woman man girl boy kid adult unisex lady gentleman
        """);

    /// <summary>Words for goods of any kind, in the languages of the atlas: alone they name nothing.</summary>
    private static readonly FrozenSet<string> Generic = Set("""
        accessory good product item article thing stuff merchandise gift present part spare component sample set kit kits pack pcs piece material tool supply equipment device
        clothes clothing apparel garment wear general misc miscellaneous various assorted mixed other consumer household personal effect commercial order purchase sale retail wholesale parcel box carton
        package shipment courier cargo ecommerce online shop store unknown na none tbc test electronic electronics electrical home office house kitchen bathroom outdoor indoor garden food decoration decorative decor
        export import model customer request preorder chat video live see ask photo picture listing combo type version pro plus fashion bundle collection item1 bazaar hscode hs code document sundry necessity daily craft handmade
        hang mon khach rieng dat tang qua phu kien barang paket oleh isi banyak campur campuran hadiah pesanan aneka macam pernik aksesoris
        礼品 礼物 样品 配件 商品 货物 杂货 赠品 订单
        """);

    /// <summary>A word after which the title tells for whom or for what the good is.</summary>
    public static bool IsLink(string word) => Links.Contains(word);

    public static bool IsPraise(string word) => Praise.Contains(word);

    /// <summary>True for a word that could name a good: no noise, no link, no number, no model number.</summary>
    public static bool Tells(string word) => !Links.Contains(word) && !Praise.Contains(word) && !Generic.Contains(word) && word.Length > 1 && !word.Any(char.IsAsciiDigit);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => WordForms.Singular(word)).ToFrozenSet(StringComparer.Ordinal);
}
