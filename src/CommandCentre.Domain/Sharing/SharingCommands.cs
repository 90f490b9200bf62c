using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>Change the marks of an own record.</summary>
public sealed record ChangeMarks(Guid Id, Guid Record, string Reason, Marks Marks) : MarkedCommand(CommandKind.ChangeMarks, Id, Marks);

/// <summary>Permit a country a use of an own record that its marks bar.</summary>
public sealed record GrantUse(Guid Id, Guid Record, CountryCode Country, ReleaseUse Use, string Reason) : OperationCommand(CommandKind.GrantUse, Id);

/// <summary>Take a permitted use back.</summary>
public sealed record WithdrawGrant(Guid Id, Guid Record, CountryCode Country, ReleaseUse Use, string Reason) : OperationCommand(CommandKind.WithdrawGrant, Id);

/// <summary>Ask the owner of a line to release it; the number is all one needs to know of it.</summary>
public sealed record AskRelease(Guid Id, long Line, ReleaseUse Use, string Purpose) : OperationCommand(CommandKind.AskRelease, Id);

/// <summary>Form a closed user group, or give it other members.</summary>
public sealed record FormGroup(Guid Id, string Name, ValueList<Addressee> Members) : OperationCommand(CommandKind.FormGroup, Id);

/// <summary>Dissolve a closed user group.</summary>
public sealed record DissolveGroup(Guid Id, string Name) : OperationCommand(CommandKind.DissolveGroup, Id);

/// <summary>End a country's part in the operation.</summary>
public sealed record DismissParticipant(Guid Id, CountryCode Country) : OperationCommand(CommandKind.DismissParticipant, Id);

/// <summary>Say what the officers of one agency of a country may do in this operation.</summary>
public sealed record LimitAgency(Guid Id, CountryCode Country, AgencyKind Agency, ValueList<CommandKind> Commands) : OperationCommand(CommandKind.LimitAgency, Id);
