using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Desk;

/// <summary>The desk: the built-in web page on which people look, decide and upload. Rendered here, usable without script.</summary>
public static class DeskSetup
{
    public static WebApplicationBuilder AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "exceptionintel-form";
            form.Cookie.Path = "/desk";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddDataProtection().SetApplicationName("exceptionintel");

        // Beside the store, so that a restart signs nobody out.
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>((keys, storage, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(OwnFolder(Path.Combine(storage.Value.DataDirectory, "desk-keys")), logs));
        builder.Services.AddSingleton<SignIn>().AddSingleton<Notices>().AddSingleton<WaitingCases>().AddSingleton<ExceptionDesk>();
        return builder;
    }

    // Who reads these files can sign in as anybody.
    private static DirectoryInfo OwnFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Pages for what breaks under /desk. Stands before everything else that may break.</summary>
    public static WebApplication UseDeskErrors(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal), desk => desk.UseExceptionHandler(broken => broken.Run(TroublePages.ShowAsync)));
        return app;
    }

    public static WebApplication MapDesk(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/desk")).ExcludeFromDescription();
        app.MapDeskAssets();
        var desk = app.MapGroup("/desk").ExcludeFromDescription().AddEndpointFilter(DeskDoor.LetInAsync);
        desk.MapSignIn();
        desk.MapOverview();
        desk.MapExceptions();
        desk.MapQueue();
        desk.MapProducts();
        desk.MapUpload();
        desk.MapOrders();
        desk.MapDocuments();
        desk.MapPrecedents();
        desk.MapSeller();
        desk.MapKeys();
        desk.MapDead();
        desk.MapFallback("{**rest}", (string rest) => TroublePages.NotFound("page here"));
        return app;
    }
}
