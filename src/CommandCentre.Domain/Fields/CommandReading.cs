using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Fields;

/// <summary>A command as read, or all that is wrong with it.</summary>
/// <param name="Command">The command; absent when there are errors.</param>
/// <param name="Errors">What is wrong; empty when there is a command.</param>
public sealed record CommandRead(OperationCommand? Command, IReadOnlyList<FieldError> Errors);

/// <summary>Reads commands from what was sent: the one place where every field has its bounds.</summary>
public static partial class CommandReading
{
    /// <summary>Reads a command by its <c>kind</c>; <c>operation</c> and <c>id</c> stand beside its own fields.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="withFile">Whether a file comes with it: those kinds alone are read then (<see cref="WithFile"/>).</param>
    public static CommandRead Read(FieldTree.Group sent, bool withFile = false)
    {
        var reader = new FieldReader(sent);
        reader.Ignore("operation");
        var kind = reader.OneOf("kind", withFile ? WithFile : Kinds);
        if (!Words.TryParse<CommandKind>(kind, out var known) || reader.Errors.Count > 0)
        {
            return new CommandRead(null, reader.Errors);
        }

        var command = Read(known, reader.Uuid("id"), reader);
        reader.Complete();
        return reader.Errors.Count > 0 ? new CommandRead(null, reader.Errors) : new CommandRead(command, []);
    }

    /// <summary>Kinds that are sent as forms with a file, and in no other way.</summary>
    public static IReadOnlyList<string> WithFile { get; } = [Words.Of(CommandKind.AddFile)];

    /// <summary>Kinds that can be sent by themselves; deadlines and links are the clock's own, answers of operators their channel's.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. Enum.GetValues<CommandKind>().Where(kind => !IsClocks(kind) && !IsChannels(kind)).Select(Words.Of).Except(WithFile)];

    /// <summary>Whether the centre's clock alone gives a kind of command.</summary>
    public static bool IsClocks(CommandKind kind) => kind is CommandKind.NoteCheckOverdue or CommandKind.NoteCheckReminder or CommandKind.NoteLink
        or CommandKind.NoteLeadMissed or CommandKind.NoteMeasureExpired or CommandKind.NoteDeconfliction or CommandKind.NoteReferralOverdue;

    /// <summary>Whether the operators' channel alone gives a kind of command.</summary>
    public static bool IsChannels(CommandKind kind) => kind is CommandKind.NoteReferralSeen or CommandKind.AnswerReferral;

