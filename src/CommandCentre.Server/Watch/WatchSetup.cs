using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using Microsoft.AspNetCore.Authentication;

namespace CommandCentre.Server.Watch;

/// <summary>Puts into the server what its keepers watch it by.</summary>
public static class WatchSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services, ServeChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        services.AddSingleton<Readiness>().AddSingleton<StoreProbe>();
        services.AddMetrics();
        services.AddSingleton<Measures>().AddSingleton(provider => new MetricsText(provider.GetRequiredService<Measures>())).AddSingleton(_ => new MetricsKey(choices));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Gauges>(provider));
        if (choices.Otlp is { } collector)
        {
            services.AddHostedService(_ => new OtlpExport(collector));
        }

        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, MetricsKeyHandler>(MetricsKeyHandler.Name, null);
        return services;
    }

    /// <summary>Answers "come again" while operations are being opened.</summary>
    public static WebApplication UseOpeningGate(this WebApplication app)
    {
        app.UseMiddleware<OpeningGate>();
        return app;
    }

    /// <summary>Maps the addresses that say how the centre is. Anybody may ask for its health, which tells nothing of any case; metrics need their key.</summary>
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

        // Counting begins with the first thing that happens, not with the first asking.
        var metrics = app.Services.GetRequiredService<MetricsText>();
        app.Services.GetRequiredService<Gauges>();
        app.Services.GetRequiredService<MetricsKey>();
        app.MapGet(Paths.Metrics, () => Results.Text(metrics.Write(), MetricsText.MediaType))
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(MetricsKeyHandler.Name).RequireAuthenticatedUser())
            .ExcludeFromDescription();
        return app;
    }
}
