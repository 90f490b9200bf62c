namespace CommandCentre.Desks.Journals;

/// <summary>Append-only logs, one per name (<see cref="JournalName"/>): lines numbered 1, 2, 3 ... without gaps, chained by SHA-256.</summary>
/// <remarks>Every member may be called from many threads at once. A name of the wrong shape is an <see cref="ArgumentException"/>.</remarks>
public interface IJournal
{
    /// <summary>Where the journal ends now; <see cref="JournalHead.Empty"/> when nothing was ever appended.</summary>
    /// <exception cref="JournalDamaged">The last line cannot be read, or lines after it are known to be lost.</exception>
    ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default);

    /// <summary>Appends all lines in one durable transaction, or none of them. The call returns only when they are on disk.</summary>
    /// <param name="journal">The journal's name.</param>
    /// <param name="expected">The head the caller's state was folded up to. Another head means nothing is written.</param>
    /// <param name="lines">At least one line, each of at least one byte.</param>
    /// <param name="cancellationToken">Looked at until the transaction begins, not afterwards.</param>
    /// <returns>The new head, or the head that was found instead of <paramref name="expected"/>.</returns>
    /// <exception cref="JournalUnavailable">The store failed. Whether the lines are there is <b>unknown</b> until the journal is read again.</exception>
    /// <exception cref="JournalDamaged">The journal has lost lines or cannot be read: nothing is appended to it.</exception>
    ValueTask<AppendOutcome> AppendAsync(
        string journal,
        JournalHead expected,
        IReadOnlyList<ReadOnlyMemory<byte>> lines,
        CancellationToken cancellationToken = default);

    /// <summary>All lines after <paramref name="after"/> in order, up to the end as it is when the reading gets there; the chain is checked on the way.</summary>
    /// <param name="journal">The journal's name.</param>
    /// <param name="after">0 for all lines. Beyond the end there is nothing to read, which is no error.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JournalDamaged">The next line is missing, lost at the end, unreadable or does not follow from the one before; or it is known that nothing can be recorded after the last.</exception>
    IAsyncEnumerable<StoredLine> ReadAsync(string journal, long after, CancellationToken cancellationToken = default);

    /// <summary>The names of all journals that have a line or are known to have had one, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default);
}
