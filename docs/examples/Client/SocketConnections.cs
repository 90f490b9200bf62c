using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Client;

/// <summary>The way to the hub: a plain WebSocket with the key in its header. The package that has a ready one is Microsoft.AspNetCore.SignalR.Client.</summary>
public sealed class SocketConnections(Uri address, string key) : IConnectionFactory
{
    /// <inheritdoc/>
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        var hub = new UriBuilder(address) { Scheme = address.Scheme == "https" ? "wss" : "ws", Path = "/hub/live" };
        await socket.ConnectAsync(hub.Uri, cancellationToken);
        return new SocketConnection(socket);
    }

    private sealed class SocketConnection : ConnectionContext
    {
        private readonly ClientWebSocket _socket;
        private readonly CancellationTokenSource _closed = new();
        private readonly Pipe _in = new();
        private readonly Pipe _out = new();
        private readonly Task _pumps;

        internal SocketConnection(ClientWebSocket socket)
        {
            _socket = socket;
            Transport = new Duplex(_in.Reader, _out.Writer);
            _pumps = Task.WhenAll(ReceiveAsync(), SendAsync());
        }

        public override string ConnectionId { get; set; } = "national system";

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await _out.Writer.CompleteAsync();
            await _closed.CancelAsync();
            await _pumps;
            _socket.Dispose();
            _closed.Dispose();
            await base.DisposeAsync();
        }

        private async Task ReceiveAsync()
        {
            try
            {
                while (await _socket.ReceiveAsync(_in.Writer.GetMemory(4096), _closed.Token) is { MessageType: not WebSocketMessageType.Close } received)
                {
                    _in.Writer.Advance(received.Count);
                    await _in.Writer.FlushAsync();
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
            {
                // The connection is over: whoever reads sees the end.
            }

            await _in.Writer.CompleteAsync();
        }

        private async Task SendAsync()
        {
            try
            {
                for (var read = await _out.Reader.ReadAsync(); !read.Buffer.IsEmpty || !read.IsCompleted; read = await _out.Reader.ReadAsync())
                {
                    await _socket.SendAsync(read.Buffer.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
                    _out.Reader.AdvanceTo(read.Buffer.End);
                }
            }
            catch (WebSocketException)
            {
                // The connection is over.
            }

            await _out.Reader.CompleteAsync();
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
