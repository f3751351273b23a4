using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

public sealed record SellerView(Party Seller, bool MayChange, IReadOnlyList<FieldError> Errors);

/// <summary>The seller's own profile: used where an order is silent.</summary>
public static class SellerPages
{
    public const int TaxIdRows = 4;

    private const int MostText = 200;

    public static void MapSeller(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/seller", (HttpContext context, Database database) =>
            DeskPage.Of<SellerPage>(new SellerView(WorkspaceStore.Seller(database, context.Caller().Workspace) ?? new Party(), context.Caller().May("all"), [])));
        desk.MapPost("/seller", SaveAsync).ForScope("all");
    }

    private static async Task<IResult> SaveAsync(HttpContext context, SellerProfile profile, InboxSignal signal, Notices notices, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var seller = Read(form);
        if (Check(seller, form) is { Count: > 0 } errors)
        {
            return DeskPage.Of<SellerPage>(new SellerView(seller, true, errors), StatusCodes.Status422UnprocessableEntity);
        }

        var caller = context.Caller();
        var again = await profile.SaveAsync(caller.Workspace, caller.Name, seller);
        signal.WorkArrived();
        notices.Leave(context, new Notice(again > 0 ? $"Saved. {Spoken.Count(again, "order that waited for information is", "orders that waited for information are")} looked at again." : "Saved."));
        return DeskPage.GoTo("/desk/seller");
    }

    private static Party Read(IFormCollection form) => new(
        form.Text("name"),
        new Address(form.Text("line1"), form.Text("line2"), form.Text("city"), form.Text("region"), form.Text("postal_code"), form.Text("country")?.ToUpperInvariant()),
        form.Text("email"),
        form.Text("phone"),
        [.. Enumerable.Range(0, TaxIdRows).Select(row => (Type: form.Text($"tax_type_{row}"), Value: form.Text($"tax_value_{row}"))).Where(pair => pair.Type is not null && pair.Value is not null).Select(pair => new TaxId(pair.Type!.ToLowerInvariant(), pair.Value!))],
        form.Text("incoterm")?.ToUpperInvariant());

    private static List<FieldError> Check(Party seller, IFormCollection form) =>
    [
        .. FieldChecks.Country("country", seller.Address?.Country),
        .. seller.Email is { } email && !email.Contains('@', StringComparison.Ordinal) ? [new FieldError("email", "This is not an e-mail address.")] : Array.Empty<FieldError>(),
        .. seller.Incoterm is { } term && (term.Length != 3 || !term.All(char.IsAsciiLetterUpper)) ? [new FieldError("incoterm", "Three letters are needed, as in DAP.")] : Array.Empty<FieldError>(),
        .. form.Keys.Where(key => key != "__RequestVerificationToken" && form[key].ToString().Length > MostText).Select(key => new FieldError(key, $"Longer than {MostText} characters.")),
    ];
}
