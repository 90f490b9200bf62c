using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Watch;

/// <summary>Puts into the server what its keepers watch it by.</summary>
public static class WatchSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services, ServeChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return services.AddSingleton<Readiness>().AddSingleton<StoreProbe>();
    }

    /// <summary>Answers "come again" while operations are being opened.</summary>
    public static WebApplication UseOpeningGate(this WebApplication app)
    {
        app.UseMiddleware<OpeningGate>();
        return app;
    }

    /// <summary>Maps the addresses that say how the centre is. Anybody may ask: they tell nothing of any case.</summary>
    public static WebApplication MapWatch(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var health = app.MapGroup(Paths.Health).AllowAnonymous().ExcludeFromDescription();
        health.MapGet("live", () => Results.Json(new { status = "live" }));
        health.MapGet("ready", (Readiness readiness) =>
        {
            var now = readiness.Now();
            return Results.Json(new { status = now.Status, reasons = now.Reasons }, statusCode: now.Status == Standing.NotReady ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
        return app;
    }
}
