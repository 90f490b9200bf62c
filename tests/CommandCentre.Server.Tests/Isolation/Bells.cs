using System.Text.Json;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Live connections of viewers of every kind that listen for their country's bell alone: that it rings tells that something was found.</summary>
internal sealed class Bells : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Countries = ["DE", "FR", "NL", "SE", "EU", "ES", "PT"];

    private readonly List<Bell> _bells = [];

    /// <summary>Every key of some countries, those invited to observe among them, somebody off duty and a wall.</summary>
    public static async Task<Bells> HangAsync(Stage stage)
    {
        var bells = new Bells();
        foreach (var (who, key) in stage.Systems.Where(system => Countries.Contains(system.Who.Country)))
        {
            await bells.HangAsync(who, stage.Hub(key));
        }

        foreach (var who in new[] { new Who("FR", "police", "liaison officer", "off-duty"), new Who("EU", "coordination", "observer", "wall"), new Who("DE", "police", "observer", "wall") })
        {
            using var browser = stage.Browser(who, out var cookies);
            await bells.HangAsync(who, Boards.OfBrowser(stage.Centre, cookies));
        }

        return bells;
    }

    /// <summary>Rung for everybody who reads the alerts of a country that was told something, and for nobody else.</summary>
    /// <param name="judging">Where it is held against the rule.</param>
    /// <param name="told">The countries whose journals have grown.</param>
    public async Task JudgeAsync(HeldJudging judging, IReadOnlyCollection<string> told)
    {
        bool Hears(Who who) => told.Contains(who.Country) && HeldJudging.ReadsOwn(who);
        await Task.WhenAll(_bells.Where(bell => Hears(bell.Who)).Select(bell => bell.Rung.Task.WaitAsync(Patience).ContinueWith(_ => { }, TaskScheduler.Default)));
        foreach (var bell in _bells)
        {
            // What was sent before this answer has come before it.
            await bell.Hub.InvokeAsync<JsonElement>("Join", Commands.Operation, long.MaxValue / 2);
            judging.Same(bell.Who, "hub Country", "whether the bell rang", Hears(bell.Who) ? "yes" : "no", bell.Rung.Task.IsCompleted ? "yes" : "no");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bell in _bells)
        {
            await bell.Hub.DisposeAsync();
        }
    }

    private async Task HangAsync(Who who, HubConnection hub)
    {
        var bell = new Bell(who, hub, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        hub.On<JsonElement>("Country", _ => bell.Rung.TrySetResult());
        await hub.StartAsync();
        await hub.InvokeAsync<JsonElement>("JoinBoard", Commands.Operation, 0L);
        _bells.Add(bell);
    }

    private sealed record Bell(Who Who, HubConnection Hub, TaskCompletionSource Rung);
}
