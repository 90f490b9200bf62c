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

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>Commands with everything filled in; a test changes what it is about.</summary>
internal static class Given
{
    private static int _ids;

    /// <summary>RR473124829GB is a valid number of domain.md 3.1.</summary>
    public static readonly ParcelNumber Parcel = ParcelNumber.Parse("RR473124829GB");

    public static readonly Party Person = new("Jan Kowalski", "ul. Prosta 1, Warszawa", "+48 22 123 45 67", "jan@example.org");

    public static readonly Party Addressee = new("Μαρία Παπαδοπούλου", "Οδός Ερμού 5, Αθήνα");

    public static Guid Id() => RecordId.Derived($"test command {Interlocked.Increment(ref _ids)}");

    public static Marks Marks(string handling = "H0", params string[] to)
    {
        var codes = handling.Split('+').Aggregate(HandlingCodes.H0, (set, code) => set | Enum.Parse<HandlingCodes>(code));
        return new Marks(new Handling(codes, codes.HasFlag(HandlingCodes.H3) ? "ask first" : null), null, Officers.Named(to));
    }

    public static OpenOperation Open(params string[] countries) => new(
        Id(), "Armstrong VII", new DateOnly(2020, 11, 16), new DateOnly(2020, 11, 20), [.. countries.Select(Participant)]);

    public static Participant Participant(string country) => new(CountryCode.Parse(country), [AgencyKind.Police, AgencyKind.Customs]);

    public static HitReport Report(string summary = "twelve like parcels") => new(HitSubject.Consignor, summary, Person, Addressee, Parcel);

    public static PushHit Hit(Marks? marks = null) => new(Id(), Report(), marks ?? Marks());

    public static CorrectHit Correction(Guid hit, Marks? marks = null) => new(Id(), hit, Report("thirteen"), "recounted", marks ?? Marks());

    public static WithdrawHit Withdrawal(Guid hit) => new(Id(), hit, "a mistake");

    public static RequestCheck Check(string[] asked, Marks? marks = null, int minutes = 60) => new(
        Id(), "known?", "trafficking", "C-1", Person, Parcel, Officers.Countries(asked), minutes, marks ?? Marks());

    public static AnswerCheck Answer(Guid check, Marks? marks = null, CheckOutcome outcome = CheckOutcome.NoHit) =>
        new(Id(), check, outcome, "see our file", marks ?? Marks());

    public static ChaseCheck Chase(Guid check, string? text = "we need it today") => new(Id(), check, text);

    public static ClaimCheck Claim(Guid check) => new(Id(), check);

    public static ReleaseCheck Release(Guid check) => new(Id(), check);

    public static NoteCheckReminder Reminder(Guid check) => new(Id(), check);

    public static SendLead Lead(string destination, Marks? marks = null) => new(
        Id(), Parcel, CountryCode.Parse(destination), Person, Addressee, "known consignor", null, marks ?? Marks());

    public static GiveFeedback Feedback(Guid lead, Marks? marks = null) =>
        new(Id(), lead, LeadOutcome.NothingFound, InspectionMethod.Xray, "nothing", marks ?? Marks());

    public static ReportSeizure Seizure(DateTimeOffset found, Marks? marks = null, Guid? lead = null, params SeizedItem[] items) => new(
        Id(), "Leipzig hub", InspectionMethod.Opened, found, items is [] ? [new SeizedItem(SeizedItemKind.Firearm, "pistol", 1)] : [.. items], Parcel, Person, Addressee, lead, "in a toy", marks ?? Marks());

    public static ReportTally Tally(DateTimeOffset hour, int parcels = 20) => new(Id(), "Leipzig hub", InspectionMethod.Xray, hour, parcels);

    public static ChangeMarks Marking(Guid record, Marks marks) => new(Id(), record, "to be shared", marks);

    public static GrantUse Grant(Guid record, string country, ReleaseUse use = ReleaseUse.PassingOn) => new(Id(), record, CountryCode.Parse(country), use, "asked for");

    public static WithdrawGrant GrantBack(Guid record, string country, ReleaseUse use = ReleaseUse.PassingOn) => new(Id(), record, CountryCode.Parse(country), use, "no longer");

    public static AskRelease Asking(long line, ReleaseUse use = ReleaseUse.Reading) => new(Id(), line, use, "for our case");

    public static FormGroup Group(string name, params string[] members) => new(Id(), name, Officers.Named(members));

    public static LimitAgency Limit(string country, AgencyKind agency, params CommandKind[] commands) => new(Id(), CountryCode.Parse(country), agency, [.. commands]);

    public static MakeCrossCheck CrossCheck(string[] asked, Marks? marks = null, int? hours = null, int budget = CheckPreparation.PersonBudget, params CountryAnswer[] answers) => new(
        Id(), [new(AskedKind.Name, "Jan Kowalski"), new(AskedKind.Phone, "+48 22 123 45 67")], AskedSubject.Person, "trafficking", "C-1", Officers.Countries(asked), hours, marks ?? Marks())
    {
        Prepared = new CheckPreparation([.. answers], budget),
    };

    public static DecideMatch Decision(Guid link, MatchVerdict verdict = MatchVerdict.Same, Hands? hands = null) => new(Id(), link, verdict, "the same sender", hands);

    public static NoteLink Link(Guid left, Guid right, LinkGround ground = LinkGround.Consignor) => new(Id(), left, right, ground, 9_500);

    public static ClaimLead ClaimLead(Guid lead) => new(Id(), lead);

