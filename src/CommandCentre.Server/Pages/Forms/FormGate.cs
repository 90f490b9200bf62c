using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>Whether a form can be used at all just now, said before anything is typed. The rules decide again when it is sent.</summary>
public static class FormGate
{
    /// <summary>Why not; null when it can.</summary>
    public static Refusal? Shut(FormDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.View is null ? ByState(draft) : ByPower(draft.Form.Command, draft.Viewer.Role, draft.View.Summary.Phase) is not { } refusal ? ByAgency(draft) ?? ByState(draft) : refusal;
    }

    private static Refusal? ByPower(CommandKind command, Role role, OperationPhase phase) =>
        !Powers.RolesFor(command).Contains(role)
            ? new Refusal(RefusalReason.RoleMayNot, Allowed: Spelled(Powers.RolesFor(command)))
            : !Powers.PhasesFor(command).Contains(phase)
                ? new Refusal(RefusalReason.NotInThisPhase, Allowed: Spelled(Powers.PhasesFor(command)))
                : null;

    private static Refusal? ByAgency(FormDraft draft) =>
        draft.View!.Refusal(draft.Form.Command) is { Reason: RefusalReason.AgencyMayNot } ? new Refusal(RefusalReason.AgencyMayNot) : null;

    private static Refusal? ByState(FormDraft draft) => draft.Form.Command switch
    {
        CommandKind.JoinDuty when draft.View!.OwnDuty is { } duty => new Refusal(RefusalReason.AlreadyOnDuty, Allowed: duty.Site),
        CommandKind.LeaveDuty when draft.View!.OwnDuty is null => new Refusal(RefusalReason.NotOnDuty),
        CommandKind.DissolveGroup when draft.View!.Groups.Count == 0 => new Refusal(RefusalReason.NoSuchGroup),
        CommandKind.WithdrawGrant when draft.Tied is { } line && draft.View!.Grants(line).Count == 0 && line.Owner == draft.Viewer.Country => new Refusal(RefusalReason.NotGranted),
        CommandKind.ChangePhase when draft.View!.Summary.Phase is OperationPhase.PostOperational => new Refusal(RefusalReason.NotTheNextPhase),
        _ => draft.Tied is null ? null : ByRecord(draft),
    };

    private static Refusal? ByRecord(FormDraft draft)
    {
        var (record, own) = (draft.Tied!, draft.Viewer.Country);
        return draft.Form.Command switch
        {
            CommandKind.CorrectHit or CommandKind.WithdrawHit => record.Owner != own
                ? new Refusal(RefusalReason.NotTheOwner, Allowed: record.Owner!.Value)
                : record.Withdrawn ? new Refusal(RefusalReason.HitWithdrawn) : null,
            CommandKind.AnswerCheck => RecordFields.Asks(record, own) ? null : new Refusal(RefusalReason.NotAsked),
            CommandKind.ClaimCheck or CommandKind.ReleaseCheck => RecordFields.Asks(record, own) ? ByQueue(draft.Form.Command, draft.View!.Check(record.Record!.Value)!) : new Refusal(RefusalReason.NotAsked),
            CommandKind.ChaseCheck => ByAnswers(draft.View!, draft.View!.Check(record.Record!.Value)!),
            CommandKind.DecideMatch => draft.View!.Link(record.Record!.Value)?.MayDecide == true ? null : new Refusal(RefusalReason.NotTheOwner),
            CommandKind.GiveFeedback or CommandKind.ClaimLead or CommandKind.ReleaseLead or CommandKind.MoveLead or CommandKind.ReportControl =>
                ByLead(draft.Form.Command, draft.View!, draft.View!.Lead(record.Record!.Value)!),
            CommandKind.DecideParcel => record.Owner != own ? new Refusal(RefusalReason.NotTheOwner, Allowed: record.Owner!.Value)
                : draft.View!.Control(record.Record!.Value) is { Decision: { IsFinal: true } final } ? new Refusal(RefusalReason.DecidedAlready, Allowed: final.Measure.Label()) : null,
            CommandKind.SealExhibit => record.Owner == own ? null : new Refusal(RefusalReason.NotTheOwner, Allowed: record.Owner!.Value),
            CommandKind.ReadImageAgain when draft.View!.Reading(record.Record!.Value) is { MayReadAgain: false } row => new Refusal(row.First.By!.Officer == draft.Viewer.Officer ? RefusalReason.SameReader : RefusalReason.NoSecondReading),
            CommandKind.AddFile => record.Owner != own ? new Refusal(RefusalReason.NotTheOwner, Allowed: record.Owner!.Value)
                : !FileRules.MayHave(record.Kind!.Value) ? new Refusal(RefusalReason.NoSuchRecord)
                : draft.View!.MayAddFile(record) ? null : new Refusal(RefusalReason.TooManyFiles, Allowed: FileRules.MostOfARecord.Grouped()),
            CommandKind.HandOverExhibit or CommandKind.ReceiveExhibit => ByHands(draft.Form.Command, draft.View!.Exhibit(record.Record!.Value)!),
            CommandKind.ChangeMarks or CommandKind.GrantUse or CommandKind.WithdrawGrant => record.Owner != own
                ? new Refusal(RefusalReason.NotTheOwner, Allowed: record.Owner!.Value)
                : record.Marks is null || record.Kind is LineKind.GroupFormed ? new Refusal(RefusalReason.NoMarks) : null,
            CommandKind.AskRelease => record.Owner == own || record is { Marks: null, Sight.IsReadable: true } ? new Refusal(RefusalReason.NothingToAsk) : null,
            _ => null,
        };
    }

