namespace CommandCentre.Load.Checking;

/// <summary>What must always hold (quality.md).</summary>
public enum Invariant
{
    /// <summary>Durable: an answer "recorded" only after the line is on disk.</summary>
    I1 = 1,

    /// <summary>Exactly once on screen: lines numbered without gaps, complete, as they stand.</summary>
    I2,

    /// <summary>Release: nothing is shown to whom it is not released.</summary>
    I3,

    /// <summary>Order: journal order respects each sender's order.</summary>
    I4,

    /// <summary>Accountable: a search, disclosure or export is logged before bytes leave.</summary>
    I5,

    /// <summary>Idempotent: one id, one answer, one event.</summary>
    I6,

    /// <summary>Revoked fast: no byte later than a second after rights were withdrawn.</summary>
    I7,
}

/// <summary>One thing that does not hold.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Who">Viewer or sender.</param>
/// <param name="Number">Line; 0 where there is none.</param>
/// <param name="What">What was found and what was expected.</param>
public sealed record Finding(Invariant Invariant, string Who, long Number, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant} {Who}{(Number > 0 ? $" line {Number}" : string.Empty)}: {What}";
}

/// <summary>What a checker found in one run.</summary>
/// <param name="Findings">All that does not hold, the first of each sort where there are very many.</param>
/// <param name="Acknowledged">Commands that were answered "recorded" or "repeated".</param>
/// <param name="Shown">Lines shown, new and drawn again.</param>
/// <param name="Lines">Lines in the journal.</param>
public sealed record Verdict(IReadOnlyList<Finding> Findings, long Acknowledged, long Shown, long Lines)
{
    /// <summary>Whether everything holds.</summary>
    public bool Holds => Findings.Count == 0;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Holds ? "holds" : $"BROKEN, {Findings.Count} findings")}: {Lines} lines in the journal, {Acknowledged} commands acknowledged, {Shown} lines shown"
        + string.Concat(Findings.Take(20).Select(finding => $"\n  {finding}"));
}
