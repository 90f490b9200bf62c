using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Running;

/// <summary>What tests of live connections share.</summary>
public static class Boards
{
    public static string Origin(RunningCentre centre) => $"http://127.0.0.1:{centre.Address.Port}";

    public static Channel<JsonElement> Messages(HubConnection connection, string target)
    {
        var messages = Channel.CreateUnbounded<JsonElement>();
        connection.On<JsonElement>(target, message => messages.Writer.TryWrite(message));
        return messages;
    }

    public static Task<JsonElement> SubmitAsync(HubConnection connection, JsonObject command)
    {
        command["operation"] = Commands.Operation;
        return connection.InvokeAsync<JsonElement>("Submit", command);
    }
}
