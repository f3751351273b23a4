namespace ExceptionIntel.Service.Endpoints;

/// <summary>A shop's own key as it stands in an address: a server leaves an escaped slash escaped, and SKUs have slashes.</summary>
public static class RouteKey
{
    public static string Of(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
