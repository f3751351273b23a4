namespace ExceptionIntel.Customs.Goods;

internal sealed record GoodsIndexTuning
{
    public double TitleWeight { get; init; } = 1.5;
    public double DecidesWeight { get; init; } = 0.3;
    public double HeadTitle { get; init; } = 1;
    public double L0 { get; init; } = 0.4;
    public double LLeaf { get; init; } = 0.3;
    public double LHead { get; init; } = 0.2;
    public double LChap { get; init; } = 0.1;
    public double TfPower { get; init; } = 0.7;
    public double Bm25 { get; init; } = 0.5;
    public double B { get; init; } = 0.4;
    public double K1 { get; init; } = 1.0;
    public double Phrase { get; init; } = 1.0;
    public double CoverPower { get; init; } = 1.0;
    public double PhraseSecond { get; init; } = 0.2;
    public double PhraseHead { get; init; }
}
