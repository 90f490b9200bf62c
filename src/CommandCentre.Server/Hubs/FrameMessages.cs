using System.Buffers;
using System.Text;
using CommandCentre.Desks.Feeds;
using CommandCentre.Domain.Operations;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>Puts prepared frames into messages of the hub's JSON protocol, without serialising anything again.</summary>
internal static class FrameMessages
{
    /// <summary>What stands around frames in a message at most.</summary>
    private const int Wrapping = 96;

    /// <summary>Frames for a board, as prepared bytes.</summary>
    internal static readonly Func<FrameRun, SerializedHubMessage> OfBoard = run => Of(run, true);

    /// <summary>Frames for a system, as prepared bytes.</summary>
    internal static readonly Func<FrameRun, SerializedHubMessage> OfLines = run => Of(run, false);

    /// <summary>The answer to joining: lines or rows, and whether the rest comes by itself.</summary>
    internal static RawJson Of(OperationKey operation, JoinPage page, bool isBoard)
    {
        var buffer = new ArrayBufferWriter<byte>(Wrapping + operation.Value.Length + Size(page.Lines) + Size(page.Redrawn));
        buffer.Write("{\"operation\":\""u8);
        buffer.Write(Encoding.ASCII.GetBytes(operation.Value));
        buffer.Write("\",\"head\":"u8);
        Number(buffer, page.Head);
        buffer.Write(page.Live ? ",\"live\":true,"u8 : ",\"live\":false,"u8);
        Body(buffer, [.. page.Lines, .. page.Redrawn], isBoard);
        buffer.Write("}"u8);
        return new RawJson(buffer.WrittenMemory);
    }

    /// <summary>The bell of a country's journal: its last number, and nothing else.</summary>
    internal static SerializedHubMessage OfCountry(long number)
    {
        var buffer = new ArrayBufferWriter<byte>(Wrapping);
        buffer.Write("{\"type\":1,\"target\":\"Country\",\"arguments\":[{\"number\":"u8);
        Number(buffer, number);
        buffer.Write("}]}\u001e"u8);
        return new SerializedHubMessage([new SerializedMessage("json", buffer.WrittenMemory)]);
    }

    /// <summary>The frames in their order: lines that stand together are one message of the protocol; all of them leave in one write.</summary>
    private static SerializedHubMessage Of(FrameRun run, bool isBoard)
    {
        var buffer = new ArrayBufferWriter<byte>(Wrapping + Size(run.Frames));
        for (var first = 0; first < run.Frames.Count;)
        {
            var next = first;
            while (next < run.Frames.Count && run.Frames[next].Kind is FrameKind.Line or FrameKind.Redrawn)
            {
                next++;
            }

            if (next > first)
            {
                Lines(buffer, run.Frames, first, next, isBoard);
            }
            else
            {
                Single(buffer, run.Frames[next++]);
            }

            first = next;
        }

        return new SerializedHubMessage([new SerializedMessage("json", buffer.WrittenMemory)]);
    }

    private static void Lines(ArrayBufferWriter<byte> buffer, IReadOnlyList<Frame> frames, int first, int next, bool isBoard)
    {
        buffer.Write(isBoard ? "{\"type\":1,\"target\":\"Rows\",\"arguments\":[{"u8 : "{\"type\":1,\"target\":\"Lines\",\"arguments\":[{"u8);
        Body(buffer, [.. frames.Skip(first).Take(next - first)], isBoard);
        buffer.Write("}]}\u001e"u8);
    }

    private static void Single(ArrayBufferWriter<byte> buffer, Frame frame)
    {
        if (frame.Kind is FrameKind.Resync)
        {
            buffer.Write("{\"type\":1,\"target\":\"Resync\",\"arguments\":[{\"head\":"u8);
            Number(buffer, frame.Number);
            buffer.Write("}]}\u001e"u8);
            return;
        }

        buffer.Write(frame.Kind is FrameKind.Picture ? "{\"type\":1,\"target\":\"Picture\",\"arguments\":["u8 : "{\"type\":1,\"target\":\"Pulse\",\"arguments\":["u8);
        buffer.Write(frame.Bytes.Span);
        buffer.Write("]}\u001e"u8);
    }

    private static void Body(ArrayBufferWriter<byte> buffer, Frame[] frames, bool isBoard)
    {
        buffer.Write(isBoard ? "\"rows\":["u8 : "\"lines\":["u8);
        Joined(buffer, frames, FrameKind.Line);
        buffer.Write("],\"redrawn\":["u8);
        Joined(buffer, frames, FrameKind.Redrawn);
        buffer.Write("]"u8);
    }

    private static void Joined(ArrayBufferWriter<byte> buffer, Frame[] frames, FrameKind kind)
    {
        var first = true;
        foreach (var frame in frames)
        {
            if (frame.Kind == kind)
            {
                buffer.Write(first ? default : ","u8);
                buffer.Write(frame.Bytes.Span);
                first = false;
            }
        }
    }

    private static int Size(IReadOnlyList<Frame> frames) => frames.Sum(frame => frame.Bytes.Length + 1);

    private static void Number(ArrayBufferWriter<byte> buffer, long number)
    {
        number.TryFormat(buffer.GetSpan(20), out var written, default, null);
        buffer.Advance(written);
    }
}
