using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>Lines of a state as frames for one connection's viewer and face; whatever cannot be seen or drawn is its number.</summary>
internal sealed class LineDrawing(long head, ILogger log)
{
    private readonly FrameCache _frames = new(head, log);

    /// <summary>Earlier lines that a line makes look otherwise: those of the record it corrects or withdraws.</summary>
    internal static IEnumerable<long> Touched(DeskState state, long number)
    {
        var entry = state.Lines[number];
        return entry.Event.Kind is LineKind.HitCorrected or LineKind.HitWithdrawn
            ? state.Operation.Records[entry.Record].Lines.Where(earlier => earlier < number)
            : [];
    }

    /// <summary>A line.</summary>
    internal async ValueTask<Frame> LineAsync(DeskState state, Outbox outbox, long number) =>
        new(FrameKind.Line, number, await BytesAsync(state, outbox, number).ConfigureAwait(false));

    /// <summary>A line drawn again.</summary>
    internal async ValueTask<Frame> RedrawnAsync(DeskState state, Outbox outbox, long number) =>
        new(FrameKind.Redrawn, number, await BytesAsync(state, outbox, number).ConfigureAwait(false));

    /// <summary>A line, and after it the earlier ones that it makes look otherwise.</summary>
    internal async ValueTask<IReadOnlyList<Frame>> WithRedrawnAsync(DeskState state, Outbox outbox, long number)
    {
        var frames = new List<Frame> { await LineAsync(state, outbox, number).ConfigureAwait(false) };
        foreach (var earlier in Touched(state, number))
        {
            frames.Add(await RedrawnAsync(state, outbox, earlier).ConfigureAwait(false));
        }

        return frames;
    }

    /// <summary>Lets go of what is old when a line has come.</summary>
    internal void Trim(DeskState state, long number) => _frames.Trim(number, [.. Touched(state, number)]);

    private ValueTask<ReadOnlyMemory<byte>> BytesAsync(DeskState state, Outbox outbox, long number) =>
        _frames.BytesAsync(outbox.Face, Seen(state, outbox, number));

    private LineView Seen(DeskState state, Outbox outbox, long number)
    {
        LineView? line = null;
        try
        {
            line = LineView.Of(state.Operation, state.Lines[number], outbox.Viewer.Country);
        }
        catch (Exception poison)
        {
            log.LogCritical(poison, "Line {Line} of {Operation} has no sight for {Country}; shown as its number", number, state.Operation.Key, outbox.Viewer.Country);
        }

        return line ?? LineView.NumberOnly(state.Operation.Key, number, SightReason.Restricted);
    }
}
