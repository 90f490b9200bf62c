using System.Buffers;
using CommandCentre.Desks.Feeds;
using CommandCentre.Domain.Operations;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>Puts prepared frames into messages of the hub's JSON protocol, without serialising anything again.</summary>
internal static class FrameMessages
{
    private const byte End = 0x1e;

    /// <summary>The frames in their order as few messages: lines that stand together make one.</summary>
    internal static IEnumerable<SerializedHubMessage> Of(IReadOnlyList<Frame> frames, bool isBoard)
    {
        for (var first = 0; first < frames.Count;)
        {
            var next = first;
            while (next < frames.Count && frames[next].Kind is FrameKind.Line or FrameKind.Redrawn)
            {
                next++;
            }

            yield return next > first ? Lines(frames, first, next, isBoard) : Single(frames[next++]);
            first = next;
        }
    }

    /// <summary>The answer to joining: lines or rows, and whether the rest comes by itself.</summary>
    internal static RawJson Of(OperationKey operation, JoinPage page, bool isBoard)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Write("{\"operation\":\""u8);
        buffer.Write(System.Text.Encoding.ASCII.GetBytes(operation.Value));
        buffer.Write("\",\"head\":"u8);
        Number(buffer, page.Head);
        buffer.Write(page.Live ? ",\"live\":true,"u8 : ",\"live\":false,"u8);
        Body(buffer, page.Lines, page.Redrawn, isBoard);
        buffer.Write("}"u8);
        return new RawJson(buffer.WrittenMemory);
    }

    private static SerializedHubMessage Lines(IReadOnlyList<Frame> frames, int first, int next, bool isBoard)
    {
        var run = frames.Skip(first).Take(next - first).ToLookup(frame => frame.Kind);
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Write(isBoard ? "{\"type\":1,\"target\":\"Rows\",\"arguments\":[{"u8 : "{\"type\":1,\"target\":\"Lines\",\"arguments\":[{"u8);
        Body(buffer, run[FrameKind.Line], run[FrameKind.Redrawn], isBoard);
        return Ended(buffer, "}]}"u8);
    }

    private static SerializedHubMessage Single(Frame frame)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + frame.Bytes.Length);
        if (frame.Kind is FrameKind.Resync)
        {
            buffer.Write("{\"type\":1,\"target\":\"Resync\",\"arguments\":[{\"head\":"u8);
            Number(buffer, frame.Number);
            return Ended(buffer, "}]}"u8);
        }

        buffer.Write(frame.Kind is FrameKind.Picture ? "{\"type\":1,\"target\":\"Picture\",\"arguments\":["u8 : "{\"type\":1,\"target\":\"Pulse\",\"arguments\":["u8);
        buffer.Write(frame.Bytes.Span);
        return Ended(buffer, "]}"u8);
    }

    private static void Body(ArrayBufferWriter<byte> buffer, IEnumerable<Frame> lines, IEnumerable<Frame> redrawn, bool isBoard)
    {
        buffer.Write(isBoard ? "\"rows\":["u8 : "\"lines\":["u8);
        Joined(buffer, lines);
        buffer.Write("],\"redrawn\":["u8);
        Joined(buffer, redrawn);
        buffer.Write("]"u8);
    }

    private static void Joined(ArrayBufferWriter<byte> buffer, IEnumerable<Frame> frames)
    {
        var first = true;
        foreach (var frame in frames)
        {
            buffer.Write(first ? default : ","u8);
            buffer.Write(frame.Bytes.Span);
            first = false;
        }
    }

    private static void Number(ArrayBufferWriter<byte> buffer, long number)
    {
        number.TryFormat(buffer.GetSpan(20), out var written, default, null);
        buffer.Advance(written);
    }

    private static SerializedHubMessage Ended(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> end)
    {
        buffer.Write(end);
        buffer.Write([End]);
        return new SerializedHubMessage([new SerializedMessage("json", buffer.WrittenMemory)]);
    }
}
