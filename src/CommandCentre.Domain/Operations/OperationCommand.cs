using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Operations;

/// <summary>Something an officer or system asks the operation to do.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Id">Made by the sender, unique per sender, kept on a retry. The record it makes is named by <see cref="RecordId.For"/>.</param>
public abstract record OperationCommand(CommandKind Kind, Guid Id);

/// <summary>A command that makes or changes a record with marks.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Id">Command id.</param>
/// <param name="Marks">Marks as the sender gave them; the rule may add addressees (<see cref="Sharing.Addressing"/>).</param>
public abstract record MarkedCommand(CommandKind Kind, Guid Id, Marks Marks) : OperationCommand(Kind, Id);

/// <summary>Open the operation.</summary>
public sealed record OpenOperation(Guid Id, string Name, DateOnly FirstDay, DateOnly LastDay, ValueList<Participant> Participants)
    : OperationCommand(CommandKind.OpenOperation, Id);

/// <summary>Admit a country, or change its kinds of agency.</summary>
public sealed record AdmitParticipant(Guid Id, Participant Participant) : OperationCommand(CommandKind.AdmitParticipant, Id);

/// <summary>Move to the next phase.</summary>
public sealed record ChangePhase(Guid Id, OperationPhase To) : OperationCommand(CommandKind.ChangePhase, Id);

/// <summary>Come on duty at a site.</summary>
public sealed record JoinDuty(Guid Id, string Site) : OperationCommand(CommandKind.JoinDuty, Id);

/// <summary>Go off duty.</summary>
public sealed record LeaveDuty(Guid Id) : OperationCommand(CommandKind.LeaveDuty, Id);

/// <summary>Report parcels checked at one site by one method within one hour.</summary>
public sealed record ReportTally(Guid Id, string Site, InspectionMethod Method, DateTimeOffset Hour, int Parcels)
    : OperationCommand(CommandKind.ReportTally, Id);

/// <summary>Push a hit to the room.</summary>
public sealed record PushHit(Guid Id, HitReport Report, Marks Marks) : MarkedCommand(CommandKind.PushHit, Id, Marks);

/// <summary>Replace the content and marks of an own hit.</summary>
public sealed record CorrectHit(Guid Id, Guid Hit, HitReport Report, string Reason, Marks Marks) : MarkedCommand(CommandKind.CorrectHit, Id, Marks);

/// <summary>Take an own hit back.</summary>
public sealed record WithdrawHit(Guid Id, Guid Hit, string Reason) : OperationCommand(CommandKind.WithdrawHit, Id);

/// <summary>Ask chosen countries whether they hold something; none chosen means all participants.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Purpose">Why.</param>
/// <param name="CaseReference">The asker's case.</param>
/// <param name="Subject">The person or company asked about.</param>
/// <param name="Parcel">The parcel asked about.</param>
/// <param name="Asked">Countries that must answer; empty means every other participating country.</param>
/// <param name="Minutes">Time to answer in minutes of operation time, 5 to 2,880.</param>
/// <param name="Marks">Marks; the asked countries are always among the addressees.</param>
/// <param name="Priority">How pressing it is; absent means routine.</param>
public sealed record RequestCheck(
    Guid Id,
    string Question,
    string Purpose,
    string? CaseReference,
    Party? Subject,
    ParcelNumber? Parcel,
    ValueList<CountryCode> Asked,
    int Minutes,
    Marks Marks,
    CheckPriority? Priority = null) : MarkedCommand(CommandKind.RequestCheck, Id, Marks);

/// <summary>Answer a cross-check request for one's country.</summary>
public sealed record AnswerCheck(Guid Id, Guid Check, CheckOutcome Outcome, string? Text, Marks Marks)
    : MarkedCommand(CommandKind.AnswerCheck, Id, Marks);

/// <summary>Record that a request's deadline has passed with answers missing; the id derives from the request, so it is recorded once.</summary>
public sealed record NoteCheckOverdue(Guid Id, Guid Check) : OperationCommand(CommandKind.NoteCheckOverdue, Id);

/// <summary>Send a parcel lead to the country where the parcel will be.</summary>
public sealed record SendLead(
    Guid Id,
    ParcelNumber Parcel,
    CountryCode Destination,
    Party? Consignor,
    Party? Consignee,
    string Reason,
    DateTimeOffset? Expected,
    Marks Marks) : MarkedCommand(CommandKind.SendLead, Id, Marks)
{
    /// <summary>The way it takes, as far as known.</summary>
    public ParcelRoute? Route { get; init; }

    /// <summary>What it is declared to hold, at most 40 lines; absent for nothing known.</summary>
    public ValueList<ContentPiece>? Contents { get; init; }

    /// <summary>Record of the risk indicator that it matches; absent for none.</summary>
    public Guid? Indicator { get; init; }
}

/// <summary>Say what was done about a lead.</summary>
public sealed record GiveFeedback(Guid Id, Guid Lead, LeadOutcome Outcome, InspectionMethod? Method, string? Text, Marks Marks)
    : MarkedCommand(CommandKind.GiveFeedback, Id, Marks);

/// <summary>Report a seizure.</summary>
public sealed record ReportSeizure(
    Guid Id,
    string Site,
    InspectionMethod Method,
    DateTimeOffset Found,
    ValueList<SeizedItem> Items,
    ParcelNumber? Parcel,
    Party? Consignor,
    Party? Consignee,
    Guid? Lead,
    string? Text,
    Marks Marks) : MarkedCommand(CommandKind.ReportSeizure, Id, Marks)
{
    /// <summary>What led to it; absent where nobody said.</summary>
    public FindCause? Cause { get; init; }

    /// <summary>Record of the risk indicator that led to it, where no lead did; absent for none.</summary>
    public Guid? Indicator { get; init; }

    /// <summary>How it was hidden; absent where nobody said.</summary>
    public ConcealmentMethod? Concealment { get; init; }

    /// <summary>What is known of single items; absent for none. Each item at most once.</summary>
    public ValueList<ItemDescription>? Described { get; init; }
}

/// <summary>Post a message to the room or to chosen countries.</summary>
public sealed record PostMessage(Guid Id, string Text, Guid? About, Marks Marks) : MarkedCommand(CommandKind.PostMessage, Id, Marks);
