using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Connectors.Printing;

public static class PdfSetup
{
    public static WebApplicationBuilder AddPdfPrinter(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PrintingOptions>().BindConfiguration(PrintingOptions.Section)
            .Validate(options => options.TimeoutSeconds is >= 1 and <= 600, "Printing:TimeoutSeconds must be 1 to 600.")
            .ValidateOnStart();
        builder.Services.AddSingleton<PdfPrinter>();
        return builder;
    }
}
