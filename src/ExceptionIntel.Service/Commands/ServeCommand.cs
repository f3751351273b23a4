using System.CommandLine;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ExceptionIntel.Service.Commands;

/// <summary>serve: the service, until it is told to stop.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://127.0.0.1:8080" };
        var command = new Command("serve", "Runs the service.") { urls };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var house = HouseLock.Take(parsed.GetValue(CommonOptions.Data)!);
            var settings = parsed.Settings();
            settings["urls"] = parsed.GetValue(urls);
            await using var app = ServiceHost.Build(settings);
            await StartAsync(app, cancellationToken);
            await Console.Error.WriteLineAsync($"Store: {settings[$"{StorageOptions.Section}:{nameof(StorageOptions.DataDirectory)}"]}");
            foreach (var line in Neighbours.Lines(app.Services))
            {
                await Console.Error.WriteLineAsync(line);
            }

            await Console.Error.WriteLineAsync($"Listening on {Address(app)}; the desk is at {Address(app)}/desk. Stop with Ctrl+C.");
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }

    /// <exception cref="CommandException">Something else listens there already.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            // Reading the atlas leaves as much behind as it makes. Given back once, it is not held for as long as the service idles.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandException($"{taken.Message} Choose another port with --urls or --port.");
        }
    }

    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}

/// <summary>One service at a time on one embedded store: a second would take the first one's work for abandoned.</summary>
public sealed class HouseLock : IDisposable
{
    private readonly FileStream file;

    private HouseLock(FileStream file) => this.file = file;

    /// <exception cref="CommandException">Another service uses the store.</exception>
    public static HouseLock Take(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        try
        {
            return new HouseLock(new FileStream(Path.Combine(dataDirectory, "service.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new CommandException($"Another service uses {Path.GetFullPath(dataDirectory)} now. Stop it, or give another folder with --data.");
        }
    }

    public void Dispose() => file.Dispose();
}
