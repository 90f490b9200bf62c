using System.Runtime.CompilerServices;
using CommandCentre.Desks.Journals;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>What goes wrong with one append.</summary>
public enum AppendFault
{
    /// <summary>The store fails and nothing is written.</summary>
    BeforeCommit,

    /// <summary>The lines are written and the answer is lost.</summary>
    AfterCommit,

    /// <summary>The journal has lost lines: nothing may be appended.</summary>
    Damaged,
}

/// <summary>
/// The second implementation of <see cref="IJournal"/>: in memory, with the same chain, and with faults on demand.
/// Faults are used up in the order they were asked for, one per append.
/// </summary>
public sealed class FaultyJournal : IJournal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StoredLine>> _journals = new(StringComparer.Ordinal);
    private readonly Queue<Action<string>?> _before = new();
    private readonly Queue<AppendFault> _faults = new();
    private TaskCompletionSource? _gate;
    private TaskCompletionSource _arrived = Arrival();
    private Exception? _readFault;

    /// <summary>How many appends were recorded, each with how many lines.</summary>
    public IReadOnlyList<int> Commits
    {
        get
        {
            lock (_lock)
            {
                return [.. _commits];
            }
        }
    }

    private readonly List<int> _commits = [];

    /// <summary>The next append that has no fault waiting before it ends with this one.</summary>
    public void FailNextAppend(AppendFault fault)
    {
        lock (_lock)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>Another machine writes these lines just before the next append: its caller hears that the head moved.</summary>
    public void MoveHeadBeforeNextAppend(params IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        lock (_lock)
        {
            _before.Enqueue(journal => Write(journal, lines));
        }
    }

    /// <summary>Every reading fails with this until it is taken back with <c>null</c>.</summary>
    public void FailReading(Exception? fault)
    {
        lock (_lock)
        {
            _readFault = fault;
        }
    }

    /// <summary>Appends wait from now on until <see cref="Release"/>. The task ends when one has arrived at the gate.</summary>
    public Task HoldAppends()
    {
        lock (_lock)
        {
            _gate ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (_arrived = Arrival()).Task;
        }
    }

    /// <summary>Opens the gate for all who wait at it.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _gate?.SetResult();
            _gate = null;
        }
    }

    /// <summary>Lets those through who wait at the gate, and closes it behind them. The task ends when the next has arrived at it.</summary>
    public Task ReleaseWaiting()
    {
        lock (_lock)
        {
            _gate?.SetResult();
            _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (_arrived = Arrival()).Task;
        }
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(Head(JournalName.Checked(journal)));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(
        string journal,
        JournalHead expected,
        IReadOnlyList<ReadOnlyMemory<byte>> lines,
        CancellationToken cancellationToken = default)
    {
        JournalAppends.Check(journal, lines);
        cancellationToken.ThrowIfCancellationRequested();
        await GateAsync();
        lock (_lock)
        {
            if (_before.TryDequeue(out var write))
            {
                write!(journal);
            }

            AppendFault? fault = _faults.TryDequeue(out var waiting) ? waiting : null;
            ThrowBefore(fault, journal, expected);
            if (Head(journal) != expected)
            {
                return AppendOutcome.MovedTo(Head(journal));
            }

            Write(journal, lines);
            _commits.Add(lines.Count);
            return fault is AppendFault.AfterCommit ? throw new JournalUnavailable("The answer was lost.") : AppendOutcome.RecordedAt(Head(journal));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredLine> ReadAsync(
        string journal,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        JournalName.Checked(journal);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        await Task.Yield();
        StoredLine[] lines;
        lock (_lock)
        {
            lines = _readFault is null ? [.. Of(journal).Skip((int)after)] : throw _readFault;
        }

        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>([.. _journals.Keys.Order(StringComparer.Ordinal)]);
        }
    }

    private static TaskCompletionSource Arrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void ThrowBefore(AppendFault? fault, string journal, JournalHead expected)
    {
        switch (fault)
        {
            case AppendFault.BeforeCommit:
                throw new JournalUnavailable("The disk that holds the journal is full.");
            case AppendFault.Damaged:
                throw new JournalDamaged(journal, expected.Number + 1, "lost");
        }
    }

    private Task GateAsync()
    {
        lock (_lock)
        {
            _arrived.TrySetResult();
            return _gate?.Task ?? Task.CompletedTask;
        }
    }

    private List<StoredLine> Of(string journal) => _journals.TryGetValue(journal, out var lines) ? lines : [];

    private JournalHead Head(string journal) => Of(journal) is [.., var last] ? last.Head : JournalHead.Empty;

    private void Write(string journal, IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        var stored = _journals.TryGetValue(journal, out var there) ? there : _journals[journal] = [];
        foreach (var line in lines)
        {
            var head = Head(journal).Next(line.Span);
            stored.Add(new StoredLine(head.Number, line.ToArray(), head.Hash));
        }
    }
}
