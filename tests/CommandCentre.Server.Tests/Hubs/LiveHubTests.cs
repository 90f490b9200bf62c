using System.Text.Json;
using System.Threading.Channels;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Hubs;

public sealed class LiveHubTests
{
    [Fact]
    public async Task Join_ThenAHitElsewhere_ArrivesByItself()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var france = centre.Hub("FR", "observer");
        var lines = Channel.CreateUnbounded<JsonElement>();
        france.On<JsonElement>("Lines", message => lines.Writer.TryWrite(message));
        await france.StartAsync();

        var joined = await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        Assert.Equal(2, joined.GetProperty("head").GetInt64());
        Assert.Equal(2, joined.GetProperty("lines").GetArrayLength());
        Assert.False(joined.GetProperty("live").GetBoolean(), "a page with lines is never live: lines that come by themselves could overtake it");
        var live = await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 2);
        Assert.True(live.GetProperty("live").GetBoolean());

        await using var germany = centre.Hub("DE", "liaison officer");
        await germany.StartAsync();
        var command = Commands.Hit("Pistol parts in a toy");
        command["operation"] = Commands.Operation;
        var answer = await germany.InvokeAsync<JsonElement>("Submit", command);
        Assert.Equal("recorded", answer.GetProperty("ruling").GetString());

        var message = await lines.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(3, message.GetProperty("lines")[0].GetProperty("number").GetInt64());
    }
}
