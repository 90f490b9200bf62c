using System.Text.Json;
using System.Threading.Channels;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>A live connection that is looked at line by line, while things are said.</summary>
internal sealed class Watcher(Who who, HubConnection connection, bool isBoard) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<JsonElement> _messages = Boards.Messages(connection, isBoard ? "Rows" : "Lines");
    private readonly Channel<JsonElement> _pictures = Boards.Messages(connection, "Picture");
    private readonly Task _closed = Boards.Closed(connection);
    private long _last;

    public Who Who => who;

    public bool IsBoard => isBoard;

    /// <summary>Whether it was joined: before the operation is there, nobody can.</summary>
    public bool Joined { get; private set; }

    private string Outlet => isBoard ? "hub push rows" : "hub push lines";

    public async Task JoinAsync(long head)
    {
        await connection.StartAsync();
        var answer = await connection.InvokeAsync<JsonElement>(isBoard ? "JoinBoard" : "Join", Commands.Operation, head);
        Assert.True(answer.GetProperty("live").GetBoolean());
        (_last, Joined) = (head, true);
    }

    /// <summary>Takes what comes until a line is among it, and has it judged by the state that the line made.</summary>
    public async Task TakeAsync(long upTo, Judging judging)
    {
        while (_last < upTo)
        {
            Judge(await _messages.Reader.ReadAsync().AsTask().WaitAsync(Patience), judging);
        }
    }

    /// <summary>Judges what came besides: whatever it is, nothing in it is for others.</summary>
    public void TakeRest(Judging judging)
    {
        while (_messages.Reader.TryRead(out var message))
        {
            Judge(message, judging);
        }

        while (_pictures.Reader.TryRead(out var picture))
        {
            judging.Text(who, "hub push picture", picture.GetRawText());
        }
    }

    /// <summary>The figures that come within two seconds of the last line.</summary>
    public async Task<JsonElement> PictureAsync(long head)
    {
        JsonElement picture;
        do
        {
            picture = await _pictures.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
        while (picture.GetProperty("head").GetInt64() < head);
        return picture;
    }

    /// <summary>Waits until the server has cut it; nothing came after its last line.</summary>
    public async Task CutAsync()
    {
        await _closed.WaitAsync(Patience);
        Joined = false;
        Assert.False(_messages.Reader.TryRead(out var more), $"a line came to {who} after it was shut out: {more}");
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Judge(JsonElement message, Judging judging)
    {
        foreach (var item in message.GetProperty(isBoard ? "rows" : "lines").EnumerateArray().Concat(message.GetProperty("redrawn").EnumerateArray()))
        {
            _last = Math.Max(_last, item.GetProperty("number").GetInt64());
            if (isBoard)
            {
                judging.Row(who, Outlet, item.GetProperty("html").GetString()!);
            }
            else
            {
                judging.Line(who, Outlet, item);
            }
        }

        judging.Text(who, Outlet, message.GetRawText());
    }
}
