using System.CommandLine;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>export: the coded catalogue on stdout.</summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "csv (all products) or shopify (approved ones, for its import).", DefaultValueFactory = _ => "csv" };
        var workspace = new Option<string>("--workspace") { Description = "Whose catalogue.", DefaultValueFactory = _ => WorkspaceStore.Default };
        format.AcceptOnlyFromAmong([.. CatalogueExport.Formats]);
        var command = new Command("export", "Prints the coded catalogue.") { format, workspace };
        command.Does(async (parsed, _) =>
        {
            await using var app = ServiceHost.BuildOffline(parsed.Settings());
            WorkspaceCommands.Require(app.Services.GetRequiredService<Database>(), parsed.GetValue(workspace)!);
            CatalogueExport.Write(app.Services.GetRequiredService<Database>(), parsed.GetValue(workspace)!, parsed.GetValue(format)!, Console.Out);
            return 0;
        });
        return command;
    }
}
