using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>The figures that boards are shown besides lines: when they are due, and how they look to whom.</summary>
/// <param name="operation">For logs.</param>
/// <param name="view">The operation as a viewer may see it.</param>
/// <param name="wall">Wall clock.</param>
/// <param name="log">For figures that cannot be drawn.</param>
internal sealed class FeedFigures(OperationKey operation, Func<Viewer, OperationView?> view, TimeProvider wall, ILogger log)
{
    /// <summary>A second, less what a tick may come early.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(0.9);

    private long _shown = wall.GetTimestamp();
    private volatile bool _old;

    /// <summary>Whether somebody has come since figures were last shown to all: what goes with a line may pass over who has that line already.</summary>
    private volatile bool _joined;

    /// <summary>Whether figures may be shown again: then they go with the next line, which makes one message of two.</summary>
    internal bool AreDue => wall.GetElapsedTime(Interlocked.Read(ref _shown)) >= After;

    /// <summary>Whether they are due and somebody has older ones.</summary>
    internal bool AreWanted => _old && AreDue;

    /// <summary>Somebody has come who has none.</summary>
    internal void Join() => (_old, _joined) = (true, true);

    /// <summary>Lines are about to be delivered: a tick between them and the last board would else find nothing to show.</summary>
    internal void Delivering() => _old = true;

    /// <summary>Figures went with the last of the lines.</summary>
    internal void Shown()
    {
        _old = _joined;
        Interlocked.Exchange(ref _shown, wall.GetTimestamp());
    }

    /// <summary>Figures are shown to all now; before they are drawn, so that who comes meanwhile is shown the next.</summary>
    internal void Showing()
    {
        _joined = false;
        Shown();
    }

    /// <summary>One round of figures, each look of them drawn once.</summary>
    internal FigureRound Round() => new(this);

    /// <summary>The figures as seats see them; absent where there are none, or where they cannot be drawn.</summary>
    private Frame? Draw(Seats seats)
    {
        try
        {
            return seats.Face.Pictures && view(seats.Outboxes[0].Viewer) is { } seen ? new Frame(FrameKind.Picture, seen.Head, seats.Face.Picture(seen)) : null;
        }
        catch (Exception poison)
        {
            log.LogCritical(DeskEvents.FiguresNotDrawn, poison, "The figures of {Operation} cannot be drawn for {Country}", operation, seats.Seer.Country);
            return null;
        }
    }

    /// <summary>Figures as they are drawn within one round.</summary>
    internal sealed class FigureRound(FeedFigures figures)
    {
        private readonly Dictionary<(FeedFace Face, Seer Seer), Frame?> _made = [];

        /// <summary>The figures for seats; the same for all who differ only in whether they see persons, whom no figure counts.</summary>
        internal Frame? Of(Seats seats)
        {
            var look = (seats.Face, seats.Seer with { Clearance = seats.Seer.Clearance is Clearance.Visitors ? Clearance.Visitors : Clearance.All });
            return _made.TryGetValue(look, out var made) ? made : _made[look] = figures.Draw(seats);
        }
    }
}
