using ExceptionIntel.Connectors.Llm;
using ExceptionIntel.Connectors.Notion;
using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Service.Desk;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>The service, put together: the one place that knows all rooms.</summary>
public static class ServiceHost
{
    /// <param name="settings">Settings that win over files and environment: command-line options, and a test's own.</param>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Builder(settings);
        builder.AddLlm().AddNotion().AddTariffSources();
        builder.AddStorage().AddJourneys().AddInbox().AddEndpoints().AddDesk();
        var app = builder.Build();
        app.UseDeskErrors();
        app.MapEndpoints();
        app.MapDesk();
        return app;
    }

    /// <summary>The rooms without a door, for commands that work on the store, serve nobody and ask nobody.</summary>
    public static WebApplication BuildOffline(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Builder(settings);
        builder.Configuration.AddInMemoryCollection([new($"{TariffSourceOptions.Section}:{nameof(TariffSourceOptions.Enabled)}", "false")]);
        builder.AddTariffSources();
        builder.AddStorage().AddJourneys();
        return builder.Build();
    }

    private static WebApplicationBuilder Builder(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production,
        });
        if (Path.Combine(Environment.CurrentDirectory, "appsettings.json") is var local && local != Path.Combine(AppContext.BaseDirectory, "appsettings.json") && File.Exists(local))
        {
            builder.Configuration.AddJsonFile(local, optional: true);
            builder.Configuration.AddEnvironmentVariables();
        }

        builder.Configuration.AddUserSecrets(typeof(ServiceHost).Assembly, optional: true);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddLogs();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        return builder;
    }
}
