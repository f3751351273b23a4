using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

/// <param name="Secret">A new key, shown this once.</param>
public sealed record KeysView(IReadOnlyList<KeyRow> Keys, string Mine, string? Secret = null, string? NewName = null, string? Problem = null);

/// <summary>API keys of the workspace: a new one is shown once and never again.</summary>
public static class KeyPages
{
    private const int MostName = 60;

    public static void MapKeys(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/keys", (HttpContext context, KeyStore keys) => DeskPage.Of<KeysPage>(View(context, keys))).ForScope("all");
        desk.MapPost("/keys", CreateAsync).ForScope("all");
        desk.MapPost("/keys/{id}/revoke", RevokeAsync).ForScope("all");
    }

    private static KeysView View(HttpContext context, KeyStore keys) => new(keys.List(context.Caller().Workspace), context.Caller().KeyId);

    private static async Task<IResult> CreateAsync(HttpContext context, KeyStore keys, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var workspace = context.Caller().Workspace;
        var name = form.Text("name");
        var scopes = form["scope"].OfType<string>().Where(KeyStore.Scopes.Contains).Distinct().ToList();
        var problem = name is null || name.Length > MostName || name.Any(char.IsControl) ? "The key needs a name of at most 60 letters: decisions are signed with it."
            : scopes.Count == 0 ? "Choose at least one thing that the key may do."
            : keys.NameIsTaken(workspace, name) ? $"There is a key named “{name}” already."
            : null;
        if (problem is not null)
        {
            return DeskPage.Of<KeysPage>(View(context, keys) with { Problem = problem, NewName = name }, StatusCodes.Status422UnprocessableEntity);
        }

        var secret = await keys.CreateAsync(workspace, name!, scopes);
        return DeskPage.Of<KeysPage>(View(context, keys) with { Secret = secret, NewName = name });
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, KeyStore keys, Notices notices, string id)
    {
        var row = keys.List(context.Caller().Workspace).FirstOrDefault(key => key.Id == id && key.RevokedAt is null);
        if (row is null)
        {
            return TroublePages.NotFound("such key that is good");
        }

        await keys.RevokeAsync(row.Workspace, row.Id);
        notices.Leave(context, new Notice($"The key “{row.Name}” is good no longer."));
        return DeskPage.GoTo("/desk/keys");
    }
}
