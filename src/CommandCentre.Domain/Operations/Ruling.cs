using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Operations;

/// <summary>Why a rule says no. Not remembered: the same command may be given again when things have changed.</summary>
public enum RefusalReason
{
    /// <summary>No such operation, or none that this officer's country takes part in.</summary>
    NoSuchOperation,

    /// <summary>The operation is already open.</summary>
    AlreadyOpen,

    /// <summary>The officer's role may not give this command.</summary>
    RoleMayNot,

    /// <summary>Not in this phase.</summary>
    NotInThisPhase,

    /// <summary>Phases go forward, one at a time.</summary>
    NotTheNextPhase,

    /// <summary>The id was used before by this sender with another content.</summary>
    IdUsedForOtherContent,

    /// <summary>No such record, or none that this officer may read.</summary>
    NoSuchRecord,

    /// <summary>Only the owner may do this.</summary>
    NotTheOwner,

    /// <summary>The hit was withdrawn.</summary>
    HitWithdrawn,

    /// <summary>The country was not asked.</summary>
    NotAsked,

    /// <summary>An addressee or asked country does not take part.</summary>
    AddresseeNotParticipating,

    /// <summary>The one who asked must be among the addressees.</summary>
    AskerMustRead,

    /// <summary>The officer's or system's checks of this hour are used up.</summary>
    CheckBudgetSpent,

    /// <summary>No country but one's own would be asked.</summary>
    NobodyToAsk,

    /// <summary>The lead is closed: feedback was given.</summary>
    LeadClosed,

    /// <summary>The lead is addressed to another country.</summary>
    NotTheDestination,

    /// <summary>A lead goes to another country.</summary>
    DestinationIsOwnCountry,

    /// <summary>The moment lies ahead of the operation's clock.</summary>
    MomentInTheFuture,

    /// <summary>The moment lies before the operation.</summary>
    MomentBeforeOperation,

    /// <summary>The officer is on duty already.</summary>
    AlreadyOnDuty,

    /// <summary>The officer is not on duty.</summary>
    NotOnDuty,

    /// <summary>Only the centre's clock does this.</summary>
    OnlyTheClock,

    /// <summary>The request is answered in full, or its deadline has not passed.</summary>
    NotOverdue,

    /// <summary>A coordinator has not given this command to the officer's agency in this operation.</summary>
    AgencyMayNot,

    /// <summary>The record is open to every participant and carries no marks.</summary>
    NoMarks,

    /// <summary>The use is permitted already.</summary>
    GrantedAlready,

    /// <summary>The use is not permitted, so there is nothing to take back.</summary>
    NotGranted,

    /// <summary>Reading is released by changing marks or addressees.</summary>
    ReadingByMarks,

    /// <summary>No such line, or none whose owner the officer may know.</summary>
    NoSuchLine,

    /// <summary>The line is the officer's own country's, or open.</summary>
    NothingToAsk,

    /// <summary>No such closed user group.</summary>
    NoSuchGroup,

    /// <summary>A closed user group of this name was dissolved: what was addressed to it would open to others.</summary>
    GroupWasDissolved,

    /// <summary>The country takes no part, or is the coordination centre.</summary>
    CannotBeDismissed,

    /// <summary>The system's key or certificate was not given for this command.</summary>
    CommandNotInScope,

    /// <summary>The officer's duty window in this operation is not open.</summary>
    DutyWindowClosed,

    /// <summary>The officer must have proved themselves by their authenticator within the last minutes.</summary>
    StepUpNeeded,

    /// <summary>The request is answered in full, or two thirds of its time have not passed, or all of it has.</summary>
    NoReminderDue,

    /// <summary>Everybody asked has answered the request.</summary>
    AnsweredInFull,

    /// <summary>Those who have not answered were pressed a moment ago.</summary>
    ChasedJustNow,

    /// <summary>The officer's country has answered the request.</summary>
    AnsweredAlready,

    /// <summary>An officer of one's country has the request in hand.</summary>
    InHandAlready,

    /// <summary>Nobody of one's country has the request in hand.</summary>
    NotInHand,

    /// <summary>Another officer has the request in hand: they give it back, or a liaison officer of the country.</summary>
    InOtherHands,

    /// <summary>The lead has that stage or is beyond it.</summary>
    StageBehind,

    /// <summary>An officer of one's country has the lead in hand.</summary>
    LeadInHand,

    /// <summary>Nobody has the lead in hand.</summary>
    LeadNotInHand,

    /// <summary>Another officer has the lead in hand: they give it back, or a liaison officer of the country.</summary>
    LeadInOtherHands,

    /// <summary>Somebody has touched the lead, or its time has not come.</summary>
    NotMissed,

    /// <summary>The parcel was released or seized: no other decision can follow.</summary>
    DecidedAlready,

    /// <summary>A controlled delivery needs an approval.</summary>
    ApprovalMissing,

    /// <summary>A detention or controlled delivery needs an end: the country has not stated its legal clock.</summary>
    EndMissing,

    /// <summary>The end lies behind the operation's clock.</summary>
    EndInThePast,

