using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Feeds;

/// <summary>Connections that see the same, drawn in one way.</summary>
/// <param name="Seer">Who looks: country, agency and clearance.</param>
/// <param name="Face">How lines are drawn for them.</param>
/// <param name="Outboxes">At least one.</param>
internal sealed record Seats(Seer Seer, FeedFace Face, Outbox[] Outboxes);

/// <summary>The connections of a feed by what they see. Changed under a lock, read without one: delivery goes over plain arrays.</summary>
internal sealed class Audience
{
    private readonly Lock _gate = new();
    private volatile Seats[] _seats = [];

    /// <summary>As they are at this moment.</summary>
    internal Seats[] Now => _seats;

    internal void Add(Outbox outbox)
    {
        lock (_gate)
        {
            var at = Of(outbox);
            if (at < 0)
            {
                _seats = [.. _seats, new Seats(Seer.Of(outbox.Viewer), outbox.Face, [outbox])];
            }
            else if (Array.IndexOf(_seats[at].Outboxes, outbox) < 0)
            {
                Replace(at, [.. _seats[at].Outboxes, outbox]);
            }
        }
    }

    internal void Remove(Outbox outbox)
    {
        lock (_gate)
        {
            var at = Of(outbox);
            if (at >= 0)
            {
                Replace(at, [.. _seats[at].Outboxes.Where(there => there != outbox)]);
            }
        }
    }

    private int Of(Outbox outbox)
    {
        var seer = Seer.Of(outbox.Viewer);
        return Array.FindIndex(_seats, seats => seats.Seer == seer && seats.Face == outbox.Face);
    }

    private void Replace(int at, Outbox[] outboxes) =>
        _seats = outboxes.Length == 0
            ? [.. _seats.Where((_, index) => index != at)]
            : [.. _seats.Select((seats, index) => index == at ? seats with { Outboxes = outboxes } : seats)];
}
