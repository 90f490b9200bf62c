using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>How pressing an answer is; orders each country's queue.</summary>
public enum CheckPriority
{
    /// <summary>In its turn; what is meant when nothing is said.</summary>
    Routine,

    /// <summary>Before what is routine.</summary>
    Urgent,

    /// <summary>Before everything else: a parcel is in hand.</summary>
    Immediate,
}

/// <summary>Record that two thirds of a request's time have gone with answers missing; the id derives from the request, so it is recorded once.</summary>
public sealed record NoteCheckReminder(Guid Id, Guid Check) : OperationCommand(CommandKind.NoteCheckReminder, Id);

/// <summary>Press those who have not answered an open request.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Check">Record of the request.</param>
/// <param name="Text">What is said to them, at most 400 characters.</param>
public sealed record ChaseCheck(Guid Id, Guid Check, string? Text) : OperationCommand(CommandKind.ChaseCheck, Id);

/// <summary>Take a request in hand for one's country, so that two do not work on it.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Check">Record of the request.</param>
public sealed record ClaimCheck(Guid Id, Guid Check) : OperationCommand(CommandKind.ClaimCheck, Id);

/// <summary>Give a request that one's country has in hand back to its queue.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Check">Record of the request.</param>
public sealed record ReleaseCheck(Guid Id, Guid Check) : OperationCommand(CommandKind.ReleaseCheck, Id);
