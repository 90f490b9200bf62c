using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>Lines of a state as frames for one connection's viewer and face; whatever cannot be seen or drawn is its number.</summary>
internal sealed class LineDrawing(long head, ILogger log)
{
    /// <summary>Bytes from which on a run is cut: well below what makes a connection's transport push back.</summary>
    private const int RunSize = 24 * 1024;

    private readonly FrameCache _frames = new(head, log);

    /// <summary>Frames drawn since the beginning.</summary>
    internal long Made => _frames.Made;

    /// <summary>
    /// Earlier lines that a line makes look otherwise: those of the record that it corrects, withdraws, releases or closes, those addressed to the group it changes,
    /// and those of links to such records; the first reading of an image, which the second one opens.
    /// </summary>
    internal static IEnumerable<long> Touched(DeskState state, long number)
    {
        var entry = state.Lines[number];
        return entry.Event switch
        {
            HitCorrected or HitWithdrawn or MarksChanged or UseGranted or GrantWithdrawn => state.LinesWithLinks(entry.Record).Where(earlier => earlier < number),
            ImageReadAgain => state.Operation.Records[entry.Record].Lines.Where(earlier => earlier < number),
            GroupFormed { Name: var name } => state.AddressedTo(name).Where(earlier => earlier < number),
            GroupDissolved { Name: var name } => state.AddressedTo(name).Where(earlier => earlier < number),
            _ => [],
        };
    }

    /// <summary>A line.</summary>
    internal async ValueTask<Frame> LineAsync(DeskState state, Seat seat, FeedFace face, long number) =>
        new(FrameKind.Line, number, await BytesAsync(state, seat, face, number).ConfigureAwait(false));

    /// <summary>A line drawn again.</summary>
    internal async ValueTask<Frame> RedrawnAsync(DeskState state, Seat seat, FeedFace face, long number) =>
        new(FrameKind.Redrawn, number, await BytesAsync(state, seat, face, number).ConfigureAwait(false));

    /// <summary>Lines, each with the earlier ones that it makes look otherwise behind it, cut into runs that are not too large for one message.</summary>
    internal async ValueTask<IReadOnlyList<FrameRun>> RunsAsync(DeskState state, Seat seat, FeedFace face, long first, long last)
    {
        var runs = new List<FrameRun>(1);
        var frames = new List<Frame>();
        var size = 0;
        for (var number = first; number <= last; number++)
        {
            frames.Add(await LineAsync(state, seat, face, number).ConfigureAwait(false));
            size += frames[^1].Bytes.Length;
            foreach (var earlier in Touched(state, number))
            {
                frames.Add(await RedrawnAsync(state, seat, face, earlier).ConfigureAwait(false));
                size += frames[^1].Bytes.Length;
            }

            if (size >= RunSize || number == last)
            {
                runs.Add(new FrameRun([.. frames]));
                frames.Clear();
                size = 0;
            }
        }

        return runs;
    }

    /// <summary>Lets go of what is old when lines have come.</summary>
    internal void Trim(DeskState state, long first, long last)
    {
        for (var number = first; number <= last; number++)
        {
            _frames.Trim(number, [.. Touched(state, number)]);
        }
    }

    private ValueTask<ReadOnlyMemory<byte>> BytesAsync(DeskState state, Seat seat, FeedFace face, long number) =>
        _frames.BytesAsync(face, Seen(state, seat, number));

    private LineView Seen(DeskState state, Seat seat, long number)
    {
        LineView? line = null;
        try
        {
            line = LineView.Of(state.Operation, state.Lines[number], seat);
        }
        catch (Exception poison)
        {
            log.LogCritical(DeskEvents.SightFailed, poison, "Line {Line} of {Operation} has no sight for {Country}; shown as its number", number, state.Operation.Key, seat.Seer.Country);
        }

        return line ?? LineView.NumberOnly(state.Operation.Key, number, SightReason.Restricted);
    }
}
