using System.CommandLine;
using System.Globalization;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>try: the main job on the sample shop, with no account at all.</summary>
public static class TryCommand
{
    private const string KeyName = "try";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Where the desk is served; 0 for any free port.", DefaultValueFactory = _ => 8080 };
        var once = new Option<bool>("--once") { Description = "Stops after the table instead of serving the desk." };
        var command = new Command("try", "Codes the sample shop, opens exceptions, drafts documents, then serves the desk.") { port, once };
        command.Does(async (parsed, cancellationToken) =>
        {
            var dataDirectory = Path.GetFullPath(parsed.GetValue(CommonOptions.Data)!);
            using var house = HouseLock.Take(dataDirectory);
            var settings = parsed.Settings();
            settings["urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{(parsed.GetValue(once) ? 0 : parsed.GetValue(port))}");
            await using var app = ServiceHost.Build(settings);
            await ServeCommand.StartAsync(app, cancellationToken);

            var shop = SampleShop.Load();
            var run = new TryRun(app.Services, shop);
            await run.LoadAsync(cancellationToken);
            var drafts = await run.WriteDraftsAsync(Path.Combine(dataDirectory, "drafts"), cancellationToken);
            TryTable.Print(run, drafts);

            if (parsed.GetValue(once))
            {
                Console.WriteLine($"Look at it: exceptionintel try --data {dataDirectory}");
                await app.StopAsync(cancellationToken);
                return 0;
            }

            Console.WriteLine($"Desk:    {ServeCommand.Address(app)}/desk");
            Console.WriteLine($"API key: {await NewKeyAsync(app.Services.GetRequiredService<KeyStore>())}");
            Console.WriteLine("Sign in at the desk with this key. Stop with Ctrl+C.");
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<string> NewKeyAsync(KeyStore keys)
    {
        await keys.RevokeAsync(WorkspaceStore.Default, KeyName);
        return await keys.CreateAsync(WorkspaceStore.Default, KeyName, ["all"]);
    }
}
