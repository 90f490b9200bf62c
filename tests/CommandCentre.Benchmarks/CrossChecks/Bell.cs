using System.Net.WebSockets;
using System.Text;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>A country's board: joined to the operation, it hears the bell of its country's journal and pulls what is new, as pages do.</summary>
internal sealed class Bell : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly HttpClient _client;
    private readonly Action<string, double> _shown;
    private readonly string _country;
    private Task _listening = Task.CompletedTask;
    private long _after;

    /// <param name="country">Whose board.</param>
    /// <param name="client">Pulls with its key.</param>
    /// <param name="shown">Told for each alert: all of it as JSON lines, and when it was there.</param>
    internal Bell(string country, HttpClient client, Action<string, double> shown) => (_country, _client, _shown) = (country, client, shown);

    internal async Task JoinAsync(Uri centre, string key)
    {
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        await _socket.ConnectAsync(new UriBuilder(centre) { Scheme = "ws", Path = "/hub/live" }.Uri, CancellationToken.None);
        await SayAsync("""{"protocol":"json","version":1}""");
        await SayAsync($$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{HeldCentre.Operation}}",0]}""");
        await PullAsync(0);
        _listening = Task.Run(ListenAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
        _client.Dispose();
    }

    private async Task ListenAsync()
    {
        var (buffer, message) = (new byte[64 * 1024], new MemoryStream());
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (read.MessageType is WebSocketMessageType.Close)
                {
                    return;
                }

                message.Write(buffer, 0, read.Count);
                if (read.EndOfMessage && Rang(message))
                {
                    await PullAsync(TimeProvider.System.GetTimestamp());
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Let go by the benchmark.
        }
    }

    /// <summary>Whether a bell was among it; pings are answered by nobody, the connection lives for the run.</summary>
    private static bool Rang(MemoryStream message)
    {
        var rang = message.GetBuffer().AsSpan(0, (int)message.Length).IndexOf("\"target\":\"Country\""u8) >= 0;
        message.SetLength(0);
        return rang;
    }

    private async Task PullAsync(long rung)
    {
        var text = await _client.GetStringAsync(new Uri($"/api/operations/{HeldCentre.Operation}/alerts?after={_after}", UriKind.Relative));
        using var page = System.Text.Json.JsonDocument.Parse(text);
        foreach (var alert in page.RootElement.GetProperty("alerts").EnumerateArray())
        {
            _after = alert.GetProperty("number").GetInt64();
            if (rung > 0)
            {
                _shown($"{_country} {alert.GetProperty("line").GetInt64()}", TimeProvider.System.GetTimestamp());
            }
        }
    }

    private async Task SayAsync(string message) => await _socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
}
