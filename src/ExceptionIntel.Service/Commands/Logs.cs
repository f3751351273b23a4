using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ExceptionIntel.Service.Commands;

/// <summary>Where log lines go: sentences on a terminal, JSON lines where something reads them. The only file that knows Serilog.</summary>
public static class Logs
{
    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder)
    {
        // Several services may run in one process, as in tests: the end of one must not silence the others.
        builder.Services.AddSerilog(preserveStaticLogger: true, configureLogger: (_, log) =>
        {
            log.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
                // The seal of the desk's cookies lies beside the store, which is as open or closed as it is.
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
                .MinimumLevel.Override("Polly", LogEventLevel.Warning)
                .Enrich.FromLogContext()
                .ReadFrom.Configuration(builder.Configuration);
            // Data that a command prints goes to stdout, so log lines keep out of its way.
            if (Console.IsErrorRedirected)
            {
                log.WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
            }
            else
            {
                log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
            }
        });
        return builder;
    }
}
