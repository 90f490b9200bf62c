namespace CommandCentre.Desks.Journals;

/// <summary>Where a journal ends: the number of its last line and that line's hash.</summary>
/// <param name="Number">0 for a journal without lines, else 1 or more.</param>
/// <param name="Hash">The hash of that line; 32 zero bytes for a journal without lines.</param>
public readonly record struct JournalHead(long Number, JournalHash Hash)
{
    /// <summary>The head of a journal that has no line yet.</summary>
    public static JournalHead Empty => default;

    /// <summary>The head after one more line with these stored bytes.</summary>
    public JournalHead Next(ReadOnlySpan<byte> stored) => new(Number + 1, Hash.Next(stored));
}
