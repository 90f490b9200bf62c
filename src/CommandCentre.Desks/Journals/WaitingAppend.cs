using System.Runtime.ExceptionServices;

namespace CommandCentre.Desks.Journals;

/// <summary>An append that waits for a transaction, its own or one with others.</summary>
internal sealed class WaitingAppend(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines)
{
    private const int Waits = 0;
    private const int Taken = 1;
    private const int Withdrawn = 2;

    private int _state;
    private AppendOutcome? _outcome;
    private Exception? _failure;

    public string Journal => journal;

    public JournalHead Expected => expected;

    public IReadOnlyList<ReadOnlyMemory<byte>> Lines => lines;

    /// <summary>Whether it is known what became of it.</summary>
    public bool IsDone => _outcome is not null || _failure is not null;

    /// <summary>Takes it into a transaction; false when nobody waits for it any more.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waits) == Waits;

    /// <summary>Takes it back before a transaction has begun; false when that is too late.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waits) == Waits;

    public void Done(AppendOutcome outcome) => _outcome = outcome;

    public void Failed(Exception failure) => _failure = failure;

    /// <summary>What became of it.</summary>
    public AppendOutcome Outcome()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        return _outcome ?? throw new InvalidOperationException($"nobody has written {journal}");
    }
}
