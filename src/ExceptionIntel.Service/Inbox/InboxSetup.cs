namespace ExceptionIntel.Service.Inbox;

public static class InboxSetup
{
    public static WebApplicationBuilder AddInbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<InboxOptions>().BindConfiguration(InboxOptions.Section)
            .Validate(options => options.LeaseSeconds is >= 5 and <= 3600, "Inbox:LeaseSeconds must be 5 to 3600.")
            .ValidateOnStart();
        builder.Services.AddSingleton<InboxSignal>().AddSingleton<InboxStore>().AddSingleton<InboxDoor>();
        builder.Services.AddHostedService<InboxWorker>().AddHostedService<InboxBroom>().AddHostedService<TariffWatch>();
        return builder;
    }
}
