using System.Buffers;
using System.Buffers.Binary;

namespace CommandCentre.Load.Wire;

/// <summary>WebSocket frames (RFC 6455) as they are needed here: masked out, unmasked in.</summary>
internal static class Framing
{
    internal const byte Separator = 0x1e;
    internal const int Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;

    /// <summary>A whole frame from a client. The mask is zero, which the protocol allows and which costs nothing.</summary>
    internal static byte[] Masked(int opcode, ReadOnlySpan<byte> payload)
    {
        var length = payload.Length < 126 ? 0 : payload.Length <= ushort.MaxValue ? 2 : 8;
        var frame = new byte[2 + length + 4 + payload.Length];
        frame[0] = (byte)(0x80 | opcode);
        frame[1] = (byte)(0x80 | (length switch { 0 => payload.Length, 2 => 126, _ => 127 }));
        if (length == 2)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        }
        else if (length == 8)
        {
            BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)payload.Length);
        }

        payload.CopyTo(frame.AsSpan(2 + length + 4));
        return frame;
    }

    /// <summary>The head of a frame from the server: bytes it takes, opcode and bytes of payload; 0 bytes when it is not all there.</summary>
    internal static (int Head, int Opcode, long Payload) Head(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return default;
        }

        var (opcode, length) = (bytes[0] & 0x0f, bytes[1] & 0x7f);
        return length switch
        {
            126 when bytes.Length >= 4 => (4, opcode, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            127 when bytes.Length >= 10 => (10, opcode, (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            126 or 127 => default,
            _ => (2, opcode, length),
        };
    }
}

/// <summary>Finds records in what comes over a connection, however frames and reads cut it. Whole ones are passed on where they lie.</summary>
internal sealed class RecordReader
{
    private byte[]? _part;
    private int _kept;
    private long _left;
    private int _opcode;
    private byte[] _head = [];

    internal delegate void Found(int opcode, ReadOnlySpan<byte> record);

    internal void Read(ReadOnlySpan<byte> bytes, Found found)
    {
        if (_head.Length > 0)
        {
            byte[] joined = [.. _head, .. bytes];
            _head = [];
            Read(joined, found);
            return;
        }

        while (bytes.Length > 0)
        {
            if (_left == 0)
            {
                var (head, opcode, payload) = Framing.Head(bytes);
                if (head == 0)
                {
                    _head = bytes.ToArray();
                    return;
                }

                (_left, _opcode) = (payload, opcode);
                bytes = bytes[head..];
                if (payload == 0 && opcode >= Framing.Close)
                {
                    found(opcode, default);
                }
            }

            var here = bytes[..(int)Math.Min(bytes.Length, _left)];
            _left -= here.Length;
            bytes = bytes[here.Length..];
            Payload(here, found);
        }
    }

    private void Payload(ReadOnlySpan<byte> here, Found found)
    {
        if (_opcode >= Framing.Close)
        {
            // Control frames are short and never in pieces of their own; one that is cut by a read is told by its first part.
            found(_opcode, here);
            return;
        }

        for (var end = here.IndexOf(Framing.Separator); end >= 0; end = here.IndexOf(Framing.Separator))
        {
            if (_kept > 0)
            {
                Keep(here[..end]);
                found(Framing.Text, _part.AsSpan(0, _kept));
                ArrayPool<byte>.Shared.Return(_part!);
                (_part, _kept) = (null, 0);
            }
            else
            {
                found(Framing.Text, here[..end]);
            }

            here = here[(end + 1)..];
        }

        Keep(here);
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (piece.Length == 0)
        {
            return;
        }

        if (_part is null || _part.Length < _kept + piece.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(1024, (_kept + piece.Length) * 2));
            _part?.AsSpan(0, _kept).CopyTo(larger);
            if (_part is not null)
            {
                ArrayPool<byte>.Shared.Return(_part);
            }

            _part = larger;
        }

        piece.CopyTo(_part.AsSpan(_kept));
        _kept += piece.Length;
    }
}
