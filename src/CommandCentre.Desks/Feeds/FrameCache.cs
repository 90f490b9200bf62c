using System.Collections.Concurrent;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>Frames of the newest lines, each made once per line, sight and face.</summary>
internal sealed class FrameCache(ILogger log)
{
    private const int Kept = 2048;

    private readonly ConcurrentDictionary<long, ConcurrentDictionary<(FeedFace, Sighted), ReadOnlyMemory<byte>>> _byNumber = new();

    /// <summary>The bytes of a line for a face; a line that cannot be drawn is shown as its number, with an alarm in the log.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> BytesAsync(FeedFace face, LineView line, long head)
    {
        if (line.Number <= head - Kept)
        {
            return await RenderAsync(face, line).ConfigureAwait(false);
        }

        var frames = _byNumber.GetOrAdd(line.Number, static _ => new());
        if (!frames.TryGetValue((face, line.Sight), out var bytes))
        {
            bytes = await RenderAsync(face, line).ConfigureAwait(false);
            frames[(face, line.Sight)] = bytes;
            _byNumber.TryRemove(line.Number - Kept, out _);
        }

        return bytes;
    }

    /// <summary>Forgets lines that look otherwise now.</summary>
    internal void Forget(IEnumerable<long> numbers)
    {
        foreach (var number in numbers)
        {
            _byNumber.TryRemove(number, out _);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> RenderAsync(FeedFace face, LineView line)
    {
        try
        {
            return await face.RenderAsync(line).ConfigureAwait(false);
        }
        catch (Exception poison)
        {
            log.LogCritical(poison, "Line {Line} of {Operation} cannot be drawn as {Face}; shown as its number", line.Number, line.Operation, face.Name);
            return await face.RenderAsync(LineView.NumberOnly(line)).ConfigureAwait(false);
        }
    }
}
