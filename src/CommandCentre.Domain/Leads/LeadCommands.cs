using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Leads;

/// <summary>Take a lead in hand for one's country, so that two do not work on it; it comes free when the officer goes off duty.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Lead">Record of the lead.</param>
public sealed record ClaimLead(Guid Id, Guid Lead) : OperationCommand(CommandKind.ClaimLead, Id);

/// <summary>Give a lead back that one's country has in hand.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Lead">Record of the lead.</param>
public sealed record ReleaseLead(Guid Id, Guid Lead) : OperationCommand(CommandKind.ReleaseLead, Id);

/// <summary>Report a step of a lead.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Lead">Record of the lead.</param>
/// <param name="Stage">The stage reached, beyond the one the lead has; an arrival may be expected again at another time.</param>
/// <param name="Expected">When the parcel is expected, operation time UTC; given with the stage expected, and only there.</param>
/// <param name="Site">Where the parcel is or will be, 2 to 80 characters.</param>
/// <param name="Text">More in words, at most 400 characters.</param>
/// <param name="Marks">Marks.</param>
public sealed record MoveLead(Guid Id, Guid Lead, LeadMove Stage, DateTimeOffset? Expected, string? Site, string? Text, Marks Marks)
    : MarkedCommand(CommandKind.MoveLead, Id, Marks);

/// <summary>Record that nobody has touched a lead although its parcel was to have come; the id derives from the lead and the time, so it is recorded once.</summary>
public sealed record NoteLeadMissed(Guid Id, Guid Lead) : OperationCommand(CommandKind.NoteLeadMissed, Id);
