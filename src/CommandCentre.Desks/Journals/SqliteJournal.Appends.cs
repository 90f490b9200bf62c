using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <content>Appends: what comes while one writes waits and is written together with whatever else waits.</content>
public sealed partial class SqliteJournal
{
    /// <summary>Appends in one transaction at most.</summary>
    private const int MostTogether = 64;

    private readonly ConcurrentQueue<WaitingAppend> _waiting = new();

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(
        string journal,
        JournalHead expected,
        IReadOnlyList<ReadOnlyMemory<byte>> lines,
        CancellationToken cancellationToken = default)
    {
        JournalAppends.Check(journal, lines);
        ThrowIfDamaged(journal);
        ThrowIfStructureDamaged(journal, expected.Number);
        var append = new WaitingAppend(journal, expected, lines);
        _waiting.Enqueue(append);
        try
        {
            await _writing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!append.TryWithdraw())
        {
            // Another has taken it along already: what became of it is known in a moment.
            await _writing.WaitAsync(CancellationToken.None);
        }

        try
        {
            ObjectDisposedException.ThrowIf(_closed && !append.IsDone, this);
            while (!append.IsDone)
            {
                WriteWaiting();
            }
        }
        finally
        {
            _writing.Release();
        }

        return append.Outcome();
    }

    /// <summary>Writes some of those that wait, whichever journals they are for, in one transaction: they wait for the disk once.</summary>
    private void WriteWaiting()
    {
        var together = new List<WaitingAppend>();
        while (together.Count < MostTogether && _waiting.TryDequeue(out var next))
        {
            if (next.TryTake())
            {
                together.Add(next);
            }
        }

        var isCommitting = false;
        try
        {
            Write(together, () => isCommitting = true);
        }
        catch (Exception) when (together.Count > 1 && !isCommitting)
        {
            // Nothing is written. One of them may be to blame: each by itself hears of its own.
            together.ForEach(WriteAlone);
        }
        catch (Exception failure)
        {
            together.ForEach(append => Fail(append, failure));
        }
    }

    private void WriteAlone(WaitingAppend append)
    {
        try
        {
            Write([append], static () => { });
        }
        catch (Exception failure)
        {
            Fail(append, failure);
        }
    }

    private static void Fail(WaitingAppend append, Exception failure) =>
        append.Failed(failure is SqliteException sqlite ? SqliteFailure.Of(sqlite, append.Journal, append.Expected.Number + 1) : failure);

    private void Write(IReadOnlyList<WaitingAppend> together, Action committing)
    {
        var outcomes = _writer.Append(together, append => append.Expected.Number < Known(append.Journal), committing);
        // Those that found another head first: it was found before anything of this transaction was known.
        foreach (var (append, moved) in together.Zip(outcomes).Where(each => !each.Second.Recorded))
        {
            Tell(append, moved);
        }

        foreach (var (append, recorded) in together.Zip(outcomes).Where(each => each.Second.Recorded))
        {
            _known[append.Journal] = recorded.Head;
            _heads.Append(append.Journal, recorded.Head);
            append.Done(recorded);
        }
    }

    private void Tell(WaitingAppend append, AppendOutcome moved)
    {
        if (moved.Head.Number < Known(append.Journal))
        {
            append.Failed(Short(append.Journal, moved.Head.Number, Known(append.Journal)));
        }
        else
        {
            append.Done(moved);
        }
    }
}
