using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Operations;

/// <summary>The kinds of line, as they stand in <c>kind</c>.</summary>
public enum LineKind
{
    /// <summary><see cref="Operations.OperationOpened"/>.</summary>
    OperationOpened,

    /// <summary><see cref="Operations.ParticipantAdmitted"/>.</summary>
    ParticipantAdmitted,

    /// <summary><see cref="Operations.PhaseChanged"/>.</summary>
    PhaseChanged,

    /// <summary><see cref="Operations.DutyJoined"/>.</summary>
    DutyJoined,

    /// <summary><see cref="Operations.DutyLeft"/>.</summary>
    DutyLeft,

    /// <summary><see cref="Operations.TallyReported"/>.</summary>
    TallyReported,

    /// <summary><see cref="Hits.HitPushed"/>.</summary>
    HitPushed,

    /// <summary><see cref="Hits.HitCorrected"/>.</summary>
    HitCorrected,

    /// <summary><see cref="Hits.HitWithdrawn"/>.</summary>
    HitWithdrawn,

    /// <summary><see cref="CrossChecks.CheckRequested"/>.</summary>
    CheckRequested,

    /// <summary><see cref="CrossChecks.CheckAnswered"/>.</summary>
    CheckAnswered,

    /// <summary><see cref="CrossChecks.CheckOverdue"/>.</summary>
    CheckOverdue,

    /// <summary><see cref="Leads.LeadSent"/>.</summary>
    LeadSent,

    /// <summary><see cref="Leads.FeedbackGiven"/>.</summary>
    FeedbackGiven,

    /// <summary><see cref="Seizures.SeizureReported"/>.</summary>
    SeizureReported,

    /// <summary><see cref="Messages.MessagePosted"/>.</summary>
    MessagePosted,

    /// <summary><see cref="Sharing.MarksChanged"/>.</summary>
    MarksChanged,

    /// <summary><see cref="Sharing.UseGranted"/>.</summary>
    UseGranted,

    /// <summary><see cref="Sharing.GrantWithdrawn"/>.</summary>
    GrantWithdrawn,

    /// <summary><see cref="Sharing.ReleaseAsked"/>.</summary>
    ReleaseAsked,

    /// <summary><see cref="Sharing.GroupFormed"/>.</summary>
    GroupFormed,

    /// <summary><see cref="Sharing.GroupDissolved"/>.</summary>
    GroupDissolved,

    /// <summary><see cref="Sharing.ParticipantDismissed"/>.</summary>
    ParticipantDismissed,

    /// <summary><see cref="Sharing.AgencyLimited"/>.</summary>
    AgencyLimited,

    /// <summary><see cref="CrossChecks.CrossChecked"/>.</summary>
    CrossChecked,

    /// <summary><see cref="CrossChecks.LinkFound"/>.</summary>
    LinkFound,

    /// <summary><see cref="CrossChecks.CheckReminded"/>.</summary>
    CheckReminded,

    /// <summary><see cref="CrossChecks.CheckChased"/>.</summary>
    CheckChased,

    /// <summary><see cref="CrossChecks.CheckClaimed"/>.</summary>
    CheckClaimed,

    /// <summary><see cref="CrossChecks.CheckReleased"/>.</summary>
    CheckReleased,

    /// <summary><see cref="CrossChecks.MatchDecided"/>.</summary>
    MatchDecided,

    /// <summary><see cref="Leads.LeadClaimed"/>.</summary>
    LeadClaimed,

    /// <summary><see cref="Leads.LeadReleased"/>.</summary>
    LeadReleased,

    /// <summary><see cref="Leads.LeadMoved"/>.</summary>
    LeadMoved,

    /// <summary><see cref="Leads.LeadMissed"/>.</summary>
    LeadMissed,

    /// <summary><see cref="Controls.ControlReported"/>.</summary>
    ControlReported,

    /// <summary><see cref="Controls.ParcelDecided"/>.</summary>
    ParcelDecided,

    /// <summary><see cref="Controls.MeasureExpired"/>.</summary>
    MeasureExpired,

    /// <summary><see cref="Controls.LegalClockSet"/>.</summary>
    LegalClockSet,

    /// <summary><see cref="Deconflictions.Deconflicted"/>.</summary>
    Deconflicted,

    /// <summary><see cref="Seizures.ExhibitSealed"/>.</summary>
    ExhibitSealed,

