using System.Net.WebSockets;
using System.Text;
using CommandCentre.Load.Centres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Load.Tests.Seeded;

/// <summary>What stands between a centre and its clients and may change, hold, drop or repeat every record that goes through.</summary>
/// <param name="who">Whose connection it is.</param>
/// <param name="record">One record of the hub protocol.</param>
/// <returns>What goes on in its place.</returns>
internal delegate IEnumerable<string> Bend(LoadUser who, string record);

/// <summary>A relay for live connections on a loopback port of its own.</summary>
internal sealed class Wiretap : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly WebApplication _app;
    private readonly Uri _centre;
    private readonly Population _population;
    private readonly Bend _toClient;
    private readonly Bend _toServer;

    private Wiretap(WebApplication app, Uri centre, Population population, Bend? toClient, Bend? toServer)
    {
        (_app, _centre, _population) = (app, centre, population);
        _toClient = toClient ?? Straight;
        _toServer = toServer ?? Straight;
    }

    public Uri Hub => new UriBuilder(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) { Scheme = "ws", Path = "/hub/live" }.Uri;

    public static async Task<Wiretap> StartAsync(Uri centre, Population population, Bend? toClient, Bend? toServer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var tap = new Wiretap(app, centre, population, toClient, toServer);
        app.UseWebSockets();
        app.Run(tap.CarryAsync);
        await app.StartAsync();
        return tap;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IEnumerable<string> Straight(LoadUser who, string record) => [record];

    private async Task CarryAsync(HttpContext context)
    {
        using var client = await context.WebSockets.AcceptWebSocketAsync();
        using var centre = new ClientWebSocket();
        var key = context.Request.Headers.Authorization.ToString();
        centre.Options.SetRequestHeader("Authorization", key);
        await centre.ConnectAsync(_centre, context.RequestAborted);
        var who = _population.Users.Single(user => key == $"Bearer {user.Key}");
        await await Task.WhenAny(PumpAsync(client, centre, who, _toServer, context.RequestAborted), PumpAsync(centre, client, who, _toClient, context.RequestAborted));
        client.Abort();
        centre.Abort();
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, LoadUser who, Bend bend, CancellationToken stop)
    {
        var (bytes, waiting) = (new byte[64 * 1024], new MemoryStream());
        try
        {
            while (await from.ReceiveAsync(bytes, stop) is { MessageType: not WebSocketMessageType.Close } part)
            {
                waiting.Write(bytes, 0, part.Count);
                if (waiting.Length > 0 && waiting.GetBuffer()[waiting.Length - 1] == (byte)End)
                {
                    var records = Encoding.UTF8.GetString(waiting.GetBuffer(), 0, (int)waiting.Length).Split(End, StringSplitOptions.RemoveEmptyEntries);
                    waiting.SetLength(0);
                    foreach (var record in records.SelectMany(record => bend(who, record)))
                    {
                        await to.SendAsync(Encoding.UTF8.GetBytes(record + End), WebSocketMessageType.Text, true, stop);
                    }
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // One side has gone: so does the other.
        }
    }
}
