using System.Threading.Channels;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Referrals;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Operations;

/// <summary>The live, single-threaded owner of one operation: takes commands from its mailbox, records what the rules decide, publishes the new state.</summary>
/// <remarks>
/// Everything decided in one turn is appended in one durable transaction, and only then answered (design.md section 2).
/// Readers use the published state and never enter the mailbox.
/// </remarks>
public sealed partial class OperationDesk : IAsyncDisposable
{
    /// <summary>Commands that may wait; one more is told that the desk is busy.</summary>
    public const int MailboxSize = 1024;

    private const int TurnSize = 128;

    private readonly Channel<Mail> _mailbox = Channel.CreateBounded<Mail>(new BoundedChannelOptions(MailboxSize) { SingleReader = true });
    private readonly DeskJournal _journal;
    private readonly TimeProvider _wall;
    private readonly ILogger _log;
    private readonly DeadlineWatch _deadlines;
    private readonly HeardCache _heard = new();
    private readonly Task _turns;
    private volatile DeskState _state;
    private volatile bool _readOnly;
    private volatile bool _full;
    private volatile bool _stopping;

    private OperationDesk(DeskJournal journal, DeskState state, TimeProvider clock, TimeProvider wall, ILogger log, bool readOnly)
    {
        _journal = journal;
        _state = state;
        _wall = wall;
        _log = log;
        _readOnly = readOnly;
        Clock = clock;
        Feed = new Feed(() => _state, viewer => View(viewer), clock, wall, log);
        _deadlines = new DeadlineWatch(clock, wall, () => _readOnly ? [] : _state.Operation.Deadlines, Note);
        _turns = Task.Run(TakeTurnsAsync);
        _deadlines.Arm();
    }

    /// <summary>The operation's address.</summary>
    public OperationKey Key => _journal.Key;

    /// <summary>Operation time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The lines as they come, to whoever may see them.</summary>
    public Feed Feed { get; }

    /// <summary>The state has moved, whoever wrote the lines. Raised after the commit, on the desk's own thread: it must not throw and must not wait.</summary>
    internal event Action<OperationDesk>? Moved;

    /// <summary>Whether anything is recorded.</summary>
    public bool IsOpen => _state.Operation.IsOpen;

    /// <summary>Whether a line could not be understood, so that reading goes on and nothing is recorded.</summary>
    public bool IsReadOnly => _readOnly;

    /// <summary>Whether the last command could not be recorded because the store is full.</summary>
    public bool IsStoreFull => _full;

    /// <summary>Commands that wait to be decided, at most <see cref="MailboxSize"/>.</summary>
    public int Waiting => _mailbox.Reader.Count;

    /// <summary>All of it, for what works on every line by itself and shows nobody anything.</summary>
    internal DeskState State => _state;

    /// <summary>The operation as one viewer may see it now; absent when the viewer's country takes no part.</summary>
    public OperationView? View(Viewer viewer) => OperationView.For(viewer, _state, Clock.GetUtcNow(), _heard, _log);

    /// <summary>The operation as a postal operator or carrier may see it now; absent where there is none such, or its country takes no part.</summary>
    internal OperatorView? OperatorView(Guid reader) => Referrals.OperatorView.For(reader, _state, Clock.GetUtcNow());

    /// <summary>How right and complete the centre's own links are, against what is really so; counts only, whoever asks.</summary>
    public LinkMeasure Measure(IReadOnlyList<TrueGroup> truth) => LinkMeasure.Of(_state.Operation, truth);

    /// <summary>Gives a command and waits for its answer; "recorded" only when it is on disk.</summary>
    /// <param name="command">Read and within bounds.</param>
    /// <param name="by">Who gives it, from the sign-in.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command: once in the mailbox it is decided.</param>
    public ValueTask<Answer> SubmitAsync(OperationCommand command, Actor by, CancellationToken cancellationToken = default) => SubmitAsync(command, by, null, cancellationToken);

    /// <summary>The same for somebody whose rights may end while the command waits: it is refused as if the operation were not there.</summary>
    /// <param name="command">Read and within bounds.</param>
    /// <param name="by">Who gives it, from the sign-in.</param>
    /// <param name="holds">Whether they still may, asked when its turn comes; absent for always.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command: once in the mailbox it is decided.</param>
    public async ValueTask<Answer> SubmitAsync(OperationCommand command, Actor by, Func<bool>? holds, CancellationToken cancellationToken)
    {
        if (_readOnly)
        {
            return new Answer.NotRecorded(NotRecordedReason.ReadOnly);
        }

        var mail = new Mail(command, CommandJson.Digest(command), by, holds);
        return _mailbox.Writer.TryWrite(mail)
            ? await mail.Answered.Task.WaitAsync(cancellationToken).ConfigureAwait(false)
            : new Answer.NotRecorded(_stopping ? NotRecordedReason.Stopping : NotRecordedReason.Busy);
    }

    /// <summary>What the rules would answer to a command as the operation stands now; absent where it would be recorded. Nothing is recorded.</summary>
    /// <param name="command">Read and within bounds.</param>
    /// <param name="by">Who would give it, from the sign-in.</param>
    public Answer? Judge(OperationCommand command, Actor by)
    {
        var state = _state;
        return state.Operation.Decide(command, CommandJson.Digest(command), by, Clock.GetUtcNow(), state.RecordNamedBy(command)) switch
        {
            Ruling.No no => new Answer.Refused(no.Refusal),
            Ruling.RepeatOf repeat => new Answer.Repeated(repeat.First),
            _ => null,
        };
    }

    /// <summary>Takes no more commands, decides those in the mailbox, answers everybody, and ends the feed.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _mailbox.Writer.TryComplete();
        await _turns.ConfigureAwait(false);
        await _deadlines.DisposeAsync().ConfigureAwait(false);
        await Feed.DisposeAsync().ConfigureAwait(false);
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
            log.LogCritical(DeskEvents.ReadOnly, stopped, "Operation {Operation} is read-only after line {Line}", journal.Key, stopped.Reached.Head.Number);
            return new OperationDesk(journal, stopped.Reached, clock, wall, log, true);
        }
    }

    private void Note(Guid subject, DateTimeOffset due)
    {
        var note = DeadlineNotes.Of(_state.Operation, subject, due);
        _mailbox.Writer.TryWrite(new Mail(note, CommandJson.Digest(note), Actor.Clock));
    }
}
