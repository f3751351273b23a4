using System.CommandLine;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>keys: API keys, each with a name, scopes and a workspace.</summary>
public static class KeyCommands
{
    public static Command Create()
    {
        var command = new Command("keys", "Makes, lists and revokes API keys.");
        command.Add(CreateKey());
        command.Add(ListKeys());
        command.Add(RevokeKey());
        return command;
    }

    private static Command CreateKey()
    {
        var name = new Argument<string>("name") { Description = "Whose key it is: a reviewer's decisions are signed with it." };
        var scope = new Option<string>("--scope") { Description = "all, or a list of intake and review.", DefaultValueFactory = _ => "all" };
        var workspace = new Option<string>("--workspace") { Description = "The workspace that it opens.", DefaultValueFactory = _ => WorkspaceStore.Default };
        var command = new Command("create", "Makes a key and prints it once, alone on the last line.") { name, scope, workspace };
        command.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var keys = app.Services.GetRequiredService<KeyStore>();
            var scopes = parsed.GetValue(scope)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (scopes.Length == 0 || scopes.Except(KeyStore.Scopes).FirstOrDefault() is not null)
            {
                throw new CommandException($"A scope is one of: {string.Join(", ", KeyStore.Scopes)}.");
            }

            WorkspaceCommands.Require(app.Services.GetRequiredService<Database>(), parsed.GetValue(workspace)!);
            if (keys.NameIsTaken(parsed.GetValue(workspace)!, parsed.GetValue(name)!))
            {
                throw new CommandException($"There is a key “{parsed.GetValue(name)}” in this workspace already. Revoke it first, or choose another name.");
            }

            var secret = await keys.CreateAsync(parsed.GetValue(workspace)!, parsed.GetValue(name)!, scopes);
            await Console.Error.WriteLineAsync("This key is shown once. Keep it like a password.");
            Console.WriteLine(secret);
            return 0;
        });
        return command;
    }

    private static Command ListKeys()
    {
        var command = new Command("list", "Lists keys; the keys themselves are not kept.");
        command.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            foreach (var key in app.Services.GetRequiredService<KeyStore>().List())
            {
                var state = key.RevokedAt is { } at ? $"revoked {DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd}" : "good";
                Console.WriteLine($"{key.Name}\t{key.Workspace}\t{key.Scopes}\t{DateTimeOffset.FromUnixTimeMilliseconds(key.CreatedAt):yyyy-MM-dd}\t{state}");
            }

            return 0;
        });
        return command;
    }

    private static Command RevokeKey()
    {
        var name = new Argument<string>("name") { Description = "The key's name or id." };
        var workspace = new Option<string?>("--workspace") { Description = "Only in this workspace." };
        var command = new Command("revoke", "Ends a key at once.") { name, workspace };
        command.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            var ended = await app.Services.GetRequiredService<KeyStore>().RevokeAsync(parsed.GetValue(workspace), parsed.GetValue(name)!);
            if (ended == 0)
            {
                throw new CommandException($"There is no good key “{parsed.GetValue(name)}”.", exitCode: 1);
            }

            await Console.Error.WriteLineAsync($"Revoked: {ended}.");
            return 0;
        });
        return command;
    }
}