    public static ReleaseLead ReleaseLead(Guid lead) => new(Id(), lead);

    public static MoveLead Move(Guid lead, LeadMove stage = LeadMove.Located, DateTimeOffset? expected = null, Marks? marks = null) =>
        new(Id(), lead, stage, expected, "Roissy hub", "with the night flight", marks ?? Marks());

    public static ReportControl Control(DateTimeOffset controlled, Guid? lead = null, Marks? marks = null) =>
        new(Id(), Parcel, lead, "Leipzig hub", ControlLevel.Xray, ControlMethod.Xray, ControlResult.Suspicious, controlled, "a dense part", marks ?? Marks());

    public static DecideParcel Measure(Guid control, ParcelMeasure measure = ParcelMeasure.Seize, DateTimeOffset? until = null, string? approval = null, Marks? marks = null) =>
        new(Id(), control, measure, approval, until, "as the law says", marks ?? Marks());

    public static StateLegality Legality(string what = "pistol", LegalStanding standing = LegalStanding.Authorisation, string from = "2020-01-01") =>
        new(Id(), what, standing, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), "Weapons Act, section 2");

    public static StateIndicator Indicator(Marks? marks = null, string name = "weight against description") =>
        new(Id(), IndicatorFamily.Document, name, "a toy of two kilograms", marks ?? Marks());

    public static SetLegalClock LegalClock(ParcelMeasure measure = ParcelMeasure.Detain, int hours = 48) => new(Id(), measure, hours);

    public static SealExhibit Exhibit(Guid seizure, Marks? marks = null, params ExhibitPart[] parts) =>
        new(Id(), seizure, parts is [] ? [new ExhibitPart(0, 1)] : [.. parts], "DE-0017", "evidence room", marks ?? Marks());

    public static HandOverExhibit HandOver(Guid exhibit, string receiver = "FR/police", string seal = "DE-0018") => new(Id(), exhibit, Domain.Sharing.Addressee.Parse(receiver), seal, "by courier");

    public static ReceiveExhibit Receive(Guid exhibit, string seal = "DE-0018", bool intact = true) => new(Id(), exhibit, seal, intact, "laboratory", "as announced");

    public static AddFile File(Guid record, Marks? marks = null, FileSort sort = FileSort.Photo, FileMedia media = FileMedia.Jpeg) => new(Id(), record, sort, "the slide in its box", marks ?? Marks())
    {
        Content = new string('b', 64),
        Kept = new KeptFile(media, 4_000, new string('a', 64), KeptFile.IsPictureOf(media) ? 640 : null, KeptFile.IsPictureOf(media) ? 480 : null),
    };

    public static ImageReading Seen(ImageVerdict verdict = ImageVerdict.Suspicious, params ImageRegion[] regions) => new(verdict, [.. regions], "dense");

    public static ReadImage Read(Guid file, SecondReading second = SecondReading.None, Marks? marks = null, ImageReading? reading = null) => new(Id(), file, reading ?? Seen(), second, marks ?? Marks());

    public static ReadImageAgain ReadAgain(Guid first, ImageReading? reading = null) => new(Id(), first, reading ?? Seen(ImageVerdict.NothingSeen));

    public static AddFollowUp FollowUp(Guid seizure, DateTimeOffset happened, Marks? marks = null) => new(Id(), seizure, FollowUpKind.HouseSearch, happened, "two more found", marks ?? Marks());

    public static RegisterOperator Operator(string name = "Nordpost") => new(Id(), OperatorTrade.Post, name, "duty desk, +46 8 000 00 00");

    public static ReferParcel Referral(Guid to, ReferralKind ask = ReferralKind.RequestForInformation, Guid? about = null, Marks? marks = null) => new(
        Id(), to, ask, about, about is null ? Parcel : null, "what does it hold?", ask is ReferralKind.DoNotLoad ? [] : [ReferralField.Contents],
        ask is ReferralKind.RequestForScreening ? [ControlMethod.Xray] : [], 60, "customs desk Leipzig, +49 341 0", "known consignor", marks ?? Marks());

    public static MoveReferral MoveReferral(Guid referral, ReferralMove move, string? text = "as agreed") =>
        new(Id(), referral, move, text, move is ReferralMove.AskAgain ? 60 : null);

    /// <summary>An answer that fits a kind of referral as <see cref="Referral"/> asks it.</summary>
    public static ReferralAnswer Answered(ReferralKind ask, ReferralOutcome outcome = ReferralOutcome.Answered, LoadState loaded = LoadState.NotLoaded) => outcome is ReferralOutcome.Cannot
        ? new(outcome, null, null, null, "not in our hands")
        : new(
            outcome,
            ask is ReferralKind.DoNotLoad ? null : new ReferralFacts(Person, null, [new ContentPiece("toys", null, 1, 850, 29.90m, "EUR", null)], null, null, null, null),
            ask is ReferralKind.RequestForScreening ? new ScreeningDone([ControlMethod.Xray], ScreeningResult.Suspicious, "B. Larsson", "Arlanda hub") : null,
            ask is ReferralKind.DoNotLoad ? new Loading(loaded, loaded is LoadState.Departed ? CountryCode.Parse("NL") : null) : null,
            null);

    public static AnswerReferral AnswerOf(Guid asked, Guid referral, ReferralAnswer answer) => new(Id(), asked, referral, answer);

    public static PostMessage Message(Marks? marks = null, Guid? about = null) => new(Id(), "good morning", about, marks ?? Marks());
}
