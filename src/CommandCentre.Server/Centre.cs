using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Exports;
using CommandCentre.Server.Files;
using CommandCentre.Server.Hubs;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server;

/// <summary>The command centre as a server: what it consists of, in the order a request meets it.</summary>
public static class Centre
{
    /// <summary>Puts the server together; it does not listen yet.</summary>
    /// <param name="choices">How it is to be served; the data folder is there.</param>
    /// <param name="also">What a test changes before it is built.</param>
    public static WebApplication Build(ServeChoices choices, Action<WebApplicationBuilder>? also = null)
    {
        var builder = Ground.Builder(choices);
        builder.Services.AddIdentity(choices);
        if (choices is { IsExercise: true, PlaysWeek: true })
        {
            builder.Services.AddExercise(new ExerciseOptions { Seed = choices.Seed, Speed = choices.Speed ?? ExerciseOptions.DefaultSpeed });
        }

        builder.Services.AddDesks(choices);
        builder.Services.AddLive();
        builder.Services.AddExports();
        builder.Services.AddFiles();
        builder.Services.AddApi();
        builder.Services.AddPages();
        builder.Services.AddWatch(choices);
        also?.Invoke(builder);

        var app = builder.Build();
        app.OpenDesks();
        app.UseEdge();
        app.UsePageFiles();
        app.UseOpeningGate();
        app.UseRouting();
        app.UseIdentity();
        app.UseReadRate();
        app.MapIdentity();
        app.MapLive();
        app.MapApi();
        app.MapExports();
        app.MapFiles();
        app.MapPages();
        app.MapWatch();
        return app;
    }
}
