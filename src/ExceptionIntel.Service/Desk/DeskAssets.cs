using System.Security.Cryptography;

namespace ExceptionIntel.Service.Desk;

/// <summary>The desk's one style sheet and one script, named by their content, so that a browser keeps them for good.</summary>
public sealed class DeskAsset
{
    private DeskAsset(string name, string contentType)
    {
        using var stream = typeof(DeskAsset).Assembly.GetManifestResourceStream($"desk/{name}")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        Content = memory.ToArray();
        ContentType = contentType;
        Address = $"/desk/assets/{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 6))}/{name}";
    }

    public static DeskAsset Style { get; } = new("desk.css", "text/css; charset=utf-8");

    public static DeskAsset Script { get; } = new("desk.js", "text/javascript; charset=utf-8");

    public byte[] Content { get; }

    public string ContentType { get; }

    public string Address { get; }
}

public static class DeskAssetEndpoints
{
    public static void MapDeskAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/assets/{hash}/{name}", (HttpContext context, string name) =>
        {
            var asset = name == "desk.css" ? DeskAsset.Style : name == "desk.js" ? DeskAsset.Script : null;
            if (asset is null)
            {
                return Results.NotFound();
            }

            // An address with another hash is answered too, but not kept: it belongs to another version of the program.
            context.Response.Headers.CacheControl = context.Request.Path == asset.Address ? "public, max-age=31536000, immutable" : "no-store";
            return Results.Bytes(asset.Content, asset.ContentType);
        }).ExcludeFromDescription();
}
