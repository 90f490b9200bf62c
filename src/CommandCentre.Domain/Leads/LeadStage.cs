namespace CommandCentre.Domain.Leads;

/// <summary>Where a parcel lead stands; a lead goes forward, and may pass over a stage.</summary>
public enum LeadStage
{
    /// <summary>Sent; nobody knows when the parcel comes.</summary>
    Flagged,

    /// <summary>Its arrival is expected at a stated time.</summary>
    Expected,

    /// <summary>The parcel was found.</summary>
    Located,

    /// <summary>It is kept back.</summary>
    Held,

    /// <summary>It was controlled.</summary>
    Examined,

    /// <summary>It is decided what becomes of it.</summary>
    Decided,

    /// <summary>Feedback was given.</summary>
    Closed,
}

/// <summary>The steps of a lead that are reported by themselves; the others follow from a control, a decision and the feedback.</summary>
public enum LeadMove
{
    /// <summary>The arrival is expected, or expected at another time.</summary>
    Expected,

    /// <summary>The parcel was found.</summary>
    Located,

    /// <summary>It is kept back.</summary>
    Held,
}

/// <summary>What a step means for where a lead stands.</summary>
public static class LeadMoves
{
    /// <summary>The stage that a step brings a lead to.</summary>
    public static LeadStage Reached(this LeadMove move) => move switch
    {
        LeadMove.Expected => LeadStage.Expected,
        LeadMove.Located => LeadStage.Located,
        _ => LeadStage.Held,
    };
}

/// <summary>One step of a lead.</summary>
/// <param name="Number">Its line.</param>
/// <param name="Stage">The stage reached.</param>
/// <param name="At">Operation time.</param>
public sealed record LeadStep(long Number, LeadStage Stage, DateTimeOffset At);

/// <summary>A lead in hand: the officer of the country of destination who works on it.</summary>
/// <param name="Officer">Service number.</param>
/// <param name="Agency">The officer's agency.</param>
/// <param name="Number">Line by which it was taken.</param>
/// <param name="Since">Operation time of that line.</param>
public sealed record LeadClaim(string Officer, Operations.AgencyKind Agency, long Number, DateTimeOffset Since)
{
    /// <summary>The record of the claims on a lead: one for all of them, so that its lines tell who had it when.</summary>
    public static Guid RecordOf(Guid lead) => Operations.RecordId.Derived($"claim {lead:D}");
}
