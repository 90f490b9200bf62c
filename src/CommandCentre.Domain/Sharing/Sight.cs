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

    /// <summary>All but what is about persons, and free text unless the record is H0.</summary>
    NonNominal,

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

    /// <summary>The viewer is named: by country, agency or closed user group.</summary>
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

    /// <summary>Released to the viewer's country, but the viewer was invited to observe, without persons of others.</summary>
    Observing,

    /// <summary>Released to the viewer's country, but the duty window is closed: no persons of others.</summary>
    OffDuty,

    /// <summary>Released to all participants for the action week, which is over: agency officers see persons only where they are named.</summary>
    WeekOver,

    /// <summary>Released to the viewer's country, but a wall shows visitors H0 only, without persons.</summary>
    Wall,

    /// <summary>A link between two records that the viewer may read in full.</summary>
    ReadsBoth,
}

/// <summary>What a viewer who may read a record must heed.</summary>
[Flags]
public enum Caveats
{
    /// <summary>Nothing beyond the law.</summary>
    None = 0,

    /// <summary>H1: not before a court without the owner.</summary>
    NotForCourt = 1,

    /// <summary>H2 or H3: no export, link or passing on without a grant of the owner.</summary>
    NotToBePassedOn = 2,

    /// <summary>Evaluated X4, or source C or X, or information 4: not to be acted on alone.</summary>
    Uncorroborated = 4,
}

/// <summary>The answer of the gate: how much, why, and what to heed.</summary>
/// <param name="Level">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="Caveats">What to heed; none where the record may not be read, and for its owner.</param>
public readonly record struct Sighted(SightLevel Level, SightReason Reason, Caveats Caveats = Caveats.None)
{
    /// <summary>Whether the record's content may be read, with or without persons.</summary>
    public bool IsReadable => Level is SightLevel.Full or SightLevel.NonNominal;
}

/// <summary>What the gate needs to know of a line: the current marks and grants of its record, not those at the time of writing.</summary>
/// <param name="Owner">Owner of the record.</param>
/// <param name="Marks">Current marks; absent for open lines.</param>
/// <param name="Withdrawn">Whether the owner withdrew the record.</param>
/// <param name="Kind">Kind of the line.</param>
/// <param name="Grants">Uses the owner permits; absent for none.</param>
/// <param name="IsLink">Whether the record is a link between two others, whose marks decide.</param>
public readonly record struct Sightable(CountryCode Owner, Marks? Marks, bool Withdrawn, LineKind Kind, ValueList<Grant>? Grants = null, bool IsLink = false);

/// <summary>The one gate: what one viewer may see of one line, and why.</summary>
/// <remarks>Source: design.md section 4, grown by decision 0007. Pure; every outlet takes its data through it, the preview before sending too.</remarks>
public static class Sight
{
    /// <summary>What a viewer may see of a line.</summary>
    /// <param name="seat">Who looks, in the operation as it stands.</param>
    /// <param name="line">The line with its record's current marks.</param>
    public static Sighted Of(Seat seat, Sightable line)
    {
        ArgumentNullException.ThrowIfNull(seat);
        if (!seat.Participates)
        {
            return new Sighted(SightLevel.None, SightReason.NotParticipating);
        }

        if (line.IsLink)
        {
            // Only who knows both ends can tell more (Operation.SightOf).
            return new Sighted(SightLevel.Number, SightReason.Restricted);
        }

        if (line.Marks is not { } marks)
        {
            return new Sighted(SightLevel.Full, SightReason.Open);
        }

        var sighted = Limited(Unwithdrawn(Released(seat, line.Owner, marks), line), seat, marks);
        if (sighted.IsReadable)
        {
            return sighted with { Caveats = CaveatsOf(seat.Seer.Country, line, marks) };
        }

        return line.Kind is LineKind.SeizureReported && sighted.Level < SightLevel.Counts
            ? sighted with { Level = SightLevel.Counts }
            : sighted;
    }

    /// <summary>What is released to the viewer's country, agency or groups: the table.</summary>
    private static Sighted Released(Seat seat, CountryCode owner, Marks marks)
    {
        if (seat.Seer.Country == owner)
        {
            return new Sighted(SightLevel.Full, SightReason.Owner);
        }

        var free = marks.Handling.Strictest is HandlingCodes.H0 or HandlingCodes.H1;
        if (seat.IsAmong(marks.To))
        {
            return new Sighted(SightLevel.Full, SightReason.Addressed);
        }

        if (marks.To.IsEmpty && free)
        {
            return new Sighted(SightLevel.Full, SightReason.AllParticipants);
        }

        if (seat.Seer.Country.IsCoordinationCentre)
        {
            return marks.To.IsEmpty
                ? new Sighted(SightLevel.Full, SightReason.CentreByDefault)
                : new Sighted(SightLevel.Existence, SightReason.CentreNotAddressed);
        }

        return free
            ? new Sighted(SightLevel.Existence, SightReason.NotAddressed)
            : new Sighted(SightLevel.Number, SightReason.Restricted);
    }

    private static Sighted Unwithdrawn(Sighted released, Sightable line) =>
        line is { Withdrawn: true, Kind: not LineKind.HitWithdrawn } && released is { Level: SightLevel.Full, Reason: not SightReason.Owner }
            ? new Sighted(SightLevel.Existence, SightReason.Withdrawn)
            : released;

    /// <summary>What role, duty, phase and place leave of what is released.</summary>
    private static Sighted Limited(Sighted released, Seat seat, Marks marks)
    {
        if (released.Level is not SightLevel.Full)
        {
            return released;
        }

        if (seat.Seer.Clearance is Clearance.Visitors)
        {
            // A wall hangs in its country's room: what is not for visitors stands there as its number, whoever owns it.
            return marks.Handling.Codes == HandlingCodes.H0
                ? new Sighted(SightLevel.NonNominal, SightReason.Wall)
                : new Sighted(SightLevel.Number, SightReason.Wall);
        }

        return released.Reason is SightReason.Owner ? released : seat.Seer.Clearance switch
        {
            Clearance.Observing => new Sighted(SightLevel.NonNominal, SightReason.Observing),
            Clearance.OffDuty => new Sighted(SightLevel.NonNominal, SightReason.OffDuty),
            Clearance.Week when seat.IsOver && released.Reason is not SightReason.Addressed => new Sighted(SightLevel.NonNominal, SightReason.WeekOver),
            _ => released,
        };
    }

    private static Caveats CaveatsOf(CountryCode viewer, Sightable line, Marks marks)
    {
        if (viewer == line.Owner)
        {
            return Caveats.None;
        }

        var caveats = Caveats.None;
        if (marks.Handling.Has(HandlingCodes.H1) && !IsGranted(line, viewer, ReleaseUse.Court))
        {
            caveats |= Caveats.NotForCourt;
        }

        if (marks.Handling.Has(HandlingCodes.H2 | HandlingCodes.H3) && !IsGranted(line, viewer, ReleaseUse.PassingOn))
        {
            caveats |= Caveats.NotToBePassedOn;
        }

        return marks.Evaluation is { IsUncorroborated: true } ? caveats | Caveats.Uncorroborated : caveats;
    }

    private static bool IsGranted(Sightable line, CountryCode viewer, ReleaseUse use) => line.Grants is { } grants && grants.Contains(new Grant(viewer, use));
}
