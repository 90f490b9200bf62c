namespace CommandCentre.Desks.Journals;

/// <summary>A journal does not hold what was once recorded in it. Nothing here repairs that: somebody must look.</summary>
#pragma warning disable CA1710 // The design names it so: it says what is the case.
public sealed class JournalDamaged : Exception
#pragma warning restore CA1710
{
    /// <summary>Damage at <paramref name="line"/>, the first line that is not as it was recorded.</summary>
    public JournalDamaged(string journal, long line, string reason, Exception? inner = null)
        : base($"{journal}: line {line}: {reason}", inner)
    {
        Journal = journal;
        Line = line;
    }

    /// <summary>The journal's name.</summary>
    public string Journal { get; }

    /// <summary>The first line that is missing, unreadable or does not follow from the one before; 1 or more.</summary>
    public long Line { get; }
}
