namespace CommandCentre.Desks.Journals;

/// <summary>One line as it lies in the journal.</summary>
/// <param name="Number">1, 2, 3 ... without gaps within a journal.</param>
/// <param name="Bytes">The stored bytes, exactly as they were appended: never serialised again.</param>
/// <param name="Hash">SHA-256(hash of the line before || <paramref name="Bytes"/>).</param>
public sealed record StoredLine(long Number, ReadOnlyMemory<byte> Bytes, JournalHash Hash)
{
    /// <summary>The head of the journal when this was its last line.</summary>
    public JournalHead Head => new(Number, Hash);
}
