using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CommandCentre.Server.Tests.Running;

/// <summary>A wire between a client and a centre on this machine that can be cut: every connection through it ends at once, without a word of farewell.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Socket> _open = [];
    private readonly Task _accepting;
    private byte[]? _cutBefore;
    private bool _down;

    public Relay(Uri centre)
    {
        Centre = centre;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where it leads; may be changed while nothing goes through.</summary>
    public Uri Centre { get; set; }

    /// <summary>Where clients connect.</summary>
    public Uri Address { get; }

    /// <summary>Cuts once, before the first piece that holds a text reaches the client.</summary>
    public void CutBefore(string text) => Volatile.Write(ref _cutBefore, Encoding.UTF8.GetBytes(text));

    /// <summary>Ends every connection and lets none through until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        lock (_open)
        {
            _down = true;
            foreach (var socket in _open)
            {
                socket.Close(0);
            }

            _open.Clear();
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend()
    {
        lock (_open)
        {
            _down = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                carried.Add(CarryAsync(await _listener.AcceptSocketAsync(_ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var centre = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await centre.ConnectAsync(Centre.Host, Centre.Port, _ending.Token);
            if (Opened(client, centre))
            {
                await Task.WhenAll(PumpAsync(client, centre, false), PumpAsync(centre, client, true));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or one side went away.
        }

        client.Close(0);
        centre.Close(0);
    }

    private bool Opened(Socket client, Socket centre)
    {
        lock (_open)
        {
            return !_down && _open.Add(client) && _open.Add(centre);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool toClient)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await from.ReceiveAsync(buffer, _ending.Token)) > 0;)
        {
            if (toClient && Volatile.Read(ref _cutBefore) is { } text && buffer.AsSpan(0, read).IndexOf(text) >= 0 && Interlocked.Exchange(ref _cutBefore, null) is not null)
            {
                Cut();
                Mend();
                return;
            }

            for (var sent = 0; sent < read;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _ending.Token);
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
