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

namespace CommandCentre.Desks.Tests.Lines;

/// <summary>One command of every kind within its bounds, with everything filled in, and with everything left out that may be.</summary>
internal static class CommandSamples
{
    private static readonly Guid Id = RecordId.Derived("a command");

    private static readonly Guid Other = RecordId.Derived("another record");

    /// <summary>A valid number of domain.md 3.1.</summary>
    private static readonly ParcelNumber Parcel = ParcelNumber.Parse("RR473124829GB");

    private static readonly Party Person = new("Жан \"Ёж\" Ковальский <b>", "ul. Prosta 1, Łódź & Co", "+48 (22) 123-45/67", "jan@example.org");

    private static readonly HitReport Report = new(HitSubject.ModusOperandi, "twelve\nlike parcels", Person, Person with { Name = "Ἀθηνᾶ" }, Parcel, CountryCode.Parse("US"), CountryCode.Parse("DE"));

    private static readonly Marks Marks = new(
        new Handling(HandlingCodes.H1 | HandlingCodes.H3, "ask first"),
        new Evaluation(SourceReliability.B, 2),
        ValueList.Set<Addressee>([CountryCode.Parse("NL"), CountryCode.Parse("FR")]));

    private static readonly Marks Few = new(Handling.H0, null, []);

    private static readonly Participant Switzerland = new(CountryCode.Parse("CH"), [AgencyKind.Police, AgencyKind.PostalSecurity]);

    /// <summary>Everything filled in.</summary>
    public static IReadOnlyList<OperationCommand> Full { get; } =
    [
        new OpenOperation(Id, "Armstrong VII", new DateOnly(2020, 11, 16), new DateOnly(2020, 11, 20), [Switzerland]),
        new AdmitParticipant(Id, Switzerland),
        new ChangePhase(Id, OperationPhase.PostOperational),
        new JoinDuty(Id, "Leipzig hub"),
        new LeaveDuty(Id),
        new ReportTally(Id, "Leipzig hub", InspectionMethod.Xray, FakeTime.Morning, 20),
        new PushHit(Id, Report, Marks),
        new CorrectHit(Id, Other, Report, "recounted", Marks),
        new WithdrawHit(Id, Other, "a mistake"),
        new RequestCheck(Id, "known?", "trafficking", "C-1", Person, Parcel, ValueList.Countries([CountryCode.Parse("FR")]), 60, Marks, CheckPriority.Urgent),
        new AnswerCheck(Id, Other, CheckOutcome.NeedMore, "see our file", Marks),
        new SendLead(Id, Parcel, CountryCode.Parse("FR"), Person, Person, "known consignor", FakeTime.Morning.AddTicks(1), Marks)
        {
            Route = new ParcelRoute(CountryCode.Parse("US"), [CountryCode.Parse("NL"), CountryCode.Parse("BE")], ImpcCode.Parse("USJFKA"), ImpcCode.Parse("FRCDGA")),
            Contents = [new ContentPiece("toys", HsCode.Parse("950300"), 2, 850, 29.9m, "EUR", CountryCode.Parse("CN")), new ContentPiece("gift", null, null, null, null, null, null)],
            Indicator = Other,
        },
        new GiveFeedback(Id, Other, LeadOutcome.NothingFound, InspectionMethod.Opened, "toys", Marks),
        new ReportSeizure(
            Id, "Leipzig hub", InspectionMethod.Dog, FakeTime.Morning, [new SeizedItem(SeizedItemKind.OtherWeapon, "knife", 3), new SeizedItem(SeizedItemKind.Firearm, "pistol", 1)],
            Parcel, Person, Person, Other, "in a toy", Marks)
        {
            Cause = FindCause.Hit,
            Indicator = Other,
            Concealment = ConcealmentMethod.InsideObject,
            Described = [new ItemDescription(1, new FirearmDescription("Zastava", "M70", "7.65 mm", "A \"1\"", SerialStanding.Readable, "proof\nmark", CountryCode.Parse("RS"), "Nowak", FirearmCondition.Converted, FirearmAction.SemiAutomatic, Percussion.CentreFire, Bore.Rifled, 94, 165, 8, true, false, false, true, false, "B1"))],
        },
        new PostMessage(Id, "good morning", Other, Marks),
        new ChangeMarks(Id, Other, "to be shared", Marks with { To = ValueList.Set([Addressee.Parse("FR/customs"), Addressee.Parse("@BALKAN")]) }),
        new GrantUse(Id, Other, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "asked for"),
        new WithdrawGrant(Id, Other, CountryCode.Parse("FR"), ReleaseUse.Court, "no longer"),
        new AskRelease(Id, 7, ReleaseUse.Reading, "for our case"),
        new FormGroup(Id, "BALKAN", ValueList.Set([Addressee.Parse("DE/customs"), Addressee.Parse("FR")])),
        new DissolveGroup(Id, "BALKAN"),
        new DismissParticipant(Id, CountryCode.Parse("FR")),
        new LimitAgency(Id, CountryCode.Parse("FR"), AgencyKind.Customs, [CommandKind.PushHit, CommandKind.PostMessage]),
        new MakeCrossCheck(
            Id, [new AskedValue(AskedKind.Name, "Жан \"Ёж\" Ковальский <b>"), new AskedValue(AskedKind.Phone, "+48 22 123 45 67")], AskedSubject.Person, "trafficking", "C-1",
            ValueList.Countries([CountryCode.Parse("FR")]), 24, Marks),
        new ChaseCheck(Id, Other, "we need it\ntoday"),
        new ClaimCheck(Id, Other),
        new ReleaseCheck(Id, Other),
        new ClaimLead(Id, Other),
        new ReleaseLead(Id, Other),
        new MoveLead(Id, Other, LeadMove.Expected, FakeTime.Morning.AddHours(5), "Roissy hub", "with the\nnight flight", Marks),
        new ReportControl(Id, Parcel, Other, "Leipzig hub", ControlLevel.Xray, ControlMethod.ComputedTomography, ControlResult.Suspicious, FakeTime.Morning, "a dense part", Marks) { Indicator = Other },
        new DecideParcel(Id, Other, ParcelMeasure.ControlledDelivery, "prosecutor, 7 Js 12/20", FakeTime.Morning.AddDays(2), "to the door", Marks),
        new StateIndicator(Id, IndicatorFamily.Document, "weight against description", "a toy of two kilograms", Marks),
        new StateLegality(Id, "pistol", LegalStanding.Declaration, new DateOnly(2020, 11, 16), "Weapons Act, section 2"),
        new SetLegalClock(Id, ParcelMeasure.Detain, 48),
        new SealExhibit(Id, Other, [new ExhibitPart(0, 2), new ExhibitPart(1, 1)], "DE-0017", "evidence room", Marks),
        new HandOverExhibit(Id, Other, Addressee.Parse("FR/police"), "DE-0018", "by courier"),
        new ReceiveExhibit(Id, Other, "DE-0018", true, "laboratory", "as announced"),
        new AddFollowUp(Id, Other, FollowUpKind.HouseSearch, FakeTime.Morning, "two more found", Marks),
        new RegisterOperator(Id, OperatorTrade.Post, "Nordpost", "duty desk, +46 8 000 00 00", Other),
        new ReferParcel(
            Id, Other, ReferralKind.RequestForScreening, Other, Parcel, "what does it\nhold?", [ReferralField.Consignee, ReferralField.Weight], [ControlMethod.Xray], 60, "customs desk Leipzig", "known consignor", Marks),
        new MoveReferral(Id, Other, ReferralMove.AskAgain, "the weight is\nmissing", 90),
        new ReadImage(Id, Other, new ImageReading(ImageVerdict.Suspicious, [new ImageRegion(100, 200, 250, 125, "a \"slide\""), new ImageRegion(0, 0, 1000, 1000, "all")], "dense\npart"), SecondReading.Blind, Marks),
        new ReadImageAgain(Id, Other, new ImageReading(ImageVerdict.CannotTell, [new ImageRegion(110, 210, 250, 125, "metal")], "blurred")),
        new DecideMatch(Id, Other, MatchVerdict.Different, "other street", Hands.Two),
    ];

