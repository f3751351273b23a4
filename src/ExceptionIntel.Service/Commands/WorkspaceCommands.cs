using System.CommandLine;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>workspaces: several sellers on one installation.</summary>
public static class WorkspaceCommands
{
    /// <exception cref="CommandException">There is no such workspace: a slip of the pen must not make another seller.</exception>
    public static void Require(Database database, string name)
    {
        if (name != WorkspaceStore.Default && !WorkspaceStore.List(database).Contains(name))
        {
            throw new CommandException($"There is no workspace “{name}”. Make it with: workspaces add {name}");
        }
    }

    public static Command Create()
    {
        var name = new Argument<string>("name");
        var add = new Command("add", "Makes a workspace.") { name };
        add.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var clock = app.Services.GetRequiredService<TimeProvider>();
            var isNew = await app.Services.GetRequiredService<Database>().WriteAsync(unit => WorkspaceStore.Add(unit, parsed.GetValue(name)!, clock.GetUtcNow()));
            await Console.Error.WriteLineAsync(isNew ? "Made. Open it with a key: keys create NAME --workspace " + parsed.GetValue(name) : "It was there already.");
            return 0;
        });
        var list = new Command("list", "Lists workspaces.");
        list.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            foreach (var workspace in WorkspaceStore.List(app.Services.GetRequiredService<Database>()))
            {
                Console.WriteLine(workspace);
            }

            return 0;
        });
        return new Command("workspaces", "Several sellers on one installation.") { add, list };
    }
}
