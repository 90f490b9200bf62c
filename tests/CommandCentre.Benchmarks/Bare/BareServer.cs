using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Benchmarks.Bare;

/// <summary>What the fan-out is measured against, each as a process of its own: SignalR and nothing else, and a WebSocket and nothing else.</summary>
internal static class BareServer
{
    internal const string Sign = "bare at ";

    /// <summary>Serves until it is ended. Both take the hub's handshake, and <c>Say(argument)</c> sends the argument to all as "Rows".</summary>
    internal static async Task RunAsync(bool signalR)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddSingleton<BareSockets>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (signalR)
        {
            builder.Services.AddSignalR(hub => (hub.MaximumReceiveMessageSize, hub.ClientTimeoutInterval) = (null, TimeSpan.FromSeconds(25)));
        }

        var app = builder.Build();
        app.UseRouting();
        if (signalR)
        {
            app.MapHub<BareHub>("/hub/live", connection => connection.Transports = HttpTransportType.WebSockets);
        }
        else
        {
            app.UseWebSockets();
            app.MapGet("/hub/live", app.Services.GetRequiredService<BareSockets>().ServeAsync);
        }

        await app.StartAsync();
        Console.WriteLine(Sign + app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
    }
}

/// <summary>The plainest hub there is: what is said goes to all.</summary>
internal sealed class BareHub : Hub
{
    public Task Say(JsonElement argument) => Clients.All.SendAsync("Rows", new Prepared(Encoding.UTF8.GetBytes(argument.GetRawText())));
}

/// <summary>JSON written as it is, so that the bytes are the very ones.</summary>
[JsonConverter(typeof(PreparedConverter))]
internal sealed record Prepared(byte[] Json);

internal sealed class PreparedConverter : JsonConverter<Prepared>
{
    public override Prepared Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Prepared value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
}

/// <summary>The floor: a list of sockets, bytes made once, one after the other. No rights, no bound, no protocol beyond what the client needs.</summary>
internal sealed class BareSockets : IDisposable
{
    private static readonly byte[] Greeting = [(byte)'{', (byte)'}', 0x1e];

    private readonly ConcurrentDictionary<WebSocket, byte> _all = new();
    private readonly SemaphoreSlim _saying = new(1, 1);

    public void Dispose() => _saying.Dispose();

    internal async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16 * 1024];
        await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        await socket.SendAsync(Greeting.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        _all[socket] = 0;
        try
        {
            while (await ReadAsync(socket, buffer) is { } message)
            {
                if (message.Span.IndexOf("\"Say\""u8) >= 0)
                {
                    await SayAsync(message);
                }
            }
        }
        catch (WebSocketException)
        {
            // Cut: it says nothing any more.
        }

        _all.TryRemove(socket, out _);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(WebSocket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += read.Count;
            if (read.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            if (read.EndOfMessage)
            {
                return buffer.AsMemory(0, length);
            }
        }
    }

    private async Task SayAsync(ReadOnlyMemory<byte> said)
    {
        var argument = said[(said.Span.IndexOf("\"arguments\":["u8) + 13)..^3];
        byte[] message = [.. "{\"type\":1,\"target\":\"Rows\",\"arguments\":["u8, .. argument.Span, .. "]}\u001e"u8];
        // A WebSocket takes one message at a time: whoever else says something waits.
        await _saying.WaitAsync();
        foreach (var (socket, _) in _all)
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        }

        _saying.Release();
    }
}
