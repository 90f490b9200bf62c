using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Pages.CrossChecks;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>The record a form speaks of.</summary>
/// <param name="Field">The field and query parameter that name it: hit, check, lead, control, seizure, exhibit, referral, operator, about or record; <c>line</c> names a line by its number.</param>
/// <param name="Needed">Whether the form makes no sense without it.</param>
/// <param name="Sent">Whether the field is part of the command; otherwise the record fills the form in, and that is all.</param>
public sealed record Tie(string Field, bool Needed = true, bool Sent = true);

/// <summary>One kind of form: the command it makes, the line that comes of it, and the component with its fields.</summary>
/// <param name="Command">The command.</param>
/// <param name="Line">The kind of line it records.</param>
/// <param name="Fields">The component.</param>
/// <param name="Tie">The record it speaks of; null for none.</param>
public sealed record ReportForm(CommandKind Command, LineKind Line, Type Fields, Tie? Tie = null)
{
    /// <summary>The command's word, which is the form's address.</summary>
    public string Word { get; } = Words.Of(Command);

    /// <summary>Whether the record carries marks, so that the sender decides who sees it.</summary>
    public bool IsMarked { get; } = Command is CommandKind.PushHit or CommandKind.CorrectHit or CommandKind.RequestCheck or CommandKind.MakeCrossCheck or CommandKind.AnswerCheck
        or CommandKind.SendLead or CommandKind.GiveFeedback or CommandKind.ReportSeizure or CommandKind.PostMessage or CommandKind.ChangeMarks
        or CommandKind.MoveLead or CommandKind.ReportControl or CommandKind.DecideParcel or CommandKind.SealExhibit or CommandKind.AddFollowUp or CommandKind.AddFile
        or CommandKind.ReferParcel or CommandKind.ReadImage or CommandKind.StateIndicator;

    /// <summary>Whether what is chosen in it decides who sees the line, so that the answer changes while it is filled in.</summary>
    public bool DecidesWhoSees => IsMarked || Command is CommandKind.FormGroup or CommandKind.DissolveGroup or CommandKind.DismissParticipant or CommandKind.HandOverExhibit;

    /// <summary>Whether a file comes with it.</summary>
    public bool BringsAFile => Command is CommandKind.AddFile;

    /// <summary>What the form does, as a short heading.</summary>
    public string Title => Command.Label();

    /// <summary>What it is for, in a sentence.</summary>
    public string About => FormWords.Text("About-" + Word);
}

/// <summary>Every form there is.</summary>
public static class ReportForms
{
    /// <summary>The form that opens an operation; it has a page of its own.</summary>
    public static ReportForm Opening { get; } = new(CommandKind.OpenOperation, LineKind.OperationOpened, typeof(OpenFields));

    /// <summary>The form that attaches a file to a record, reached from the record.</summary>
    public static ReportForm Attaching { get; } = new(CommandKind.AddFile, LineKind.FileAdded, typeof(FileFields), new Tie("record"));

