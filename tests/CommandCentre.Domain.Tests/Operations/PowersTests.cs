using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>The powers as the issue states them, written out: who (c coordinator, l liaison officer, a agency officer) and when (i intelligence, w week, p post-operational).</summary>
public sealed class PowersTests
{
    private static readonly Dictionary<CommandKind, (string Who, string When)> Issue = new()
    {
        [CommandKind.OpenOperation] = ("c", ""), // once, before there is a phase
        [CommandKind.ChangePhase] = ("c", "iwp"),
        [CommandKind.AdmitParticipant] = ("c", "iw"), // "intelligence: participants"; "action: everything"
        [CommandKind.JoinDuty] = ("cla", "iw"),
        [CommandKind.LeaveDuty] = ("cla", "iwp"),
        [CommandKind.ReportTally] = ("a", "w"),
        [CommandKind.PushHit] = ("l", "w"),
        [CommandKind.CorrectHit] = ("l", "wp"),
        [CommandKind.WithdrawHit] = ("l", "wp"),
        [CommandKind.RequestCheck] = ("a", "w"),
        [CommandKind.AnswerCheck] = ("l", "wp"),
        [CommandKind.NoteCheckOverdue] = ("c", "wp"), // the centre's clock, which is a coordinator of the centre
        [CommandKind.SendLead] = ("l", "w"),
        [CommandKind.GiveFeedback] = ("a", "wp"),
        [CommandKind.ReportSeizure] = ("a", "w"),
        [CommandKind.PostMessage] = ("cla", "iwp"),
        [CommandKind.ChangeMarks] = ("cl", "iwp"), // decision 0007: who speaks for the owner, at any time
        [CommandKind.GrantUse] = ("cl", "iwp"),
        [CommandKind.WithdrawGrant] = ("cl", "iwp"),
        [CommandKind.AskRelease] = ("cla", "iwp"),
        [CommandKind.FormGroup] = ("c", "iwp"),
        [CommandKind.DissolveGroup] = ("c", "iwp"),
        [CommandKind.DismissParticipant] = ("c", "iwp"),
        [CommandKind.LimitAgency] = ("c", "iwp"),
        [CommandKind.MakeCrossCheck] = ("cla", "iw"), // issue 6: indicators are checked before the week, parcels in it
        [CommandKind.NoteLink] = ("c", "iwp"), // the centre's clock
        [CommandKind.NoteCheckReminder] = ("c", "wp"), // the centre's clock
        [CommandKind.ChaseCheck] = ("cla", "wp"), // issue 6: "the coordinator's chase button", and whoever asked
        [CommandKind.ClaimCheck] = ("la", "wp"), // issue 6: "each country's own queue with claim and release"; as long as answers are taken
        [CommandKind.ReleaseCheck] = ("la", "wp"),
        [CommandKind.DecideMatch] = ("cla", "iwp"), // issue 6: "a decision on each candidate", by whoever owns an end, or the centre
        [CommandKind.ClaimLead] = ("la", "wp"), // issue 7: "claimed with a lock"; as long as feedback is taken
        [CommandKind.ReleaseLead] = ("la", "wp"),
        [CommandKind.MoveLead] = ("la", "wp"), // issue 7: "stages, each a line"
        [CommandKind.NoteLeadMissed] = ("c", "wp"), // the centre's clock
        [CommandKind.ReportControl] = ("a", "w"), // who controls parcels (domain.md 1), in the week, as tallies and seizures
        [CommandKind.DecideParcel] = ("la", "wp"),
        [CommandKind.StateLegality] = ("l", "iwp"), // who speaks for a country; laws change after the week too
        [CommandKind.SetLegalClock] = ("l", "iw"), // who speaks for a country
        [CommandKind.NoteMeasureExpired] = ("c", "wp"), // the centre's clock
        [CommandKind.NoteDeconfliction] = ("c", "iwp"), // the centre's clock
        [CommandKind.SealExhibit] = ("a", "wp"), // issue 7: exhibits and follow-ups "hang on the seizure for months"
        [CommandKind.HandOverExhibit] = ("a", "wp"),
        [CommandKind.ReceiveExhibit] = ("a", "wp"),
        [CommandKind.AddFollowUp] = ("la", "wp"),
        [CommandKind.AddFile] = ("la", "wp"),
        [CommandKind.RegisterOperator] = ("l", "iw"), // who speaks for a country
        [CommandKind.ReferParcel] = ("la", "w"), // issue 7: "referral life cycle towards postal operators and carriers"
        [CommandKind.MoveReferral] = ("la", "wp"),
        [CommandKind.NoteReferralSeen] = ("c", "wp"), // the operators' channel, which is the centre's own
        [CommandKind.AnswerReferral] = ("c", "wp"),
        [CommandKind.NoteReferralOverdue] = ("c", "wp"), // the centre's clock
        [CommandKind.ReadImage] = ("la", "wp"),
        [CommandKind.ReadImageAgain] = ("la", "wp"),
        [CommandKind.StateIndicator] = ("cln", "iwp"), // domain.md 1: analysts build indicators, from the year before and from what the week shows
    };

