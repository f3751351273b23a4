namespace ExceptionIntel.Customs.Tariff;

/// <summary>What became of codes that can be declared, from one edition to another.</summary>
public enum ChangeKind
{
    New,
    Gone,

    /// <summary>The same goods under another code.</summary>
    Moved,

    /// <summary>One code became several.</summary>
    Split,

    /// <summary>Several codes became one.</summary>
    Merged,

    /// <summary>The same code in other words.</summary>
    Retitled,
}

/// <param name="From">Codes of the older edition; none where the code is new.</param>
/// <param name="To">Codes of the newer edition; none where the code is gone.</param>
/// <param name="Title">In the older edition, or where there is none, in the newer one.</param>
/// <param name="NewTitle">In the newer edition, where it differs.</param>
public sealed record TariffChange(ChangeKind Kind, IReadOnlyList<HsCode> From, IReadOnlyList<HsCode> To, string Title, string? NewTitle);
