namespace CommandCentre.Desks.Journals;

/// <summary>What came of an append: recorded, or nothing written because the head had moved.</summary>
/// <param name="Recorded">Whether the lines are durable. <c>false</c>: somebody else wrote first and nothing was written.</param>
/// <param name="Head">The head as it is now: after the lines when recorded, else the one that was found instead of the expected.</param>
public readonly record struct AppendOutcome(bool Recorded, JournalHead Head)
{
    /// <summary>The lines are on disk and the journal now ends at <paramref name="head"/>.</summary>
    public static AppendOutcome RecordedAt(JournalHead head) => new(true, head);

    /// <summary>Nothing was written: the journal ends at <paramref name="head"/>, not where the caller thought.</summary>
    public static AppendOutcome MovedTo(JournalHead head) => new(false, head);
}
