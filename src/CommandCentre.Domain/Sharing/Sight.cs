using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>How much of a line a viewer may see, from nothing to all.</summary>
public enum SightLevel
{
    /// <summary>Nothing at all: the operation does not exist for the viewer.</summary>
    None,

    /// <summary>That the number is taken.</summary>
    Number,

    /// <summary>That a record of a named owner exists, and when: one may ask.</summary>
    Existence,

    /// <summary>The open counts of a seizure: kind, country, hour, number.</summary>
    Counts,

    /// <summary>All of it.</summary>
    Full,
}

/// <summary>Why a viewer sees what they see.</summary>
public enum SightReason
{
    /// <summary>The viewer's country does not take part.</summary>
    NotParticipating,

    /// <summary>The line carries no marks and is open to every participant.</summary>
    Open,

    /// <summary>The viewer's country owns the record.</summary>
    Owner,

    /// <summary>The viewer's country is named as addressee.</summary>
    Addressed,

    /// <summary>No addressee is named and H0 or H1 go to all participants.</summary>
    AllParticipants,

    /// <summary>No addressee is named and H2 and H3 go to the coordination centre alone.</summary>
    CentreByDefault,

    /// <summary>The coordination centre, not addressed, knows that it exists.</summary>
    CentreNotAddressed,

    /// <summary>Another participant, not addressed, of a record under H0 or H1.</summary>
    NotAddressed,

    /// <summary>Another participant, not addressed, of a record under H2 or H3.</summary>
    Restricted,

    /// <summary>The owner withdrew the record.</summary>
    Withdrawn,
}

/// <summary>The answer of the gate: how much, and why.</summary>
/// <param name="Level">How much.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Sighted(SightLevel Level, SightReason Reason);

/// <summary>What the gate needs to know of a line: the current marks of its record, not those at the time of writing.</summary>
/// <param name="Owner">Owner of the record.</param>
/// <param name="Marks">Current marks; absent for open lines.</param>
/// <param name="Withdrawn">Whether the owner withdrew the record.</param>
/// <param name="Kind">Kind of the line.</param>
public readonly record struct Sightable(CountryCode Owner, Marks? Marks, bool Withdrawn, LineKind Kind);

/// <summary>The one gate: what one viewer may see of one line, and why.</summary>
/// <remarks>Source: design.md section 4. Pure; every outlet takes its data through it.</remarks>
public static class Sight
{
    /// <summary>What a viewer's country may see of a line.</summary>
    /// <param name="viewer">Country of the viewer, or the coordination centre.</param>
    /// <param name="participates">Whether that country takes part in the operation now.</param>
    /// <param name="line">The line with its record's current marks.</param>
    public static Sighted Of(CountryCode viewer, bool participates, Sightable line)
    {
        if (!participates)
        {
            return new Sighted(SightLevel.None, SightReason.NotParticipating);
        }

        if (line.Marks is not { } marks)
        {
            return new Sighted(SightLevel.Full, SightReason.Open);
        }

        var sighted = ByMarks(viewer, line.Owner, marks);
        if (line is { Withdrawn: true, Kind: not LineKind.HitWithdrawn } && sighted is { Level: SightLevel.Full, Reason: not SightReason.Owner })
        {
            sighted = new Sighted(SightLevel.Existence, SightReason.Withdrawn);
        }

        return line.Kind is LineKind.SeizureReported && sighted.Level < SightLevel.Counts
            ? sighted with { Level = SightLevel.Counts }
            : sighted;
    }

    private static Sighted ByMarks(CountryCode viewer, CountryCode owner, Marks marks)
    {
        if (viewer == owner)
        {
            return new Sighted(SightLevel.Full, SightReason.Owner);
        }

        var free = marks.Handling.Strictest is HandlingCodes.H0 or HandlingCodes.H1;
        if (marks.To.Contains(viewer))
        {
            return new Sighted(SightLevel.Full, SightReason.Addressed);
        }

        if (marks.To.IsEmpty && free)
        {
            return new Sighted(SightLevel.Full, SightReason.AllParticipants);
        }

        if (viewer.IsCoordinationCentre)
        {
            return marks.To.IsEmpty
                ? new Sighted(SightLevel.Full, SightReason.CentreByDefault)
                : new Sighted(SightLevel.Existence, SightReason.CentreNotAddressed);
        }

        return free
            ? new Sighted(SightLevel.Existence, SightReason.NotAddressed)
            : new Sighted(SightLevel.Number, SightReason.Restricted);
    }
}
