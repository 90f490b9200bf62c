using System.Threading.Channels;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Operations;

/// <summary>The live, single-threaded owner of one operation: takes commands from its mailbox, records what the rules decide, publishes the new state.</summary>
/// <remarks>
/// Everything decided in one turn is appended in one durable transaction, and only then answered (design.md section 2).
/// Readers use the published state and never enter the mailbox.
/// </remarks>
public sealed class OperationDesk : IAsyncDisposable
{
    /// <summary>Commands that may wait; one more is told that the desk is busy.</summary>
    public const int MailboxSize = 1024;

    private const int TurnSize = 128;

    /// <summary>A deadline found past is tried again after this much operation time, so that one that cannot be noted does not spin.</summary>
    private static readonly TimeSpan LateDeadline = TimeSpan.FromSeconds(1);

    private readonly Channel<Mail> _mailbox = Channel.CreateBounded<Mail>(new BoundedChannelOptions(MailboxSize) { SingleReader = true });
    private readonly DeskJournal _journal;
    private readonly TimeProvider _wall;
    private readonly ILogger _log;
    private readonly ITimer _deadline;
    private readonly HeardCache _heard = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _turns;
    private volatile DeskState _state;
    private volatile bool _readOnly;

    private OperationDesk(DeskJournal journal, DeskState state, TimeProvider clock, TimeProvider wall, ILogger log, bool readOnly)
    {
        _journal = journal;
        _state = state;
        _wall = wall;
        _log = log;
        _readOnly = readOnly;
        Clock = clock;
        Feed = new Feed(() => _state, viewer => View(viewer), clock, wall, log);
        _deadline = clock.CreateTimer(_ => NoteDeadlines(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _turns = Task.Run(TakeTurnsAsync);
        Arm();
    }

    /// <summary>The operation's address.</summary>
    public OperationKey Key => _journal.Key;

    /// <summary>Operation time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The lines as they come, to whoever may see them.</summary>
    public Feed Feed { get; }

    /// <summary>Whether anything is recorded.</summary>
    public bool IsOpen => _state.Operation.IsOpen;

    /// <summary>Whether a line could not be understood, so that reading goes on and nothing is recorded.</summary>
    public bool IsReadOnly => _readOnly;

    /// <summary>The operation as one viewer may see it now; absent when the viewer's country takes no part.</summary>
    public OperationView? View(Viewer viewer) => OperationView.For(viewer, _state, Clock.GetUtcNow(), _heard);

    /// <summary>Gives a command and waits for its answer; "recorded" only when it is on disk.</summary>
    /// <param name="command">Read and within bounds.</param>
    /// <param name="by">Who gives it, from the sign-in.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command: once in the mailbox it is decided.</param>
    public async ValueTask<Answer> SubmitAsync(OperationCommand command, Actor by, CancellationToken cancellationToken = default)
    {
        if (_readOnly)
        {
            return new Answer.NotRecorded(NotRecordedReason.ReadOnly);
        }

        var mail = new Mail(command, CommandJson.Digest(command), by);
        return _mailbox.Writer.TryWrite(mail)
            ? await mail.Answered.Task.WaitAsync(cancellationToken).ConfigureAwait(false)
            : new Answer.NotRecorded(_stopping.IsCancellationRequested ? NotRecordedReason.Stopping : NotRecordedReason.Busy);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _mailbox.Writer.TryComplete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _turns.ConfigureAwait(false);
        await _deadline.DisposeAsync().ConfigureAwait(false);
        await Feed.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    internal static async Task<OperationDesk> OpenAsync(DeskJournal journal, TimeProvider clock, TimeProvider wall, ILogger log, CancellationToken cancellationToken)
    {
        var state = new DeskState(Operation.Unopened(journal.Key), JournalHead.Empty, new LineLog());
        try
        {
            return new OperationDesk(journal, await journal.CatchUpAsync(state, cancellationToken).ConfigureAwait(false), clock, wall, log, false);
        }
        catch (StoppedAtLine stopped)
        {
            log.LogCritical(stopped, "Operation {Operation} is read-only after line {Line}", journal.Key, stopped.Reached.Head.Number);
            return new OperationDesk(journal, stopped.Reached, clock, wall, log, true);
        }
    }

    private async Task TakeTurnsAsync()
    {
        var turn = new List<Mail>(TurnSize);
        while (await _mailbox.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (turn.Count < TurnSize && _mailbox.Reader.TryRead(out var mail))
            {
                turn.Add(mail);
            }

            await TakeAsync(turn).ConfigureAwait(false);
            turn.Clear();
        }
    }

    private async Task TakeAsync(List<Mail> turn)
    {
        try
        {
            await RecordAsync(turn).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JournalUnavailable or JournalDamaged or RecordErased or OwnerKeysMissing or StoppedAtLine)
        {
            _log.LogError(failure, "Operation {Operation}: not recorded after line {Line}", Key, _state.Head.Number);
            await RecoverAsync(turn).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _log.LogCritical(failure, "Operation {Operation}: a turn failed after line {Line}", Key, _state.Head.Number);
            Leave(turn, NotRecordedReason.StoreFailed);
        }

        Arm();
    }

    /// <summary>Decides the turn on a trial state, commits it, and answers; where another machine wrote first, catches up and decides again.</summary>
    private async Task RecordAsync(List<Mail> turn)
    {
        while (true)
        {
            var decided = Turn.Decide(_state.Operation, turn, Clock.GetUtcNow(), _wall.GetUtcNow());
            if (decided.Entries.Count > 0)
            {
                var outcome = await _journal.AppendAsync(_state.Head, decided.Entries).ConfigureAwait(false);
                if (!outcome.Recorded)
                {
                    Publish(await _journal.CatchUpAsync(_state, CancellationToken.None).ConfigureAwait(false));
                    continue;
                }

                foreach (var entry in decided.Entries)
                {
                    _state.Lines.Add(entry);
                }

                Publish(_state with { Operation = decided.Trial, Head = outcome.Head });
            }

            decided.AnswerAll();
            return;
        }
    }

    /// <summary>The append failed: the trial is dropped, the journal is read again, and who finds their command in it hears so.</summary>
    private async Task RecoverAsync(List<Mail> turn)
    {
        try
        {
            Publish(await _journal.CatchUpAsync(_state, CancellationToken.None).ConfigureAwait(false));
        }
        catch (StoppedAtLine stopped)
        {
            _readOnly = true;
            Publish(stopped.Reached);
        }
        catch (JournalUnavailable failure)
        {
            _log.LogError(failure, "Operation {Operation}: the journal cannot be read after line {Line}", Key, _state.Head.Number);
        }

        Leave(turn, _readOnly ? NotRecordedReason.ReadOnly : NotRecordedReason.StoreFailed);
    }

    private void Leave(List<Mail> turn, NotRecordedReason reason)
    {
        foreach (var mail in turn)
        {
            var known = _state.Operation.Receipts.TryGetValue((mail.By.Officer, mail.Command.Id), out var receipt) && receipt.Digest == mail.Digest;
            mail.Answered.TrySetResult(known ? new Answer.Recorded(receipt!) : new Answer.NotRecorded(reason));
        }
    }

    private void Publish(DeskState state)
    {
        _state = state;
        Feed.Ring();
    }

    /// <summary>One due-time queue per operation: the timer stands at the soonest deadline.</summary>
    private void Arm()
    {
        var soonest = _state.Operation.Deadlines;
        if (soonest.IsEmpty || _readOnly)
        {
            return;
        }

        var wait = soonest.Min.Due - Clock.GetUtcNow();
        _deadline.Change(wait > TimeSpan.Zero ? wait : LateDeadline, Timeout.InfiniteTimeSpan);
    }

    private void NoteDeadlines()
    {
        var now = Clock.GetUtcNow();
        foreach (var (due, check) in _state.Operation.Deadlines.TakeWhile(deadline => deadline.Due <= now))
        {
            var note = new NoteCheckOverdue(RecordId.ForDeadline(check, due), check);
            _mailbox.Writer.TryWrite(new Mail(note, CommandJson.Digest(note), Actor.Clock));
        }
    }
}
