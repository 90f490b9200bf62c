using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Running;

/// <summary>What tests of live connections share.</summary>
public static class Boards
{
    public static string Origin(RunningCentre centre) => $"http://127.0.0.1:{centre.Address.Port}";

    /// <summary>A connection as a page makes it: by the cookies of a browser that is signed in.</summary>
    public static HubConnection OfBrowser(RunningCentre centre, CookieContainer cookies) => centre.Hub(options =>
    {
        options.Cookies = cookies;
        options.SetRequestHeader("Origin", Origin(centre));
    });

    /// <summary>Ends when the connection is closed; asked for before what closes it.</summary>
    public static Task Closed(HubConnection connection)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        return closed.Task;
    }

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
