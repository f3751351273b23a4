namespace ExceptionIntel.Service.Journey;

public static class JourneySetup
{
    public static WebApplicationBuilder AddJourneys(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PromiseOptions>().BindConfiguration(PromiseOptions.Section)
            .Validate(options => options.MaxErrorRate is > 0 and < 1, "Promise:MaxErrorRate is a share between 0 and 1, as in 0.05.")
            .Validate(options => options.Certainty is >= 0.5 and < 1, "Promise:Certainty is a share of at least 0.5 and below 1, as in 0.95.")
            .Validate(options => options.AuditShare is >= 0 and <= 1, "Promise:AuditShare is a share from 0 to 1.")
            .ValidateOnStart();

        builder.Services.AddOptions<TariffOptions>().BindConfiguration(TariffOptions.Section);

        // Read while the rest of the service starts: the first who needs it waits for what is left.
        var knowledge = Task.Run(Knowledge.Load);
        builder.Services.AddSingleton(_ => knowledge.GetAwaiter().GetResult());
        builder.Services
            .AddSingleton<LearnedShelf>().AddSingleton<PolicyBook>().AddSingleton<TariffShelves>().AddSingleton<NationalDesk>().AddSingleton<EditionReview>()
            .AddSingleton<TariffReach>().AddSingleton<TariffDesk>().AddSingleton<DraftDesk>()
            .AddSingleton<ProductWriter>().AddSingleton<ProductJourney>().AddSingleton<OrderJourney>()
            .AddSingleton<SettleJourney>().AddSingleton<ReviewJourney>().AddSingleton<SellerProfile>().AddSingleton<Journeys>().AddSingleton<Figures>();
        return builder;
    }
}