    /// <summary><see cref="Seizures.ExhibitHandedOver"/>.</summary>
    ExhibitHandedOver,

    /// <summary><see cref="Seizures.ExhibitReceived"/>.</summary>
    ExhibitReceived,

    /// <summary><see cref="Seizures.FollowUpAdded"/>.</summary>
    FollowUpAdded,

    /// <summary><see cref="Files.FileAdded"/>.</summary>
    FileAdded,

    /// <summary><see cref="Seizures.LegalityStated"/>.</summary>
    LegalityStated,

    /// <summary><see cref="Referrals.OperatorRegistered"/>.</summary>
    OperatorRegistered,

    /// <summary><see cref="Referrals.ParcelReferred"/>.</summary>
    ParcelReferred,

    /// <summary><see cref="Referrals.ReferralSeen"/>.</summary>
    ReferralSeen,

    /// <summary><see cref="Referrals.ReferralAnswered"/>.</summary>
    ReferralAnswered,

    /// <summary><see cref="Referrals.ReferralMoved"/>.</summary>
    ReferralMoved,

    /// <summary><see cref="Referrals.ReferralOverdue"/>.</summary>
    ReferralOverdue,

    /// <summary><see cref="Files.ImageRead"/>.</summary>
    ImageRead,

    /// <summary><see cref="Files.ImageReadAgain"/>.</summary>
    ImageReadAgain,

    /// <summary><see cref="Indicators.IndicatorStated"/>.</summary>
    IndicatorStated,
}

/// <summary>Something that happened in an operation; its fields are the line's body.</summary>
/// <param name="Kind">Which kind.</param>
public abstract record OperationEvent(LineKind Kind)
{
    /// <summary>The record it answers or speaks of; absent for none.</summary>
    public virtual Guid? Refers() => null;

    /// <summary>The event without the record it speaks of, for those who may not read that one.</summary>
    public virtual OperationEvent Unreferenced() => this;

    /// <summary>The event as other countries than its owner's may know it at most.</summary>
    public virtual OperationEvent ForOthers() => this;

    /// <summary>The event as its owner's country may read it in a line at most: what the centre keeps for itself is left out.</summary>
    public virtual OperationEvent ForOwner() => this;

    /// <summary>The event without what nobody may know before another line has come.</summary>
    public virtual OperationEvent Withheld() => this;

    /// <summary>The event without what is about persons (<see cref="Sharing.NominalAttribute"/>).</summary>
    /// <param name="narrative">Whether free text stays (<see cref="Sharing.NarrativeAttribute"/>), which may speak of persons too.</param>
    public virtual OperationEvent NonNominal(bool narrative) => this;
}

/// <summary>A coordinator opened the operation; it starts in the intelligence phase.</summary>
/// <param name="Name">Its name in words.</param>
/// <param name="FirstDay">First day of the action week.</param>
/// <param name="LastDay">Last day of the action week.</param>
/// <param name="Participants">Who takes part; the coordination centre always does.</param>
public sealed record OperationOpened(string Name, DateOnly FirstDay, DateOnly LastDay, ValueList<Participant> Participants)
    : OperationEvent(LineKind.OperationOpened);

/// <summary>A country joined the operation, or its kinds of agency changed.</summary>
public sealed record ParticipantAdmitted(Participant Participant) : OperationEvent(LineKind.ParticipantAdmitted);

/// <summary>The operation moved to its next phase.</summary>
public sealed record PhaseChanged(OperationPhase From, OperationPhase To) : OperationEvent(LineKind.PhaseChanged);

/// <summary>An officer came on duty at a site.</summary>
/// <param name="Site">Office of exchange, courier hub or office, in words.</param>
public sealed record DutyJoined(string Site) : OperationEvent(LineKind.DutyJoined);

/// <summary>The officer went off duty.</summary>
public sealed record DutyLeft() : OperationEvent(LineKind.DutyLeft);

/// <summary>Parcels checked at one site by one method within one hour; no personal data.</summary>
/// <param name="Site">Where.</param>
/// <param name="Method">How.</param>
/// <param name="Hour">Start of the hour, UTC.</param>
/// <param name="Parcels">How many.</param>
public sealed record TallyReported(string Site, InspectionMethod Method, DateTimeOffset Hour, int Parcels)
    : OperationEvent(LineKind.TallyReported);
