using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>Reading stopped at a line that cannot be understood; what stands before it is whole.</summary>
internal sealed class StoppedAtLine(DeskState reached, Exception why)
    : Exception($"line {reached.Head.Number + 1} of {reached.Operation.Key} cannot be folded", why)
{
    internal DeskState Reached { get; } = reached;
}

/// <summary>One operation's journal in terms of entries.</summary>
internal sealed class DeskJournal(OperationKey key, IJournal journal, LineCodec codec)
{
    private const int BatchSize = 500;

    internal OperationKey Key => key;

    /// <summary>Commits entries that follow a head, their keys durable first.</summary>
    internal async Task<AppendOutcome> AppendAsync(JournalHead expected, IReadOnlyList<Entry> entries)
    {
        await codec.EnsureKeysAsync(entries, CancellationToken.None).ConfigureAwait(false);
        return await journal.AppendAsync(key.Journal, expected, [.. entries.Select(entry => codec.Write(key, entry))]).ConfigureAwait(false);
    }

    /// <summary>Folds every line after a state; the next lines are read and opened meanwhile, on other threads.</summary>
    /// <exception cref="StoppedAtLine">A line cannot be read or folded, or does not follow from the state; carries the state before it.</exception>
    internal async Task<DeskState> CatchUpAsync(DeskState state, CancellationToken cancellationToken)
    {
        var (operation, head, folding) = (new OperationFolding(state.Operation), state.Head, false);
        try
        {
            await foreach (var batch in OpenedAsync(state.Head.Number, cancellationToken).ConfigureAwait(false))
            {
                // The journal checks its own chain; only here is it known whether that is the chain this state was folded from.
                if (head == state.Head && batch.Stored is [var first, ..] && head.Next(first.Bytes.Span).Hash != first.Hash)
                {
                    throw new JournalDamaged(key.Journal, first.Number, "does not follow from the line this desk has folded");
                }

                folding = true;
                for (var line = 0; line < batch.Entries.Count; line++)
                {
                    operation.Apply(batch.Entries[line]);
                    state.Lines.Add(batch.Entries[line]);
                    head = batch.Stored[line].Head;
                }

                Throw(batch.Unreadable);
                folding = false;
                Throw(batch.Unread);
            }

            return new DeskState(operation.Operation, head, state.Lines);
        }
        catch (Exception poison) when (poison is JournalDamaged || (folding && poison is not (DbException or IOException or OwnerKeysMissing)))
        {
            // Whatever goes wrong in folding, the line is to blame, unless the store of the keys failed.
            throw new StoppedAtLine(new DeskState(operation.Operation, head, state.Lines), poison);
        }
    }

    private static void Throw(Exception? failure)
    {
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private async IAsyncEnumerable<OpenedLines> OpenedAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<OpenedLines>>();
        await foreach (var (stored, unread) in BatchesAsync(after, cancellationToken).ConfigureAwait(false))
        {
            underWay.Enqueue(Task.Run(
                () =>
                {
                    var (entries, unreadable) = codec.Read(key, stored);
                    return new OpenedLines(stored, entries, unreadable, unread);
                },
                cancellationToken));
            if (underWay.Count > Environment.ProcessorCount)
            {
                yield return await underWay.Dequeue().ConfigureAwait(false);
            }
        }

        while (underWay.TryDequeue(out var next))
        {
            yield return await next.ConfigureAwait(false);
        }
    }

    /// <summary>Lines after a number, some at a time; with the last of them, why there are no more if reading failed.</summary>
    private async IAsyncEnumerable<(IReadOnlyList<StoredLine> Stored, Exception? Unread)> BatchesAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = journal.ReadAsync(key.Journal, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var _ = lines.ConfigureAwait(false);
        for (var (more, unread) = (true, default(Exception)); more && unread is null;)
        {
            var batch = new List<StoredLine>(BatchSize);
            try
            {
                while (batch.Count < BatchSize && (more = await lines.MoveNextAsync().ConfigureAwait(false)))
                {
                    batch.Add(lines.Current);
                }
            }
            catch (Exception failure)
            {
                unread = failure;
            }

            if (batch.Count > 0 || unread is not null)
            {
                yield return (batch, unread);
            }
        }
    }

    /// <summary>Lines as stored and as entries; fewer entries when one is unreadable, and nothing after them when reading failed.</summary>
    private sealed record OpenedLines(IReadOnlyList<StoredLine> Stored, IReadOnlyList<Entry> Entries, Exception? Unreadable, Exception? Unread);
}