    private static OperationCommand Read(CommandKind kind, Guid id, FieldReader r) => kind switch
    {
        CommandKind.OpenOperation => Open(id, r),
        CommandKind.AdmitParticipant => new AdmitParticipant(id, Participant(r)),
        CommandKind.ChangePhase => new ChangePhase(id, r.Word<OperationPhase>("to")),
        CommandKind.JoinDuty => new JoinDuty(id, Site(r)),
        CommandKind.LeaveDuty => new LeaveDuty(id),
        CommandKind.ReportTally => new ReportTally(id, Site(r), r.Word<InspectionMethod>("method"), r.Moment("hour"), r.Whole("parcels", 0, 10_000)),
        CommandKind.PushHit => new PushHit(id, r.Group("report", Report), Marks(r)),
        CommandKind.CorrectHit => new CorrectHit(id, r.Uuid("hit"), r.Group("report", Report), Reason(r), Marks(r)),
        CommandKind.WithdrawHit => new WithdrawHit(id, r.Uuid("hit"), Reason(r)),
        CommandKind.RequestCheck => Check(id, r),
        CommandKind.AnswerCheck => new AnswerCheck(id, r.Uuid("check"), r.Word<CheckOutcome>("outcome"), r.OptionalText("text", 1000, lines: true), Marks(r)),
        CommandKind.MakeCrossCheck => CrossCheck(id, r),
        CommandKind.SendLead => Lead(id, r),
        CommandKind.GiveFeedback => Feedback(id, r),
        CommandKind.ReportSeizure => Seizure(id, r),
        CommandKind.ChangeMarks => new ChangeMarks(id, r.Uuid("record"), Reason(r), Marks(r)),
        CommandKind.GrantUse => new GrantUse(id, r.Uuid("record"), r.Country("country"), r.Word<ReleaseUse>("use"), Reason(r)),
        CommandKind.WithdrawGrant => new WithdrawGrant(id, r.Uuid("record"), r.Country("country"), r.Word<ReleaseUse>("use"), Reason(r)),
        CommandKind.AskRelease => new AskRelease(id, r.Whole("line", 1, int.MaxValue), r.Word<ReleaseUse>("use"), r.Text("purpose", 3, 400, lines: true)),
        CommandKind.FormGroup => new FormGroup(id, GroupName(r), Members(r)),
        CommandKind.DissolveGroup => new DissolveGroup(id, GroupName(r)),
        CommandKind.DismissParticipant => new DismissParticipant(id, r.Country("country")),
        CommandKind.LimitAgency => new LimitAgency(id, r.Country("country"), r.Word<AgencyKind>("agency"), r.WordsOf<CommandKind>("commands")),
        CommandKind.PostMessage => new PostMessage(id, r.Text("text", 1, 2000, lines: true), r.OptionalUuid("about"), Marks(r)),
        CommandKind.ChaseCheck => new ChaseCheck(id, r.Uuid("check"), r.OptionalText("text", 400, lines: true)),
        CommandKind.ClaimCheck => new ClaimCheck(id, r.Uuid("check")),
        CommandKind.ReleaseCheck => new ReleaseCheck(id, r.Uuid("check")),
        CommandKind.ClaimLead => new ClaimLead(id, r.Uuid("lead")),
        CommandKind.ReleaseLead => new ReleaseLead(id, r.Uuid("lead")),
        CommandKind.MoveLead => Move(id, r),
        CommandKind.ReportControl => Control(id, r),
        CommandKind.DecideParcel => new DecideParcel(
            id, r.Uuid("control"), r.Word<ParcelMeasure>("measure"), r.OptionalText("approval", 120, 2), r.OptionalMoment("until"), r.OptionalText("text", 1000, lines: true), Marks(r)),
        CommandKind.SetLegalClock => new SetLegalClock(id, r.Word<ParcelMeasure>("measure"), r.Whole("hours", 1, 8760)),
        CommandKind.SealExhibit => new SealExhibit(id, r.Uuid("seizure"), r.Rows("parts", 1, 40, Part), Seal(r), Site(r), Marks(r)),
        CommandKind.HandOverExhibit => new HandOverExhibit(id, r.Uuid("exhibit"), r.Agency("receiver"), Seal(r), r.OptionalText("text", 400, lines: true)),
        CommandKind.ReceiveExhibit => new ReceiveExhibit(id, r.Uuid("exhibit"), Seal(r), r.Flag("intact"), Site(r), r.OptionalText("text", 400, lines: true)),
        CommandKind.AddFollowUp => new AddFollowUp(id, r.Uuid("seizure"), r.Word<FollowUpKind>("outcome"), r.Moment("happened"), r.Text("text", 3, 1000, lines: true), Marks(r)),
        CommandKind.ReadImage => new ReadImage(id, r.Uuid("file"), Reading(r), r.OptionalWord<SecondReading>("second") ?? SecondReading.None, Marks(r)),
        CommandKind.ReadImageAgain => new ReadImageAgain(id, r.Uuid("first"), Reading(r)),
        CommandKind.AddFile => new AddFile(id, r.Uuid("record"), r.Word<FileSort>("sort"), r.Text("title", 1, 120), Marks(r)),
        CommandKind.StateLegality => new StateLegality(id, r.OneOf("what", LegalSubjects.All), r.Word<LegalStanding>("standing"), r.Day("from"), r.Text("source", 3, 200)),
        CommandKind.StateIndicator => new StateIndicator(id, r.Word<IndicatorFamily>("family"), r.Text("name", 3, 80), r.Text("text", 3, 1000, lines: true), Marks(r)),
        CommandKind.RegisterOperator => new RegisterOperator(id, r.Word<OperatorTrade>("trade"), r.Text("name", 2, 80), r.Text("contact", 3, 200), r.OptionalUuid("operator")),
        CommandKind.ReferParcel => Refer(id, r),
        CommandKind.MoveReferral => MoveReferral(id, r),
        CommandKind.DecideMatch => new DecideMatch(id, r.Uuid("link"), r.Word<MatchVerdict>("verdict"), Reason(r), r.OptionalWord<Hands>("hands")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no reading for this kind"),
    };

    private static OpenOperation Open(Guid id, FieldReader r)
    {
        var (first, last) = (r.Day("firstDay"), r.Day("lastDay"));
        if (r.IsSound("firstDay") && r.IsSound("lastDay") && (last < first || last > first.AddDays(366)))
        {
            r.Note("lastDay", last.ToString("O", null), FieldRule.DayOrder, $"{first:O}..{first.AddDays(366):O}");
        }

        return new OpenOperation(id, r.Text("name", 3, 80), first, last, r.Rows("participants", 1, 80, Participant));
    }

    private static Participant Participant(FieldReader r)
    {
        var agencies = new List<AgencyKind>();
        foreach (var word in r.Several("agencies"))
        {
            if (Words.TryParse<AgencyKind>(word, out var agency))
            {
                agencies.Add(agency);
            }
            else
            {
                r.Note("agencies", word, FieldRule.Word, string.Join(", ", Words.All<AgencyKind>()));
            }
        }

        if (agencies.Count == 0 && r.IsSound("agencies"))
        {
            r.Note("agencies", string.Empty, FieldRule.Required, string.Join(", ", Words.All<AgencyKind>()));
        }

        return new Participant(r.Country("country"), [.. agencies.Distinct().Order()]);
    }

    private static HitReport Report(FieldReader r) => new(
        r.Word<HitSubject>("subject"),
        r.Text("summary", 3, 1000, lines: true),
        r.OptionalGroup("consignor", Party),
        r.OptionalGroup("consignee", Party),
        r.OptionalParcel("parcel"),
        r.OptionalCountry("origin"),
        r.OptionalCountry("destination"));

    private static RequestCheck Check(Guid id, FieldReader r) => new(
        id,
        r.Text("question", 3, 1000, lines: true),
        r.Text("purpose", 3, 200),
        r.OptionalText("caseReference", 60),
        r.OptionalGroup("subject", Party),
        r.OptionalParcel("parcel"),
        r.Countries("asked"),
        r.Whole("minutes", 5, 2880),
        Marks(r),
        r.OptionalWord<CheckPriority>("priority"));

    private static MakeCrossCheck CrossCheck(Guid id, FieldReader r) => new(
        id,
        r.Rows("values", 1, 20, Asked),
        r.OptionalWord<AskedSubject>("subject") ?? AskedSubject.Unknown,
        r.Text("purpose", 3, 200),
        r.Text("caseReference", 1, 60),
        r.Countries("asked"),
        r.OptionalWhole("standingHours", 1, 720),
        Marks(r));

    private static AskedValue Asked(FieldReader r) => new(r.Word<AskedKind>("kind"), r.Text("text", 1, 300));

    private static GiveFeedback Feedback(Guid id, FieldReader r) => new(
        id, r.Uuid("lead"), r.Word<LeadOutcome>("outcome"), r.OptionalWord<InspectionMethod>("method"), r.OptionalText("text", 1000, lines: true), Marks(r));

    private static Party Party(FieldReader r)
    {
        var phone = r.OptionalText("phone", 40);
        if (phone is not null && r.IsSound("phone") && (phone.Count(char.IsAsciiDigit) < 4 || !phone.All(c => char.IsAsciiDigit(c) || " +()-./".Contains(c))))
        {
            r.Note("phone", phone, FieldRule.Phone, "4..40 of 0-9 + ( ) - . /");
        }

        var email = r.OptionalText("email", 254, 3);
        if (email is not null && r.IsSound("email") && !IsAddress(email))
        {
            r.Note("email", email, FieldRule.Email, "name@domain");
        }

        return new Party(r.OptionalText("name", 200), r.OptionalText("address", 300), phone, email);
    }

    /// <summary>One @ with something on both sides and no space: addresses are kept as written, not checked for delivery.</summary>
    private static bool IsAddress(string email) =>
        email.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !email.Any(char.IsWhiteSpace);

    private static Marks Marks(FieldReader r)
    {
        Evaluation? evaluation = null;
        if (r.OptionalText("evaluation", 10) is { } text && r.IsSound("evaluation") && !Evaluation.TryParse(text, out evaluation))
        {
            r.Note("evaluation", text, FieldRule.Evaluation, "A, B, C or X, then 1 to 4");
        }

        return new Marks(r.Handling(), evaluation, r.Addressees("to"));
    }

    private static string GroupName(FieldReader r)
    {
        var name = r.Text("name", 2, 20).Trim().ToUpperInvariant();
        if (r.IsSound("name") && !ClosedUserGroup.IsName(name))
        {
            r.Note("name", name, FieldRule.GroupName, ClosedUserGroup.AllowedName);
        }

        return name;
    }

    private static ValueList<Addressee> Members(FieldReader r)
    {
        var members = r.Addressees("members");
        if (r.IsSound("members") && members.IsEmpty)
        {
            r.Note("members", string.Empty, FieldRule.Required, Addressee.Allowed);
        }

        if (members.FirstOrDefault(member => member.Group is not null) is { } group)
        {
            r.Note("members", group.ToString(), FieldRule.Addressee, "DE or DE/customs");
        }

        return members;
    }

    private static string Site(FieldReader r) => r.Text("site", 2, 80);

    private static string Reason(FieldReader r) => r.Text("reason", 3, 400, lines: true);
}