    /// <summary>The forms within an operation, in the order a chooser shows them.</summary>
    public static IReadOnlyList<ReportForm> All { get; } =
    [
        new(CommandKind.PushHit, LineKind.HitPushed, typeof(HitFields)),
        new(CommandKind.CorrectHit, LineKind.HitCorrected, typeof(HitFields), new Tie("hit")),
        new(CommandKind.WithdrawHit, LineKind.HitWithdrawn, typeof(WithdrawFields), new Tie("hit")),
        new(CommandKind.MakeCrossCheck, LineKind.CrossChecked, typeof(CrossCheckFields), new Tie("hit", Needed: false, Sent: false)),
        new(CommandKind.RequestCheck, LineKind.CheckRequested, typeof(CheckFields), new Tie("hit", Needed: false, Sent: false)),
        new(CommandKind.AnswerCheck, LineKind.CheckAnswered, typeof(AnswerFields), new Tie("check")),
        new(CommandKind.ClaimCheck, LineKind.CheckClaimed, typeof(ClaimFields), new Tie("check")),
        new(CommandKind.ReleaseCheck, LineKind.CheckReleased, typeof(ClaimFields), new Tie("check")),
        new(CommandKind.ChaseCheck, LineKind.CheckChased, typeof(ChaseFields), new Tie("check")),
        new(CommandKind.DecideMatch, LineKind.MatchDecided, typeof(DecideFields), new Tie("link")),
        new(CommandKind.SendLead, LineKind.LeadSent, typeof(LeadFields), new Tie("hit", Needed: false, Sent: false)),
        new(CommandKind.ClaimLead, LineKind.LeadClaimed, typeof(LeadHandFields), new Tie("lead")),
        new(CommandKind.ReleaseLead, LineKind.LeadReleased, typeof(LeadHandFields), new Tie("lead")),
        new(CommandKind.MoveLead, LineKind.LeadMoved, typeof(MoveFields), new Tie("lead")),
        new(CommandKind.ReportControl, LineKind.ControlReported, typeof(ControlFields), new Tie("lead", Needed: false)),
        new(CommandKind.DecideParcel, LineKind.ParcelDecided, typeof(MeasureFields), new Tie("control")),
        new(CommandKind.GiveFeedback, LineKind.FeedbackGiven, typeof(FeedbackFields), new Tie("lead")),
        new(CommandKind.ReferParcel, LineKind.ParcelReferred, typeof(ReferFields), new Tie("about", Needed: false)),
        new(CommandKind.MoveReferral, LineKind.ReferralMoved, typeof(MoveReferralFields), new Tie("referral")),
        new(CommandKind.RegisterOperator, LineKind.OperatorRegistered, typeof(OperatorFields), new Tie("operator", Needed: false)),
        new(CommandKind.ReportTally, LineKind.TallyReported, typeof(TallyFields)),
        new(CommandKind.ReportSeizure, LineKind.SeizureReported, typeof(SeizureFields), new Tie("lead", Needed: false)),
        new(CommandKind.SealExhibit, LineKind.ExhibitSealed, typeof(ExhibitFields), new Tie("seizure")),
        new(CommandKind.HandOverExhibit, LineKind.ExhibitHandedOver, typeof(HandOverFields), new Tie("exhibit")),
        new(CommandKind.ReceiveExhibit, LineKind.ExhibitReceived, typeof(ReceiveFields), new Tie("exhibit")),
        new(CommandKind.AddFollowUp, LineKind.FollowUpAdded, typeof(FollowUpFields), new Tie("seizure")),
        new(CommandKind.ReadImage, LineKind.ImageRead, typeof(ReadFields), new Tie("file")),
        new(CommandKind.ReadImageAgain, LineKind.ImageReadAgain, typeof(ReadFields), new Tie("first")),
        new(CommandKind.PostMessage, LineKind.MessagePosted, typeof(MessageFields), new Tie("about", Needed: false)),
        new(CommandKind.JoinDuty, LineKind.DutyJoined, typeof(DutyFields)),
        new(CommandKind.LeaveDuty, LineKind.DutyLeft, typeof(DutyFields)),
        new(CommandKind.ChangePhase, LineKind.PhaseChanged, typeof(PhaseFields)),
        new(CommandKind.ChangeMarks, LineKind.MarksChanged, typeof(ChangeMarksFields), new Tie("record")),
        new(CommandKind.GrantUse, LineKind.UseGranted, typeof(GrantFields), new Tie("record")),
        new(CommandKind.WithdrawGrant, LineKind.GrantWithdrawn, typeof(GrantFields), new Tie("record")),
        new(CommandKind.AskRelease, LineKind.ReleaseAsked, typeof(AskFields), new Tie("line")),
        new(CommandKind.AdmitParticipant, LineKind.ParticipantAdmitted, typeof(AdmitFields)),
        new(CommandKind.DismissParticipant, LineKind.ParticipantDismissed, typeof(DismissFields)),
        new(CommandKind.FormGroup, LineKind.GroupFormed, typeof(GroupFields)),
        new(CommandKind.DissolveGroup, LineKind.GroupDissolved, typeof(DissolveFields)),
        new(CommandKind.StateIndicator, LineKind.IndicatorStated, typeof(IndicatorFields)),
        new(CommandKind.SetLegalClock, LineKind.LegalClockSet, typeof(LegalClockFields)),
        new(CommandKind.StateLegality, LineKind.LegalityStated, typeof(LegalityFields)),
        new(CommandKind.LimitAgency, LineKind.AgencyLimited, typeof(LimitFields)),
    ];

    /// <summary>The form of a command's word; null when there is none within an operation.</summary>
    public static ReportForm? Find(string? word) => All.Append(Attaching).FirstOrDefault(form => string.Equals(form.Word, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The form of a command.</summary>
    public static ReportForm Of(CommandKind command) => All.First(form => form.Command == command);
}