    /// <summary>Everything left out that may be.</summary>
    public static IReadOnlyList<OperationCommand> Bare { get; } =
    [
        new PushHit(Id, new HitReport(HitSubject.Route, "by road"), Few),
        new CorrectHit(Id, Other, new HitReport(HitSubject.Route, "by road", new Party("Jan")), "recounted", Few),
        new RequestCheck(Id, "known?", "trafficking", null, null, null, [], 5, Few),
        new AnswerCheck(Id, Other, CheckOutcome.Hit, null, Few),
        new ChaseCheck(Id, Other, null),
        new SendLead(Id, ParcelNumber.Parse("1Z-9999-0001"), CountryCode.Parse("FR"), null, null, "known consignor", null, Few),
        new GiveFeedback(Id, Other, LeadOutcome.Seized, null, null, Few),
        new ReportSeizure(Id, "Leipzig hub", InspectionMethod.Dog, FakeTime.Morning, [new SeizedItem(SeizedItemKind.Part, "slide", 1)], null, null, null, null, null, Few),
        new MakeCrossCheck(Id, [new AskedValue(AskedKind.Serial, "x")], AskedSubject.Unknown, "why", "1", [], null, Few),
        new MoveLead(Id, Other, LeadMove.Held, null, null, null, Few),
        new ReportControl(Id, null, Other, "Leipzig hub", ControlLevel.Opened, ControlMethod.HandSearch, ControlResult.Found, FakeTime.Morning, null, Few),
        new DecideParcel(Id, Other, ParcelMeasure.Release, null, null, null, Few),
        new HandOverExhibit(Id, Other, Addressee.Parse("FR/police"), "DE-0018", null),
        new ReferParcel(Id, Other, ReferralKind.DoNotLoad, Other, null, null, [], [], 60, "customs desk Leipzig", null, Few),
        new MoveReferral(Id, Other, ReferralMove.Accept, null, null),
        new ReceiveExhibit(Id, Other, "DE-0018", false, "laboratory", null),
        new PostMessage(Id, "x", null, new Marks(Handling.Default, null, [])),
    ];

    public static IReadOnlyList<OperationCommand> All { get; } = [.. Full, .. Bare];
}
