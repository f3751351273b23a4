using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Goods;

/// <summary>A handful of codes with words, small enough to see why an answer comes out.</summary>
internal static class SmallShop
{
    public static TariffBook Book { get; } = TariffBook.From(TariffBook.Hs2022, new[]
    {
        ("39", "Plastics and plastic goods"), ("3926", "Other plastic goods"), ("392690", "Other plastic or silicone goods"),
        ("42", "Bags and leather goods"), ("4202", "Bags and cases"), ("420222", "Handbags with an outside of plastic or textile"), ("420221", "Handbags with a leather outside"),
        ("61", "Knitted clothing"), ("6109", "T-shirts and vests, knitted"), ("610910", "T-shirts and vests, knitted, of cotton"), ("610990", "T-shirts and vests, knitted, of other fibres"),
        ("62", "Woven clothing"), ("6205", "Men's or boys' woven shirts"), ("620520", "Men's or boys' woven shirts of cotton"),
        ("69", "Ceramics"), ("6911", "Porcelain tableware"), ("691110", "Porcelain tableware and kitchenware"), ("6912", "Other ceramic tableware"), ("691200", "Tableware of stoneware, not porcelain"),
        ("85", "Electrical goods"), ("8517", "Phones"), ("851713", "Smartphones"),
    }.Select(line => (HsCode.Parse(line.Item1), line.Item2)));

    public static GoodsAtlas Atlas { get; } = GoodsAtlas.Parse("""
        392690
          en: phone case silicone; phone cover plastic; soap dish plastic; silicone earring mold
        420221
          en: leather handbag; leather tote bag
        420222
          en: canvas tote bag; nylon handbag; polyester shoulder bag
        610910
          en: cotton t shirt; crew neck tee cotton; graphic tee
          vi: áo thun cotton
          th: เสื้อยืดคอกลม
          zh: 纯棉T恤
          decides: knitted (jersey); cotton by weight
        610990
          en: polyester t shirt; sports tee quick dry polyester
        620520
          en: oxford dress shirt cotton; flannel shirt
        691110
          en: porcelain mug; bone china cup; coffee mug porcelain
        691200
          en: stoneware mug; ceramic coffee mug; ceramic plate
          decides: ceramic, not porcelain
        851713
          en: smartphone; android mobile phone; unlocked phone
        """, "small shop", Book);

    public static AtlasClassifier Classifier { get; } = new(Book, Atlas);
}
