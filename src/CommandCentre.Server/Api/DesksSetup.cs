using CommandCentre.Desks;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Files;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Referrals;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Watch;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CommandCentre.Server.Api;

/// <summary>Puts the journal, the record keys and the desks into the server.</summary>
public static class DesksSetup
{
    /// <summary>Adds them; operation time is the wall clock unless an exercise has brought its own clock before.</summary>
    public static IServiceCollection AddDesks(this IServiceCollection services, ServeChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        services.TryAddSingleton<IJournal>(provider => new MeasuredJournal(Journal(provider, choices), provider.GetRequiredService<Measures>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => Keys(choices));
        services.AddSingleton<LineCodec>();
        services.TryAddSingleton<Func<OperationKey, TimeProvider>>(provider => _ => provider.GetRequiredService<TimeProvider>());
        services.AddSingleton<DeskRoom>().AddSingleton<CommandRate>().AddSingleton(provider => new ReadRate(provider.GetRequiredService<TimeProvider>())).AddSingleton<Intake>();
        services.AddSingleton(provider => new FileRoom(choices.DataFolder, provider.GetRequiredService<RecordKeys>(), provider.GetRequiredService<ILogger<FileRoom>>()));
        services.AddSingleton<OperatorChannel>();
        services.AddSingleton<CountryLedgers>().AddSingleton(provider => Holdings(provider, choices)).AddHostedService<HoldingsOpening>();
        services.AddSingleton(provider => BlindFilters.Open(choices.DataFolder, provider.GetRequiredService<RecordKeys>(), provider.GetRequiredService<DeskRoom>(), provider.GetRequiredService<ILogger<BlindFilters>>()));
        services.AddSingleton<CrossCheckRoom>().AddSingleton<CountryAlerts>().AddSingleton<Checking>();
        services.AddSingleton(provider => new MatchWatch(
            provider.GetRequiredService<DeskRoom>(), provider.GetRequiredService<HoldingsRoom>(), provider.GetRequiredService<BlindFilters>(), provider.GetRequiredService<CountryLedgers>(), choices.DataFolder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MatchWatch>>()));
        services.AddHostedService<Watching>();
        services.AddSingleton<DeskOpening>().AddHostedService(provider => provider.GetRequiredService<DeskOpening>());
        return services;
    }

    /// <summary>Opens the files now, so that what stands in the way is said before the centre listens.</summary>
    public static WebApplication OpenDesks(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<DeskRoom>();
        app.Services.GetRequiredService<HoldingsRoom>();
        app.Services.GetRequiredService<BlindFilters>();
        app.Services.GetRequiredService<MatchWatch>();
        if (app.Services.GetRequiredService<RecordKeys>().CountNotRestored() is > 0 and var count)
        {
            app.Logger.LogWarning(CentreEvents.KeysNotRestored, "The keys of {Count} records were not restored: what is sealed under them stays closed until they are", count);
        }

        return app;
    }

    private static SqliteJournal Journal(IServiceProvider provider, ServeChoices choices)
    {
        var journal = SqliteJournal.Open(choices.DataFolder);
        if (journal.WitnessFault is { } fault)
        {
            provider.GetRequiredService<ILogger<DeskRoom>>().LogCritical(DeskEvents.WitnessFaulty, "{Fault}: lines lost at the end of a journal would not have been seen. Compare with the heads kept elsewhere", fault);
        }

        return journal;
    }

    private static HoldingsRoom Holdings(IServiceProvider provider, ServeChoices choices) => HoldingsRoom.Open(
        choices.DataFolder,
        provider.GetRequiredService<RecordKeys>(),
        provider.GetRequiredService<CountryLedgers>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<HoldingsRoom>>());

    private static RecordKeys Keys(ServeChoices choices)
    {
        try
        {
            return RecordKeys.Open(choices.DataFolder, choices.OwnerKeys);
        }
        catch (Exception wrong) when (wrong is OwnerKeysMissing or ArgumentException)
        {
            throw new WorldFailure(wrong.Message, wrong);
        }
    }
}
