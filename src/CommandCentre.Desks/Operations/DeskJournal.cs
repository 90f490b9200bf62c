using System.Data.Common;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>Reading stopped at a line that cannot be understood; what stands before it is whole.</summary>
internal sealed class StoppedAtLine(DeskState reached, Exception why)
    : Exception($"line {reached.Head.Number + 1} of {reached.Operation.Key} cannot be folded: {why.Message}", why)
{
    internal DeskState Reached { get; } = reached;
}

/// <summary>One operation's journal in terms of entries.</summary>
internal sealed class DeskJournal(OperationKey key, IJournal journal, LineCodec codec)
{
    internal OperationKey Key => key;

    /// <summary>Commits entries that follow a head, their keys durable first.</summary>
    internal async Task<AppendOutcome> AppendAsync(JournalHead expected, IReadOnlyList<Entry> entries)
    {
        await codec.EnsureKeysAsync(entries, CancellationToken.None).ConfigureAwait(false);
        return await journal.AppendAsync(key.Journal, expected, [.. entries.Select(entry => codec.Write(key, entry))]).ConfigureAwait(false);
    }

    /// <summary>Folds every line after a state.</summary>
    /// <exception cref="StoppedAtLine">A line cannot be read or folded, or does not follow from the state; carries the state before it.</exception>
    internal async Task<DeskState> CatchUpAsync(DeskState state, CancellationToken cancellationToken)
    {
        var (operation, head, folding) = (state.Operation, state.Head, false);
        try
        {
            await foreach (var stored in journal.ReadAsync(key.Journal, state.Head.Number, cancellationToken).ConfigureAwait(false))
            {
                // The journal checks its own chain; only here is it known whether that is the chain this state was folded from.
                if (head == state.Head && head.Next(stored.Bytes.Span).Hash != stored.Hash)
                {
                    throw new JournalDamaged(key.Journal, stored.Number, "does not follow from the line this desk has folded");
                }

                folding = true;
                operation = Folded(operation, stored, state.Lines);
                folding = false;
                head = new JournalHead(stored.Number, stored.Hash);
            }

            return new DeskState(operation, head, state.Lines);
        }
        catch (Exception poison) when (poison is JournalDamaged || (folding && poison is not (DbException or IOException or OwnerKeysMissing)))
        {
            // Whatever goes wrong in folding, the line is to blame, unless the store of the keys failed.
            throw new StoppedAtLine(new DeskState(operation, head, state.Lines), poison);
        }
    }

    private Operation Folded(Operation operation, StoredLine stored, LineLog lines)
    {
        var entry = codec.Read(key, stored);
        var folded = operation.Apply(entry);
        lines.Add(entry);
        return folded;
    }
}
