using System.Diagnostics;
using System.Globalization;
using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Customs.Orders;

/// <summary>The checks that rules name, each saying where an order falls short.</summary>
internal static class GapChecks
{
    /// <param name="Line">Counted from 1; null where it is the whole order's.</param>
    /// <param name="Text">Stands for "{text}" in the rule's message.</param>
    internal readonly record struct Found(string Field, int? Line = null, string? Text = null);

    public static IEnumerable<Found> Run(PackRule rule, DestinationPack pack, OrderFacts facts) => rule.Check switch
    {
        PackCheck.Given => facts.Values(rule.Field!).Where(value => string.IsNullOrWhiteSpace(value.Text)).Select(value => At(rule.Field!, value.Line)),
        PackCheck.PostalCode => PostalCode(pack, facts),
        PackCheck.TaxId => rule.TaxId!.In(facts.TaxIds(rule.Party)) is null ? [new Found(rule.Party == PartyRole.Seller ? "seller.tax_ids" : "buyer.tax_ids")] : [],
        PackCheck.CodeDigits => CodeDigits(pack, facts),
        PackCheck.NetWeight => facts.Lines.Where(line => line.NetWeightKg is null or 0).Select(line => At("lines[].net_weight_kg", line)),
        PackCheck.GrossWeight => GrossWeight(facts),
        PackCheck.Value => facts.Lines.Where(line => line.Ordered.UnitPrice <= 0).Select(line => At("lines[].unit_price", line)),
        PackCheck.Cost => facts.Lines.Where(line => IsBelowCost(line, facts.Order.Currency)).Select(line => At("lines[].unit_price", line)),
        PackCheck.Description => facts.Lines.Where(line => !NamesGood(line.Product.Title, rule.Words ?? [])).Select(line => At("lines[].product.title", line, line.Product.Title)),
        PackCheck.LatinLetters => facts.Lines.Where(line => !HasLatinWord(line.Product.Title)).Select(line => At("lines[].product.title", line)),
        _ => throw new UnreachableException(),
    };

    private static Found At(string field, LineGoods? line, string? text = null) => line is null
        ? new Found(field, null, text)
        : new Found(field.Replace("[]", $"[{line.Line - 1}]", StringComparison.Ordinal), line.Line, text);

    private static IEnumerable<Found> PostalCode(DestinationPack pack, OrderFacts facts)
    {
        var address = facts.Parties.Buyer.Address;
        var country = address?.Country ?? facts.Order.Destination;
        return !pack.PostalCodes.TryGetValue(country, out var shape) || (address?.PostalCode?.Trim() is { } given && Mask.Fits(shape.Masks, given))
            ? []
            : [new Found("buyer.address.postal_code", null, $"{country} {shape.Example}")];
    }

    // Said once for the order: without the national schedule it would stand on every line.
    private static IEnumerable<Found> CodeDigits(DestinationPack pack, OrderFacts facts)
    {
        var decided = facts.Lines.Where(line => line.Code is not null).ToList();
        var few = decided.Count(line => line.Code!.Level < pack.CodeDigits);
        return few == 0 ? [] : [new Found("lines", null, $"{few} of {decided.Count}")];
    }

    private static IEnumerable<Found> GrossWeight(OrderFacts facts)
    {
        var gross = facts.Order.Parcels.Sum(parcel => parcel.GrossWeightKg ?? 0);
        var net = facts.Lines.Sum(line => line.NetWeightKg ?? 0);
        return gross >= net || facts.Order.Parcels.Count == 0
            ? []
            : [new Found("parcels", null, string.Create(CultureInfo.InvariantCulture, $"{gross:0.###} kg, the goods {net:0.###} kg"))];
    }

    private static bool IsBelowCost(LineGoods line, string currency) =>
        line.Product.Cost is { } cost && cost.Currency == currency && line.Ordered.UnitPrice > 0 && line.Ordered.UnitPrice < cost.Amount;

    private static bool NamesGood(string title, IReadOnlyList<string> emptyWords)
    {
        var empty = emptyWords.SelectMany(GoodsText.Tokens).ToHashSet(StringComparer.Ordinal);
        return GoodsText.Tokens(title.Length > 500 ? title[..500] : title)
            .Any(word => word.Any(char.IsLetter) && word.Distinct().Count() > 1 && !empty.Contains(word));
    }

    private static bool HasLatinWord(string title)
    {
        var run = 0;
        foreach (var letter in title)
        {
            run = char.IsLetter(letter) && letter < 0x250 || letter is >= 'Ạ' and <= 'ỹ' ? run + 1 : 0;
            if (run == 3)
            {
                return true;
            }
        }

        return false;
    }
}
