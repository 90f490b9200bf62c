using System.Collections.Immutable;

namespace CommandCentre.Domain.Operations;

/// <summary>Folds many lines onto an operation, one after the other; the same fold as <see cref="Operation.Apply"/>, without a new table of records for each line.</summary>
/// <remarks>A start folds a million lines: only the state after the last of them is asked for. One caller at a time.</remarks>
public sealed class OperationFolding
{
    private readonly ImmutableDictionary<Guid, RecordState>.Builder _records;
    private readonly ImmutableDictionary<(string Sender, Guid Command), Receipt>.Builder _receipts;
    private Operation _operation;

    /// <summary>Begins at a state, which stays as it is.</summary>
    public OperationFolding(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        _operation = operation;
        _records = operation.Records.ToBuilder();
        _receipts = operation.Receipts.ToBuilder();
    }

    /// <summary>The state after the lines so far.</summary>
    public Operation Operation => _operation with { Records = _records.ToImmutable(), Receipts = _receipts.ToImmutable() };

    /// <summary>Folds the next line.</summary>
    /// <exception cref="ArgumentException">The line does not follow the last one; nothing has happened.</exception>
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var known = _records.GetValueOrDefault(entry.Record);
        var record = known?.With(entry) ?? RecordState.First(entry);
        _operation = _operation.After(entry, known, record);
        _records[entry.Record] = record;
        _receipts[(entry.By.Officer, entry.Command)] = Receipt.Of(entry);
    }
}