    /// <summary>Release and seizure have no legal clock.</summary>
    MeasureHasNoClock,

    /// <summary>The measure's time has not run out, or another decision followed.</summary>
    NotExpired,

    /// <summary>The seizure has no such item.</summary>
    NoSuchItem,

    /// <summary>Pieces of the item lie in other exhibits: no piece can be in two.</summary>
    PiecesInAnotherExhibit,

    /// <summary>The exhibit is in another service's hands.</summary>
    NotTheHolder,

    /// <summary>The exhibit is on its way to another service, which has not said that it came.</summary>
    ExhibitOnItsWay,

    /// <summary>The exhibit is not on its way to anybody.</summary>
    ExhibitNotOnItsWay,

    /// <summary>The exhibit is on its way to another service.</summary>
    NotTheReceiver,

    /// <summary>The receiver has the exhibit already.</summary>
    ReceiverHoldsIt,

    /// <summary>The record has as many files as it may have.</summary>
    TooManyFiles,

    /// <summary>No file came with the command: it is sent as a form with a file.</summary>
    FileMissing,

    /// <summary>A photo or an X-ray image is a picture; what came is none.</summary>
    PictureNeeded,

    /// <summary>Only the operator does this, by its own channel.</summary>
    OnlyTheOperator,

    /// <summary>Those who gave the parcel's number have not permitted passing it on.</summary>
    NotToBePassedOn,

    /// <summary>The same was asked of this operator for this parcel, and is open.</summary>
    ReferredAlready,

    /// <summary>The referral has ended.</summary>
    ReferralEnded,

    /// <summary>The operator has not answered the referral.</summary>
    ReferralNotAnswered,

    /// <summary>The operator has answered the referral.</summary>
    ReferralAnsweredAlready,

    /// <summary>The operator has looked at the referral.</summary>
    ReferralSeenAlready,

    /// <summary>The referral waits for no answer.</summary>
    ReferralNotWaiting,

    /// <summary>Only an order not to load is lifted.</summary>
    NoOrder,

    /// <summary>The order not to load stands until it is lifted.</summary>
    OrderStands,

    /// <summary>It must be said why.</summary>
    ReasonMissing,

    /// <summary>The answer lacks something that was asked for.</summary>
    AnswerIncomplete,

    /// <summary>The referral did not ask for this.</summary>
    AnswerNotAsked,

    /// <summary>No second reading of the image is asked for, or it was given.</summary>
    NoSecondReading,

    /// <summary>The second reading is another officer's.</summary>
    SameReader,

    /// <summary>A risk indicator is named beside a lead, or beside another cause.</summary>
    OtherCause,
}

/// <summary>A no with its reason.</summary>
/// <param name="Reason">The rule that said no.</param>
/// <param name="Field">The field it is about, in the command's own spelling; absent when it is about the whole.</param>
/// <param name="Value">The value that was refused, as text.</param>
/// <param name="Allowed">What would have been allowed, as text without sentences (codes, a bound, a phase).</param>
public sealed record Refusal(RefusalReason Reason, string? Field = null, string? Value = null, string? Allowed = null);

/// <summary>What was recorded for a command: the first answer, given again on a repeat.</summary>
/// <param name="Number">Line number.</param>
/// <param name="Record">The record.</param>
/// <param name="At">Operation time of the line.</param>
/// <param name="Digest">SHA-256 of the command's content; absent once the record's key was erased.</param>
public sealed record Receipt(long Number, Guid Record, DateTimeOffset At, string? Digest)
{
    /// <summary>The receipt of the command that made a line.</summary>
    public static Receipt Of(Entry entry) => new(entry.Number, entry.Record, entry.At, entry.Digest);
}

/// <summary>A line as decided, before it has a number.</summary>
/// <param name="Record">The record it is about.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Marks">Marks it sets; absent for open lines.</param>
/// <param name="Event">What happens.</param>
public sealed record Decided(Guid Record, CountryCode Owner, Marks? Marks, OperationEvent Event);

/// <summary>The answer of the rules to a command: recorded, repeated or refused.</summary>
public abstract record Ruling
{
    private Ruling()
    {
    }

    /// <summary>To be recorded as one line.</summary>
    public sealed record ToRecord(Decided Line) : Ruling;

    /// <summary>The same command was recorded before; the first answer holds.</summary>
    public sealed record RepeatOf(Receipt First) : Ruling;

    /// <summary>Refused by a rule.</summary>
    public sealed record No(Refusal Refusal) : Ruling;

    /// <summary>Makes <see cref="ToRecord"/>.</summary>
    public static Ruling Recorded(Guid record, CountryCode owner, Marks? marks, OperationEvent happened) =>
        new ToRecord(new Decided(record, owner, marks, happened));

    /// <summary>Makes <see cref="RepeatOf"/>.</summary>
    public static Ruling Repeated(Receipt first) => new RepeatOf(first);

    /// <summary>Makes <see cref="No"/>.</summary>
    public static Ruling Refused(RefusalReason reason, string? field = null, string? value = null, string? allowed = null) =>
        new No(new Refusal(reason, field, value, allowed));
}
