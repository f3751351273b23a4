namespace ExceptionIntel.Customs.Tariff;

/// <summary>One place in the tree of goods. The title is in this project's own plain words, never an authority's.</summary>
public sealed class TariffNode
{
    private readonly List<TariffNode> children = [];

    internal TariffNode(HsCode code, string title, TariffNode? parent)
    {
        Code = code;
        Title = title;
        Parent = parent;
        parent?.children.Add(this);
    }

    public HsCode Code { get; }

    public string Title { get; }

    public TariffNode? Parent { get; }

    public IReadOnlyList<TariffNode> Children => children;

    /// <summary>From the chapter down to this node.</summary>
    public IReadOnlyList<TariffNode> Path => Parent is null ? [this] : [.. Parent.Path, this];
}
