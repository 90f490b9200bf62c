using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace CommandCentre.Server.Tests.Running;

/// <summary>The SignalR client's way to the hub over a plain WebSocket, as a national system in .NET would write it.</summary>
/// <param name="address">The hub, <c>ws://</c> or <c>wss://</c>.</param>
/// <param name="prepare">Sets headers: the key, or cookie and Origin.</param>
public sealed class WebSocketTransport(Uri address, Action<ClientWebSocketOptions> prepare) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        prepare(socket.Options);
        await socket.ConnectAsync(address, cancellationToken);
        return new SocketConnection(socket);
    }

    private sealed class SocketConnection : ConnectionContext
    {
        private readonly ClientWebSocket _socket;
        private readonly CancellationTokenSource _closed = new();
        private readonly Pipe _in = new();
        private readonly Pipe _out = new();
        private readonly Task _receiving;
        private readonly Task _sending;

        internal SocketConnection(ClientWebSocket socket)
        {
            _socket = socket;
            Transport = new Duplex(_in.Reader, _out.Writer);
            _receiving = ReceiveAsync();
            _sending = SendAsync();
        }

        public override string ConnectionId { get; set; } = "system";

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await _out.Writer.CompleteAsync();
            await _sending;
            await _closed.CancelAsync();
            await _receiving;
            _socket.Dispose();
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
            catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException)
            {
                // The connection is over.
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
            catch (Exception ended) when (ended is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                // The connection is over.
            }

            await _out.Reader.CompleteAsync();
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
