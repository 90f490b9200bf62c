using System.Collections.Immutable;

namespace CommandCentre.Desks.Operations;

/// <summary>One due-time queue per operation, on operation time: a single timer stands at the soonest deadline.</summary>
/// <remarks>What was noted and stands all the same (the store failed) is noted again after a second of wall time, however fast operation time runs.</remarks>
internal sealed class DeadlineWatch : IAsyncDisposable
{
    /// <summary>Wall time until what could not be recorded is noted again.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>Wall time after which the clock is looked at again: a timer does not notice that its clock was set forward.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>Timers take no more than 49 days; one that fires early is set again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Func<ImmutableSortedSet<(DateTimeOffset Due, Guid Subject)>> _deadlines;
    private readonly Action<Guid, DateTimeOffset> _note;
    private readonly ITimer _soonest;
    private readonly ITimer _again;
    private readonly ITimer _look;
    private DateTimeOffset _notedUpTo = DateTimeOffset.MinValue;
    private bool _waiting;

    /// <param name="clock">Operation time.</param>
    /// <param name="wall">Wall time.</param>
    /// <param name="deadlines">Deadlines that are not recorded, soonest first.</param>
    /// <param name="note">Notes that one has passed.</param>
    internal DeadlineWatch(
        TimeProvider clock,
        TimeProvider wall,
        Func<ImmutableSortedSet<(DateTimeOffset Due, Guid Subject)>> deadlines,
        Action<Guid, DateTimeOffset> note)
    {
        _clock = clock;
        _deadlines = deadlines;
        _note = note;
        _soonest = clock.CreateTimer(_ => Arm(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _again = wall.CreateTimer(_ => NoteAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _look = wall.CreateTimer(_ => Arm(), null, Look, Look);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _soonest.DisposeAsync().ConfigureAwait(false);
        await _again.DisposeAsync().ConfigureAwait(false);
        await _look.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Notes what is past and sets the timer for what is next; called after every turn.</summary>
    internal void Arm()
    {
        lock (_gate)
        {
            var deadlines = _deadlines();
            if (deadlines.IsEmpty)
            {
                return;
            }

            var (now, soonest) = (_clock.GetUtcNow(), deadlines.Min.Due);
            if (soonest > now)
            {
                // Rounded up: a timer cut to whole milliseconds would fire before the time.
                var wait = soonest - now + TimeSpan.FromMilliseconds(1);
                _soonest.Change(wait < Longest ? wait : Longest, Timeout.InfiniteTimeSpan);
            }
            else if (deadlines.TakeWhile(deadline => deadline.Due <= now).Last().Due > _notedUpTo)
            {
                Note(deadlines, now);
            }
            else if (!_waiting)
            {
                _waiting = true;
                _again.Change(Again, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void NoteAgain()
    {
        lock (_gate)
        {
            _waiting = false;
            Note(_deadlines(), _clock.GetUtcNow());
        }
    }

    private void Note(ImmutableSortedSet<(DateTimeOffset Due, Guid Subject)> deadlines, DateTimeOffset now)
    {
        _notedUpTo = now;
        foreach (var (due, check) in deadlines.TakeWhile(deadline => deadline.Due <= now))
        {
            _note(check, due);
        }
    }
}
