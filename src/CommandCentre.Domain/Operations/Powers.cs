using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Operations;

/// <summary>Which role may give which command in which phase: one table, so that forms, rules and documents cannot disagree.</summary>
public static class Powers
{
    private static readonly Role[] Writers = [Role.Coordinator, Role.LiaisonOfficer, Role.AgencyOfficer];

    private static readonly Role[] Speakers = [Role.Coordinator, Role.LiaisonOfficer];

    private static readonly Role[] Thinkers = [Role.Coordinator, Role.LiaisonOfficer, Role.Analyst];

    private static readonly Role[] Handlers = [Role.LiaisonOfficer, Role.AgencyOfficer];

    private static readonly OperationPhase[] Any = [OperationPhase.Intelligence, OperationPhase.Action, OperationPhase.PostOperational];

    private static readonly OperationPhase[] Week = [OperationPhase.Action];

    private static readonly OperationPhase[] WeekAndAfter = [OperationPhase.Action, OperationPhase.PostOperational];

    private static readonly OperationPhase[] UpToWeek = [OperationPhase.Intelligence, OperationPhase.Action];

    private static readonly Dictionary<CommandKind, (Role[] Roles, OperationPhase[] Phases)> Table = new()
    {
        [CommandKind.OpenOperation] = ([Role.Coordinator], []),
        [CommandKind.AdmitParticipant] = ([Role.Coordinator], UpToWeek),
        [CommandKind.ChangePhase] = ([Role.Coordinator], Any),
        [CommandKind.JoinDuty] = (Writers, UpToWeek),
        [CommandKind.LeaveDuty] = (Writers, Any),
        [CommandKind.ReportTally] = ([Role.AgencyOfficer], Week),
        [CommandKind.PushHit] = ([Role.LiaisonOfficer], Week),
        [CommandKind.CorrectHit] = ([Role.LiaisonOfficer], WeekAndAfter),
        [CommandKind.WithdrawHit] = ([Role.LiaisonOfficer], WeekAndAfter),
        [CommandKind.RequestCheck] = ([Role.AgencyOfficer], Week),
        [CommandKind.AnswerCheck] = ([Role.LiaisonOfficer], WeekAndAfter),
        [CommandKind.NoteCheckOverdue] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.SendLead] = ([Role.LiaisonOfficer], Week),
        [CommandKind.GiveFeedback] = ([Role.AgencyOfficer], WeekAndAfter),
        [CommandKind.ReportSeizure] = ([Role.AgencyOfficer], Week),
        [CommandKind.PostMessage] = (Writers, Any),
        [CommandKind.ChangeMarks] = (Speakers, Any),
        [CommandKind.GrantUse] = (Speakers, Any),
        [CommandKind.WithdrawGrant] = (Speakers, Any),
        [CommandKind.AskRelease] = (Writers, Any),
        [CommandKind.FormGroup] = ([Role.Coordinator], Any),
        [CommandKind.DissolveGroup] = ([Role.Coordinator], Any),
        [CommandKind.DismissParticipant] = ([Role.Coordinator], Any),
        [CommandKind.LimitAgency] = ([Role.Coordinator], Any),
        [CommandKind.MakeCrossCheck] = (Writers, UpToWeek),
        [CommandKind.NoteLink] = ([Role.Coordinator], Any),
        [CommandKind.NoteCheckReminder] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.ChaseCheck] = (Writers, WeekAndAfter),
        [CommandKind.ClaimCheck] = (Handlers, WeekAndAfter),
        [CommandKind.ReleaseCheck] = (Handlers, WeekAndAfter),
        [CommandKind.DecideMatch] = (Writers, Any),
        [CommandKind.ClaimLead] = (Handlers, WeekAndAfter),
        [CommandKind.ReleaseLead] = (Handlers, WeekAndAfter),
        [CommandKind.MoveLead] = (Handlers, WeekAndAfter),
        [CommandKind.NoteLeadMissed] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.ReportControl] = ([Role.AgencyOfficer], Week),
        [CommandKind.DecideParcel] = (Handlers, WeekAndAfter),
        [CommandKind.SetLegalClock] = ([Role.LiaisonOfficer], UpToWeek),
        [CommandKind.NoteMeasureExpired] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.NoteDeconfliction] = ([Role.Coordinator], Any),
        [CommandKind.SealExhibit] = ([Role.AgencyOfficer], WeekAndAfter),
        [CommandKind.HandOverExhibit] = ([Role.AgencyOfficer], WeekAndAfter),
        [CommandKind.ReceiveExhibit] = ([Role.AgencyOfficer], WeekAndAfter),
        [CommandKind.AddFollowUp] = (Handlers, WeekAndAfter),
        [CommandKind.AddFile] = (Handlers, WeekAndAfter),
        [CommandKind.StateLegality] = ([Role.LiaisonOfficer], Any),
        [CommandKind.RegisterOperator] = ([Role.LiaisonOfficer], UpToWeek),
        [CommandKind.ReferParcel] = (Handlers, Week),
        [CommandKind.MoveReferral] = (Handlers, WeekAndAfter),
        [CommandKind.NoteReferralSeen] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.AnswerReferral] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.NoteReferralOverdue] = ([Role.Coordinator], WeekAndAfter),
        [CommandKind.ReadImage] = (Handlers, WeekAndAfter),
        [CommandKind.ReadImageAgain] = (Handlers, WeekAndAfter),
        [CommandKind.StateIndicator] = (Thinkers, Any),
    };

    /// <summary>Roles that may give a command.</summary>
    public static IReadOnlyList<Role> RolesFor(CommandKind command) => Table[command].Roles;

    /// <summary>Phases in which a command may be given.</summary>
    public static IReadOnlyList<OperationPhase> PhasesFor(CommandKind command) => Table[command].Phases;

    /// <summary>Whether the role may give the command in the phase.</summary>
    public static bool Allow(Role role, CommandKind command, OperationPhase phase) =>
        Table[command].Roles.Contains(role) && Table[command].Phases.Contains(phase);

    /// <summary>Why an officer may not give a command in an operation as it stands: by role, by phase, or by what a coordinator set for the agency; absent where they may.</summary>
    public static Refusal? Check(Actor by, CommandKind command, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(operation);
        return Check(by, command, operation.Phase) ?? (operation.AgencyLimits.TryGetValue((by.Country, by.Agency), out var allowed) && !allowed.Contains(command)
            ? new Refusal(RefusalReason.AgencyMayNot, "kind", Words.Of(command), string.Join(", ", allowed.Select(Words.Of)))
            : null);
    }

    private static Refusal? Check(Actor by, CommandKind command, OperationPhase phase)
    {
        var (roles, phases) = Table[command];
        return !roles.Contains(by.Role)
            ? new Refusal(RefusalReason.RoleMayNot, "kind", Words.Of(command), string.Join(", ", roles.Select(Words.Of)))
            : !phases.Contains(phase)
                ? new Refusal(RefusalReason.NotInThisPhase, "kind", Words.Of(command), string.Join(", ", phases.Select(Words.Of)))
                : null;
    }
}
