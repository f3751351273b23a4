namespace ExceptionIntel.Customs.Documents;

/// <summary>A document that is drafted for every order.</summary>
public sealed record DraftKind
{
    public static readonly DraftKind CommercialInvoice = new("commercial_invoice", "commercial-invoice", "Commercial invoice", "CI", true);

    public static readonly DraftKind PackingList = new("packing_list", "packing-list", "Packing list", "PL", false);

    private DraftKind(string name, string template, string title, string prefix, bool hasPrices)
    {
        Name = name;
        Template = template;
        Title = title;
        Prefix = prefix;
        HasPrices = hasPrices;
    }

    public static IReadOnlyList<DraftKind> All { get; } = [CommercialInvoice, PackingList];

    /// <summary>As the API writes it, as in "commercial_invoice".</summary>
    public string Name { get; }

    /// <summary>The template's name: that of its file without its ending, as in "commercial-invoice".</summary>
    public string Template { get; }

    public string Title { get; }

    /// <summary>Stands before the order's id in the document's number, as in "CI-SHOP-1001".</summary>
    public string Prefix { get; }

    public bool HasPrices { get; }

    public static DraftKind? ByTemplate(string template) => All.FirstOrDefault(kind => kind.Template == template);
}
