namespace CommandCentre.Desks.Journals;

/// <summary>What every journal asks of an append, whatever it is stored in.</summary>
public static class JournalAppends
{
    /// <summary>Checks the name and that there is at least one line, none of them empty.</summary>
    /// <exception cref="ArgumentException">It is not so.</exception>
    public static void Check(string journal, IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        JournalName.Checked(journal);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
        {
            throw new ArgumentException("An append has at least one line, not 0.", nameof(lines));
        }

        for (var place = 0; place < lines.Count; place++)
        {
            if (lines[place].IsEmpty)
            {
                throw new ArgumentException($"Line {place + 1} of {lines.Count} is empty: a stored line has at least 1 byte.", nameof(lines));
            }
        }
    }
}