    private static Refusal? ByLead(CommandKind command, OperationView view, LeadRow row) => row switch
    {
        _ when row.Lead.Destination != view.Viewer.Country => new Refusal(RefusalReason.NotTheDestination),
        { Lead.IsOpen: false } => new Refusal(RefusalReason.LeadClosed),
        { Lead.Claim: null } when command is CommandKind.ReleaseLead => new Refusal(RefusalReason.LeadNotInHand),
        { Lead.Claim: { } claim } when command is CommandKind.ClaimLead => new Refusal(RefusalReason.LeadInHand, Allowed: claim.Officer),
        { Lead.Claim: { } claim } when claim.Officer != view.Viewer.Actor.Officer && (command is not CommandKind.ReleaseLead || !row.MayRelease) => new Refusal(RefusalReason.LeadInOtherHands, Allowed: claim.Officer),
        _ when command is CommandKind.ClaimLead && view.OwnDuty is null => new Refusal(RefusalReason.NotOnDuty),
        { Lead.Stage: >= LeadStage.Held } when command is CommandKind.MoveLead => new Refusal(RefusalReason.StageBehind, Allowed: row.Lead.Stage.Label()),
        _ => null,
    };

    private static Refusal? ByHands(CommandKind command, ExhibitRow row) => (command, row) switch
    {
        (CommandKind.HandOverExhibit, { MayHandOver: true }) or (CommandKind.ReceiveExhibit, { MayReceive: true }) => null,
        (CommandKind.HandOverExhibit, { Transfer: { } going }) => new Refusal(RefusalReason.ExhibitOnItsWay, Allowed: going.Receiver.ToString()),
        (CommandKind.HandOverExhibit, _) => new Refusal(RefusalReason.NotTheHolder, Allowed: row.Custody[^1].Holder.ToString()),
        (_, { Transfer: { } coming }) => new Refusal(RefusalReason.NotTheReceiver, Allowed: coming.Receiver.ToString()),
        _ => new Refusal(RefusalReason.ExhibitNotOnItsWay, Allowed: row.Custody[^1].Holder.ToString()),
    };

    private static Refusal? ByQueue(CommandKind command, CheckRow row) => (command, row) switch
    {
        (CommandKind.ClaimCheck, { AwaitsOwn: false }) => new Refusal(RefusalReason.AnsweredAlready),
        (CommandKind.ClaimCheck, { OwnClaim: { } claim }) => new Refusal(RefusalReason.InHandAlready, Allowed: claim.Officer),
        (CommandKind.ReleaseCheck, { OwnClaim: null }) => new Refusal(RefusalReason.NotInHand),
        (CommandKind.ReleaseCheck, { MayRelease: false, OwnClaim: { } claim }) => new Refusal(RefusalReason.InOtherHands, Allowed: claim.Officer),
        _ => null,
    };

    private static Refusal? ByAnswers(OperationView view, CheckRow row) =>
        view.Viewer.Actor.Role is not Role.Coordinator && view.Viewer.Country != row.Check.Asker ? new Refusal(RefusalReason.NotTheOwner, Allowed: row.Check.Asker.Value)
        : !row.Check.IsOpen ? new Refusal(RefusalReason.AnsweredInFull)
        : row.Check.ChaseFrom is { } from && from > view.Now ? new Refusal(RefusalReason.ChasedJustNow, Allowed: from.Exact())
        : null;

    private static string Spelled<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(value => value.Label()));
}
