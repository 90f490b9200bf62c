using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CommandCentre.Load.Wire;

/// <summary>One connection to the hub over a plain socket: nothing of SignalR's client in it, so that thousands cost little and every byte is ours.</summary>
public sealed class HubWire : IDisposable
{
    private static readonly byte[] PingFrame = Framing.Masked(Framing.Text, "{\"type\":6}\u001e"u8);
    private static readonly byte[] Handshake = Framing.Masked(Framing.Text, "{\"protocol\":\"json\",\"version\":1}\u001e"u8);

    private readonly Wires _wires;
    private readonly Socket _socket;
    private readonly TakeRecord? _take;
    private readonly bool _takesAnswers;
    private readonly Lock _sending = new();
    private readonly RecordReader _reader = new();
    private readonly RecordReader.Found _found;
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PendingCalls _calls = new();
    private long _at;
    private double _allowance;
    private int _letGo;

    private HubWire(Wires wires, Socket socket, WireOptions options)
    {
        _wires = wires;
        _socket = socket;
        _take = options.Take;
        _takesAnswers = options.TakesAnswers;
        _found = Found;
        Descriptor = (int)socket.Handle;
    }

    /// <summary>Records read, answers and pings too.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Why it ended, once it has.</summary>
    public Task<string> Closed => _closed.Task;

    internal Task Greeted => _greeted.Task;

    internal int Descriptor { get; }

    internal int? Rate { get; private set; }

    internal long Spoke { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>Calls a method of the hub. The task fails when the connection ends first: then nobody knows what became of the call.</summary>
    /// <param name="target">The method, such as <c>JoinBoard</c>.</param>
    /// <param name="arguments">Its arguments: a JSON array in UTF-8 without the brackets, such as <c>"OP",0</c>.</param>
    public Task<HubReply> CallAsync(string target, ReadOnlySpan<byte> arguments)
    {
        var (id, answer) = _calls.Begin();
        Send([.. Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":["""), .. arguments, .. "]}"u8]);
        if (_closed.Task.IsCompleted)
        {
            _calls.Fail("the connection has ended");
        }

        return answer;
    }

    /// <summary>The same with arguments as objects.</summary>
    public Task<HubReply> CallAsync(string target, params object?[] arguments) =>
        CallAsync(target, Encoding.UTF8.GetBytes(string.Join(',', arguments.Select(argument => JsonSerializer.Serialize(argument)))));

    /// <summary>Calls and reads the result.</summary>
    public async Task<JsonElement> AskAsync(string target, params object?[] arguments) => (await CallAsync(target, arguments).ConfigureAwait(false)).Result();

    /// <summary>Sends one message as it is; the separator is added.</summary>
    public void Send(ReadOnlySpan<byte> message) => SendFrame(Framing.Masked(Framing.Text, [.. message, Framing.Separator]));

    /// <summary>Reads so many bytes a second from now on; 0 for none, absent for as they come.</summary>
    public void ReadAt(int? bytesPerSecond)
    {
        var (was, _) = (Rate, Rate = bytesPerSecond);
        if (was is null != bytesPerSecond is null)
        {
            _wires.Pace(this, bytesPerSecond is not null);
        }
    }

    /// <summary>Cuts the connection at once, as a broken line does.</summary>
    public void Abort()
    {
        End("cut here");
        _wires.Close(this);
    }

    /// <summary>Says goodbye and closes.</summary>
    public void Dispose()
    {
        if (!_closed.Task.IsCompleted)
        {
            SendFrame(Framing.Masked(Framing.Close, [0x03, 0xe8]));
        }

        Abort();
    }

    internal static HubWire Open(Wires wires, Uri hub, string? key, WireOptions options)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = 5000, ReceiveTimeout = 20000 };
        try
        {
            if (options.ReceiveBuffer is { } bytes)
            {
                socket.ReceiveBufferSize = bytes;
            }

            socket.Connect(new IPEndPoint(IPAddress.Loopback, hub.Port));
            Upgrade.To(socket, hub, key);
            var wire = new HubWire(wires, socket, options);
            wires.Add(wire);
            wire.SendFrame(Handshake);
            return wire;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new WireRefused(0, failure.Message);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal void ReadReady(byte[] buffer)
    {
        var read = Epoll.Read(Descriptor, buffer);
        if (read > 0)
        {
            Take(buffer.AsSpan(0, read));
        }
        else if (read == 0)
        {
            End("the other end closed");
            _wires.Close(this);
        }
    }

    internal void ReadSlowly(byte[] buffer, TimeSpan passed)
    {
        _allowance = Math.Min(_allowance + (Rate!.Value * passed.TotalSeconds), Math.Max(1, Rate.Value));
        if (_allowance < 1)
        {
            return;
        }

        var read = Epoll.Read(Descriptor, buffer.AsSpan(0, Math.Min(buffer.Length, (int)_allowance)));
        if (read > 0)
        {
            _allowance -= read;
            Take(buffer.AsSpan(0, read));
        }
        else if (read == 0)
        {
            End("the other end closed");
            _wires.Close(this);
        }
    }

    internal void SendPing() => SendFrame(PingFrame);

    internal void LetGo()
    {
        if (Interlocked.Exchange(ref _letGo, 1) == 0)
        {
            _socket.Dispose();
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _at = Stopwatch.GetTimestamp();
        Bytes += bytes.Length;
        _reader.Read(bytes, _found);
    }

    private void Found(int opcode, ReadOnlySpan<byte> record)
    {
        if (opcode == Framing.Ping)
        {
            SendFrame(Framing.Masked(Framing.Pong, record));
            return;
        }

        if (opcode == Framing.Close)
        {
            End("the server said goodbye");
            _wires.Close(this);
            return;
        }

        Records++;
        if (record.StartsWith("{\"type\":3,"u8))
        {
            if (_takesAnswers)
            {
                _take?.Invoke(this, record, _at);
            }

            _calls.Answered(record, _at);
        }
        else if (record.Length == 2)
        {
            _greeted.TrySetResult();
        }
        else if (record.StartsWith("{\"type\":7"u8) || record.StartsWith("{\"error\""u8))
        {
            End(Encoding.UTF8.GetString(record));
        }
        else if (!record.StartsWith("{\"type\":6"u8))
        {
            _take?.Invoke(this, record, _at);
        }
    }

    private void SendFrame(ReadOnlySpan<byte> frame)
    {
        try
        {
            lock (_sending)
            {
                while (frame.Length > 0)
                {
                    frame = frame[_socket.Send(frame)..];
                }
            }

            Spoke = Stopwatch.GetTimestamp();
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            End("nothing can be sent: " + failure.Message);
            _wires.Close(this);
        }
    }

    private void End(string why)
    {
        if (_closed.TrySetResult(why))
        {
            _greeted.TrySetException(new WireRefused(0, why));
            // A connection that ends while it is opened is told to the one who opens it; anybody else looks at Closed.
            _ = _greeted.Task.Exception;
            _calls.Fail(why);
            try
            {
                _socket.Shutdown(SocketShutdown.Both);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // It is gone already.
            }
        }
    }
}
