namespace ExceptionIntel.Service.Storage;

public static class StorageSetup
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section)
            .Validate(options => options.Provider == "sqlite", "Storage:Provider is not a store that this version has. It has: sqlite.")
            .Validate(options => options.RememberKeysDays is >= 1 and <= 365, "Storage:RememberKeysDays must be 1 to 365.")
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Ids>().AddSingleton<Database>().AddSingleton<KeyStore>();
        return builder;
    }
}
