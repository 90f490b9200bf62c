using System.Collections.Concurrent;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>Frames of the newest lines, each made once per line, sight and face, and anew when its record has changed.</summary>
/// <param name="head">Number of the last line there is.</param>
/// <param name="log">For lines that cannot be drawn.</param>
internal sealed class FrameCache(long head, ILogger log)
{
    private const int Kept = 2048;

    private readonly ConcurrentDictionary<long, ConcurrentDictionary<Look, Lazy<Task<ReadOnlyMemory<byte>>>>> _byNumber = new();
    private long _floor = head - Kept;
    private long _made;

    /// <summary>Frames drawn since the beginning: once per line, sight and face, not once per viewer.</summary>
    internal long Made => Volatile.Read(ref _made);

    /// <summary>Lines of which a frame is kept.</summary>
    internal int Count => _byNumber.Count;

    /// <summary>The bytes of a line for a face; a line that cannot be drawn is shown as its number, with an alarm in the log. Never throws.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> BytesAsync(FeedFace face, LineView line)
    {
        if (line.Number <= Volatile.Read(ref _floor))
        {
            return await RenderAsync(face, line).ConfigureAwait(false);
        }

        // Few looks of each line: small tables, not the framework's default for many writers.
        var frames = _byNumber.GetOrAdd(line.Number, static _ => new(concurrencyLevel: 1, capacity: 3));
        var frame = frames.GetOrAdd(new Look(face, line.Sight, line.IsReferenceClosed, line.Marks?.To, line.Version), _ => new(() => RenderAsync(face, line)));
        return await frame.Value.ConfigureAwait(false);
    }

    /// <summary>Lets go of frames that are old, and of lines that look otherwise now.</summary>
    /// <param name="last">Number of the last line there is.</param>
    /// <param name="touched">Numbers of lines that have changed.</param>
    internal void Trim(long last, IReadOnlyList<long> touched)
    {
        while (_floor < last - Kept)
        {
            _byNumber.TryRemove(++_floor, out _);
        }

        foreach (var number in touched)
        {
            _byNumber.TryRemove(number, out _);
        }
    }

    private async Task<ReadOnlyMemory<byte>> RenderAsync(FeedFace face, LineView line)
    {
        Interlocked.Increment(ref _made);
        try
        {
            return await face.RenderAsync(line).ConfigureAwait(false);
        }
        catch (Exception poison)
        {
            log.LogCritical(DeskEvents.LineNotDrawn, poison, "Line {Line} of {Operation} cannot be drawn as {Face}; shown as its number", line.Number, line.Operation, face.Name);
            return await RenderNumberAsync(face, line.AsNumber()).ConfigureAwait(false);
        }
    }

    private async Task<ReadOnlyMemory<byte>> RenderNumberAsync(FeedFace face, LineView line)
    {
        try
        {
            return await face.RenderAsync(line).ConfigureAwait(false);
        }
        catch (Exception poison)
        {
            log.LogCritical(DeskEvents.NumberNotDrawn, poison, "Not even the number of line {Line} of {Operation} can be drawn as {Face}", line.Number, line.Operation, face.Name);
            return LineJson.Write(line);
        }
    }

    /// <summary>What makes two frames of one line the same. The version keeps a frame of an older state, drawn late, from passing for the new one.</summary>
    private readonly record struct Look(FeedFace Face, Sighted Sight, bool ReferenceClosed, ValueList<Addressee>? To, long Version);
}
