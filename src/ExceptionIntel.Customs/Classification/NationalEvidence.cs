using System.Globalization;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What a product says that national lines ask for: its words, what it is made of, whom it is for, what it costs and weighs.</summary>
internal sealed class NationalEvidence
{
    private const int MostTokens = 1_500;
    private const float SaidOtherwise = 0.9f;

    /// <summary>The first material that is named is the main one, more often than not.</summary>
    private const double FirstShare = 0.65;

    private static readonly string[] MaterialNames = ["material", "fabric", "composition", "shell", "upper", "cloth", "metals type", "metal type"];
    private static readonly string[] MinorParts = ["lining", "insole", "outsole", "filling", "sole", "stone", "pattern", "feature", "handle", "setting", "packag", "strap", "support"];
    private static readonly string[] WearerNames = ["gender", "sex", "department", "age", "applicable people"];

    private readonly Dictionary<string, float> words = new(StringComparer.Ordinal);
    private readonly List<(Stuff Stuff, double Share)> stuffs = [];
    private readonly List<(Measure Measure, double Number)> numbers = [];

    private NationalEvidence()
    {
    }

    public Wearers Wearers { get; private set; }

    /// <summary>The product's main materials are known.</summary>
    public bool KnowsStuff => stuffs.Count > 0;

    /// <summary>Percentages are given, not guessed from the order in which materials are named.</summary>
    public bool KnowsShares { get; private set; }

    public IReadOnlyDictionary<string, string> Attributes { get; private set; } = new Dictionary<string, string>();

    public static NationalEvidence Of(Product product)
    {
        var evidence = new NationalEvidence { Attributes = product.Attributes };
        var left = MostTokens;
        foreach (var field in AtlasFields.Of(product).OrderByDescending(field => field.Weight))
        {
            var tokens = GoodsText.Tokens(field.Text);
            for (var place = 0; place < tokens.Count && left-- > 0; place++)
            {
                evidence.KeepWord(tokens[place], field.Weight);
                foreach (var word in ScheduleWords.For(tokens[place]))
                {
                    evidence.KeepWord(word, field.Weight * SaidOtherwise);
                }

                evidence.KeepNumber(tokens, place);
            }
        }

        evidence.KeepStuff(product);
        evidence.KeepWearers(product);
        evidence.KeepWorth(product);
        return evidence;
    }

    /// <summary>How strongly the product says a word, 0 to 1.</summary>
    public float Says(string word) => words.GetValueOrDefault(word);

    /// <summary>The share of the good that is of these materials, as far as it is known; null where nothing is.</summary>
    public double? ShareOf(Stuff wanted)
    {
        if (stuffs.Count == 0)
        {
            return null;
        }

        var share = 0.0;
        foreach (var (stuff, part) in stuffs)
        {
            share += (stuff & ~wanted) == 0 ? part : (stuff & wanted) != 0 ? part / 2 : 0;
        }

        return share;
    }

    /// <summary>Whether the product's numbers lie within a range; null where it has none, or several that disagree.</summary>
    public bool? IsWithin(NumberRange range)
    {
        var told = numbers.Where(number => number.Measure == range.Measure).Select(number => range.Holds(number.Number)).Distinct().ToList();
        return told.Count == 1 ? told[0] : null;
    }

    private void KeepWord(string word, float weight) => words[word] = Math.Max(words.GetValueOrDefault(word), weight);

    private void KeepNumber(IReadOnlyList<string> tokens, int place)
    {
        if (place + 1 < tokens.Count && tokens[place].Length < 8 && double.TryParse(tokens[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && NumberRange.Unit(tokens[place + 1]) is { Scale: > 0 } unit && unit.Measure != Measure.Kilograms)
        {
            numbers.Add((unit.Measure, number * unit.Scale));
        }
    }

    private void KeepWorth(Product product)
    {
        var weight = (double?)(product.NetWeightKg ?? product.GrossWeightKg);
        if (weight > 0)
        {
            numbers.Add((Measure.Kilograms, weight.Value));
        }

        if (product.Value is { Currency: "USD", Amount: > 0 } value)
        {
            numbers.Add((Measure.Dollars, (double)value.Amount));
            if (weight > 0)
            {
                numbers.Add((Measure.DollarsByKilogram, (double)value.Amount / weight.Value));
            }
        }
    }

    private void KeepStuff(Product product)
    {
        if (product.Materials.Count > 0)
        {
            KnowsShares = product.Materials.All(material => material.Percent is not null);
            Share([.. product.Materials.OrderByDescending(material => material.Percent ?? 0).Select(material => (StuffWords.AnyIn(GoodsText.Tokens(material.Name)), (double?)material.Percent))]);
        }

        foreach (var text in StuffTexts(product))
        {
            if (stuffs.Count > 0)
            {
                return;
            }

            Share([.. Mentions(GoodsText.Tokens(text)).Select(stuff => (stuff, (double?)null))]);
        }
    }

    // An answer that a person gave comes first, then attributes about the whole good, its title, its other words.
    private static IEnumerable<string> StuffTexts(Product product)
    {
        var named = product.Attributes
            .Where(attribute => MaterialNames.Any(name => attribute.Key.Contains(name, StringComparison.OrdinalIgnoreCase)) && !MinorParts.Any(part => attribute.Key.Contains(part, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(attribute => attribute.Key.Equals("material", StringComparison.OrdinalIgnoreCase))
            .ThenBy(attribute => attribute.Key.Length)
            .Select(attribute => attribute.Value);
        return [.. named, product.Title, product.Category ?? "", product.Description ?? ""];
    }

    private static IEnumerable<Stuff> Mentions(IReadOnlyList<string> tokens)
    {
        for (var place = 0; place < Math.Min(tokens.Count, MostTokens); place++)
        {
            if (StuffWords.At(tokens, place) is not Stuff.None and var stuff)
            {
                yield return stuff;
            }
        }
    }

    private void Share(IReadOnlyList<(Stuff Stuff, double? Percent)> mentions)
    {
        var known = mentions.Where(mention => mention.Stuff != Stuff.None).DistinctBy(mention => mention.Stuff).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var total = mentions.Sum(mention => mention.Percent ?? 0);
        for (var i = 0; i < known.Count; i++)
        {
            var guessed = known.Count == 1 ? 1 : i == 0 ? FirstShare : (1 - FirstShare) / (known.Count - 1);
            stuffs.Add((known[i].Stuff, KnowsShares && total > 0 ? known[i].Percent!.Value / total : guessed));
        }
    }

    private void KeepWearers(Product product)
    {
        var said = product.Attributes.Where(attribute => WearerNames.Any(name => attribute.Key.Contains(name, StringComparison.OrdinalIgnoreCase))).Select(attribute => attribute.Value);
        var attributes = said.Aggregate(Wearers.None, (all, value) => all | WearerWords.AnyIn(GoodsText.Tokens(value)));
        var title = WearerWords.AnyIn(GoodsText.Tokens(product.Title));
        var category = WearerWords.AnyIn(GoodsText.Tokens(product.Category));
        Wearers = attributes != Wearers.None && title != Wearers.None && (attributes & title) != Wearers.None ? attributes & title
            : attributes != Wearers.None ? attributes
            : category != Wearers.None && (category & title) != Wearers.None ? category & title
            : title != Wearers.None ? title : category;
    }
}