    public static TheoryData<CommandKind, Role, OperationPhase> Cells =>
        [.. from kind in Enum.GetValues<CommandKind>() from role in Enum.GetValues<Role>() from phase in Enum.GetValues<OperationPhase>() select (kind, role, phase)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Allow_EachRoleCommandAndPhase_IsAsTheIssueSays(CommandKind kind, Role role, OperationPhase phase)
    {
        Assert.Equal(MayAtAll(kind, role) && Issue[kind].When.Contains("iwp"[(int)phase]), Powers.Allow(role, kind, phase));
        Assert.Equal(MayAtAll(kind, role), Powers.RolesFor(kind).Contains(role));
        Assert.Equal(Issue[kind].When.Contains("iwp"[(int)phase]), Powers.PhasesFor(kind).Contains(phase));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Decide_EachRoleCommandAndPhase_RefusesAsTheIssueSays(CommandKind kind, Role role, OperationPhase phase)
    {
        var story = Story.Opened().Enter(phase);
        var by = Officers.Of(role, "DE");
        var reason = (story.State.Decide(Any(kind), "digest", by, story.Now) as Ruling.No)?.Refusal.Reason;
        if (!MayAtAll(kind, role))
        {
            Assert.Equal(RefusalReason.RoleMayNot, reason);
        }
        else if (kind is CommandKind.OpenOperation)
        {
            Assert.Equal(RefusalReason.AlreadyOpen, reason);
        }
        else
        {
            Assert.Equal(!Issue[kind].When.Contains("iwp"[(int)phase]), reason is RefusalReason.NotInThisPhase);
        }
    }

    /// <summary>Observers and auditors only read: "observers read" (issue).</summary>
    [Theory]
    [InlineData(Role.Observer)]
    [InlineData(Role.Auditor)]
    public void Allow_ThoseWhoRead_NothingEver(Role role) =>
        Assert.DoesNotContain(Enum.GetValues<CommandKind>(), kind => Powers.RolesFor(kind).Contains(role));

    /// <summary>"Analysts build indicators" (domain.md 1), and change nothing else.</summary>
    [Fact]
    public void Allow_Analysts_StateIndicatorsAlone() =>
        Assert.Equal([CommandKind.StateIndicator], Enum.GetValues<CommandKind>().Where(kind => Powers.RolesFor(kind).Contains(Role.Analyst)));

    private static bool MayAtAll(CommandKind kind, Role role) => role switch
    {
        Role.Coordinator => Issue[kind].Who.Contains('c'),
        Role.LiaisonOfficer => Issue[kind].Who.Contains('l'),
        Role.AgencyOfficer => Issue[kind].Who.Contains('a'),
        Role.Analyst => Issue[kind].Who.Contains('n'),
        _ => false,
    };

    private static OperationCommand Any(CommandKind kind) => kind switch
    {
        CommandKind.OpenOperation => Given.Open("DE"),
        CommandKind.AdmitParticipant => new AdmitParticipant(Given.Id(), Given.Participant("CH")),
        CommandKind.ChangePhase => new ChangePhase(Given.Id(), OperationPhase.Action),
        CommandKind.JoinDuty => new JoinDuty(Given.Id(), "Leipzig hub"),
        CommandKind.LeaveDuty => new LeaveDuty(Given.Id()),
        CommandKind.ReportTally => Given.Tally(Story.Morning),
        CommandKind.PushHit => Given.Hit(),
        CommandKind.CorrectHit => Given.Correction(Given.Id()),
        CommandKind.WithdrawHit => Given.Withdrawal(Given.Id()),
        CommandKind.RequestCheck => Given.Check(["FR"]),
        CommandKind.AnswerCheck => Given.Answer(Given.Id()),
        CommandKind.NoteCheckOverdue => new NoteCheckOverdue(Given.Id(), Given.Id()),
        CommandKind.SendLead => Given.Lead("FR"),
        CommandKind.GiveFeedback => Given.Feedback(Given.Id()),
        CommandKind.ReportSeizure => Given.Seizure(Story.Morning),
        CommandKind.PostMessage => Given.Message(),
        CommandKind.ChangeMarks => Given.Marking(Given.Id(), Given.Marks()),
        CommandKind.GrantUse => Given.Grant(Given.Id(), "FR"),
        CommandKind.WithdrawGrant => Given.GrantBack(Given.Id(), "FR"),
        CommandKind.AskRelease => Given.Asking(1),
        CommandKind.FormGroup => Given.Group("BALKAN", "DE"),
        CommandKind.DissolveGroup => new DissolveGroup(Given.Id(), "BALKAN"),
        CommandKind.DismissParticipant => new DismissParticipant(Given.Id(), CountryCode.Parse("FR")),
        CommandKind.LimitAgency => Given.Limit("DE", AgencyKind.Customs, CommandKind.PostMessage),
        CommandKind.MakeCrossCheck => Given.CrossCheck(["FR"]),
        CommandKind.NoteLink => Given.Link(Given.Id(), Given.Id()),
        CommandKind.NoteCheckReminder => Given.Reminder(Given.Id()),
        CommandKind.ChaseCheck => Given.Chase(Given.Id()),
        CommandKind.ClaimCheck => Given.Claim(Given.Id()),
        CommandKind.ReleaseCheck => Given.Release(Given.Id()),
        CommandKind.DecideMatch => Given.Decision(Given.Id()),
        CommandKind.ClaimLead => Given.ClaimLead(Given.Id()),
        CommandKind.ReleaseLead => Given.ReleaseLead(Given.Id()),
        CommandKind.MoveLead => Given.Move(Given.Id()),
        CommandKind.NoteLeadMissed => new NoteLeadMissed(Given.Id(), Given.Id()),
        CommandKind.ReportControl => Given.Control(Story.Morning),
        CommandKind.DecideParcel => Given.Measure(Given.Id()),
        CommandKind.StateLegality => Given.Legality(),
        CommandKind.StateIndicator => Given.Indicator(),
        CommandKind.SetLegalClock => Given.LegalClock(),
        CommandKind.NoteMeasureExpired => new NoteMeasureExpired(Given.Id(), Given.Id()),
        CommandKind.NoteDeconfliction => new NoteDeconfliction(Given.Id(), Given.Id(), Given.Id(), DeconflictionGround.Parcel),
        CommandKind.SealExhibit => Given.Exhibit(Given.Id()),
        CommandKind.HandOverExhibit => Given.HandOver(Given.Id()),
        CommandKind.ReceiveExhibit => Given.Receive(Given.Id()),
        CommandKind.AddFollowUp => Given.FollowUp(Given.Id(), Story.Morning),
        CommandKind.AddFile => Given.File(Given.Id()),
        CommandKind.RegisterOperator => Given.Operator(),
        CommandKind.ReferParcel => Given.Referral(Given.Id()),
        CommandKind.MoveReferral => Given.MoveReferral(Given.Id(), ReferralMove.Close),
        CommandKind.NoteReferralSeen => new NoteReferralSeen(Given.Id(), Given.Id(), Given.Id()),
        CommandKind.AnswerReferral => Given.AnswerOf(Given.Id(), Given.Id(), Given.Answered(ReferralKind.DoNotLoad)),
        CommandKind.NoteReferralOverdue => new NoteReferralOverdue(Given.Id(), Given.Id()),
        CommandKind.ReadImage => Given.Read(Given.Id()),
        CommandKind.ReadImageAgain => Given.ReadAgain(Given.Id()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no sample"),
    };
}
