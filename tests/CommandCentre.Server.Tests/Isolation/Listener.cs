using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>One end of a live connection as bytes, each message with the moment at which it was read: no later than that the server had written it.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentQueue<(long At, string Text)> _heard = new();
    private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _hearing = Task.CompletedTask;

    /// <summary>What was heard, in order.</summary>
    public IReadOnlyCollection<(long At, string Text)> Heard => _heard;

    /// <summary>Ends when the connection has ended, however.</summary>
    public Task Ended => _hearing;

    /// <summary>Connects and joins from a number on, as rows or as lines; live when it returns.</summary>
    public static async Task<Listener> JoinAsync(RunningCentre centre, Action<ClientWebSocketOptions> prepare, string operation, long head, bool isBoard)
    {
        var listener = new Listener();
        prepare(listener._socket.Options);
        await listener._socket.ConnectAsync(centre.HubAddress, CancellationToken.None);
        listener._hearing = listener.HearAsync();
        await listener.SayAsync("""{"protocol":"json","version":1}""");
        for (var (turn, after) = (1, head); !listener._live.Task.IsCompleted; turn++)
        {
            await listener.SayAsync($$"""{"type":1,"invocationId":"{{turn}}","target":"{{(isBoard ? "JoinBoard" : "Join")}}","arguments":["{{operation}}",{{after}}]}""");
            after = await listener.AnsweredAsync(turn, after);
        }

        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _hearing;
        _socket.Dispose();
    }

    private async Task<long> AnsweredAsync(int turn, long after)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            if (_heard.FirstOrDefault(heard => heard.Text.Contains($"\"invocationId\":\"{turn}\"", StringComparison.Ordinal)).Text is { } answer)
            {
                if (answer.Contains("\"live\":true", StringComparison.Ordinal))
                {
                    _live.TrySetResult();
                }

                return System.Text.RegularExpressions.Regex.Matches(answer, "\"number\":([0-9]+)").Select(number => long.Parse(number.Groups[1].Value, null)).Append(after).Max();
            }

            await looks.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task HearAsync()
    {
        var buffer = new byte[64 * 1024];
        var message = new StringBuilder();
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } read)
            {
                message.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
                if (read.EndOfMessage)
                {
                    _heard.Enqueue((TimeProvider.System.GetTimestamp(), message.ToString()));
                    message.Clear();
                }
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Cut by the server, or let go by the test.
        }
    }

    private async Task SayAsync(string message) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
}
