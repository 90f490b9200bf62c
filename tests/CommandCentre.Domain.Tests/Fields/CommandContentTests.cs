using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Each field of <see cref="Samples"/> arrives in its place of the command: a swapped pair would show here.</summary>
public sealed class CommandContentTests
{
    private static readonly Guid Id = Guid.Parse(Samples.Id);
    private static readonly Guid Other = Guid.Parse(Samples.Other);
    private static readonly ParcelNumber Number = ParcelNumber.Parse("RR473124829GB");
    private static readonly Party Jan = new("Jan Kowalski", "ul. Prosta 1", "+48 22 123", "jan@example.org");
    private static readonly Party Anna = new("Anna Ek", "Storgatan 2", "0812345", "anna@example.org");
    private static readonly CountryCode France = CountryCode.Parse("FR");
    private static readonly Marks Marks = new(new Handling(HandlingCodes.H1 | HandlingCodes.H3, "ask first"), new Evaluation(SourceReliability.B, 2), Officers.Named("FR", "NL"));
    private static readonly DateTimeOffset Night = new(2020, 11, 17, 6, 30, 0, TimeSpan.Zero);
    private static readonly FirearmDescription Firearm = new FirearmDescription("Zastava", "M70", "7.65 mm", "A 1234", SerialStanding.Readable, "proof mark", CountryCode.Parse("RS"), "Nowak", FirearmCondition.Converted, FirearmAction.SemiAutomatic, Percussion.CentreFire, Bore.Rifled, 94, 165, 8, true, false, false, true, false, "B1");
    private static readonly HitReport Report = new(HitSubject.ModusOperandi, "twelve like parcels", Jan, Anna, Number, CountryCode.Parse("US"), CountryCode.Parse("DE"));

    private static readonly OperationCommand[] Expected =
    [
        new OpenOperation(Id, "Armstrong VII", new DateOnly(2020, 11, 16), new DateOnly(2020, 11, 20), [new Participant(CountryCode.Parse("DE"), [AgencyKind.Police, AgencyKind.Customs])]),
        new AdmitParticipant(Id, new Participant(CountryCode.Parse("CH"), [AgencyKind.PostalSecurity])),
        new ChangePhase(Id, OperationPhase.Action),
        new JoinDuty(Id, "Leipzig hub"),
        new LeaveDuty(Id),
        new ReportTally(Id, "Leipzig hub", InspectionMethod.Xray, Story.Morning, 20),
        new PushHit(Id, Report, Marks),
        new CorrectHit(Id, Other, Report, "recounted", Marks),
        new WithdrawHit(Id, Other, "a mistake"),
        new RequestCheck(Id, "known?", "trafficking", "C-1", Jan, Number, Officers.Countries("ES", "FR"), 60, Marks, CheckPriority.Immediate),
        new AnswerCheck(Id, Other, CheckOutcome.NoHit, "not known", Marks),
        new SendLead(Id, Number, France, Jan, Anna, "known consignor", Night, Marks)
        {
            Route = new ParcelRoute(CountryCode.Parse("US"), [CountryCode.Parse("NL"), CountryCode.Parse("BE")], ImpcCode.Parse("USJFKA"), ImpcCode.Parse("FRCDGA")),
            Contents = [new ContentPiece("toys", HsCode.Parse("950300"), 2, 850, 29.90m, "EUR", CountryCode.Parse("CN"))],
            Indicator = Other,
        },
        new GiveFeedback(Id, Other, LeadOutcome.NothingFound, InspectionMethod.Opened, "toys", Marks),
        new ReportSeizure(Id, "Leipzig hub", InspectionMethod.Opened, Story.Morning.AddMinutes(10), [new SeizedItem(SeizedItemKind.OtherWeapon, "knife", 3)], Number, Jan, Anna, Other, "in a toy", Marks)
        {
            Cause = FindCause.Lead,
            Indicator = Other,
            Concealment = ConcealmentMethod.InsideObject,
            Described = [new ItemDescription(0, Firearm) { Calibre = "9 x 19 mm", Text = "folding, 9 cm" }],
        },
        new PostMessage(Id, "good morning", Other, Marks),
        new ChangeMarks(Id, Other, "to be shared", Marks),
        new GrantUse(Id, Other, France, ReleaseUse.PassingOn, "asked for"),
        new WithdrawGrant(Id, Other, France, ReleaseUse.Court, "no longer"),
        new AskRelease(Id, 7, ReleaseUse.Reading, "for our case"),
        new FormGroup(Id, "BALKAN", Officers.Named("DE/customs", "FR")),
        new DissolveGroup(Id, "BALKAN"),
        new DismissParticipant(Id, France),
        new LimitAgency(Id, France, AgencyKind.Customs, [CommandKind.PushHit, CommandKind.PostMessage]),
        new MakeCrossCheck(Id, [new AskedValue(AskedKind.Name, "Jan Kowalski")], AskedSubject.Person, "trafficking", "C-1", Officers.Countries("ES", "FR"), 24, Marks),
        new ChaseCheck(Id, Other, "we need it today"),
        new ClaimCheck(Id, Other),
        new ReleaseCheck(Id, Other),
        new ClaimLead(Id, Other),
        new ReleaseLead(Id, Other),
        new MoveLead(Id, Other, LeadMove.Expected, Night, "Roissy hub", "with the night flight", Marks),
        new ReportControl(Id, Number, Other, "Leipzig hub", ControlLevel.Xray, ControlMethod.ComputedTomography, ControlResult.Suspicious, Story.Morning.AddMinutes(5), "a dense part", Marks) { Indicator = Other },
        new DecideParcel(Id, Other, ParcelMeasure.ControlledDelivery, "prosecutor, 7 Js 12/20", new DateTimeOffset(2199, 11, 18, 9, 0, 0, TimeSpan.Zero), "to the door", Marks),
        new StateIndicator(Id, IndicatorFamily.Document, "weight against description", "a toy of two kilograms", Marks),
        new StateLegality(Id, "pepper-spray", LegalStanding.Authorisation, new DateOnly(2020, 11, 16), "Weapons Act, section 2"),
        new SetLegalClock(Id, ParcelMeasure.Detain, 48),
        new SealExhibit(Id, Other, [new ExhibitPart(0, 2)], "DE-0017", "evidence room", Marks),
        new HandOverExhibit(Id, Other, Addressee.Of(France, AgencyKind.Police), "DE-0018", "by courier"),
        new ReceiveExhibit(Id, Other, "DE-0018", true, "laboratory", "as announced"),
        new AddFollowUp(Id, Other, FollowUpKind.HouseSearch, Story.Morning.AddMinutes(20), "two more found", Marks),
        new RegisterOperator(Id, OperatorTrade.Carrier, "Nordpost", "duty desk, +46 8 000 00 00"),
        new ReferParcel(
            Id, Guid.Parse(Samples.Third), ReferralKind.RequestForScreening, Other, Number, "what does it hold?", [ReferralField.Consignee, ReferralField.Weight], [ControlMethod.Xray, ControlMethod.HandSearch], 60,
            "customs desk Leipzig", "known consignor", Marks),
        new MoveReferral(Id, Other, ReferralMove.AskAgain, "the weight is missing", 90),
        new ReadImage(Id, Other, new ImageReading(ImageVerdict.Suspicious, [new ImageRegion(100, 200, 250, 125, "a slide")], "dense"), SecondReading.Blind, Marks),
        new ReadImageAgain(Id, Other, new ImageReading(ImageVerdict.CannotTell, [new ImageRegion(110, 210, 250, 125, "metal")], "blurred")),
        new DecideMatch(Id, Other, MatchVerdict.Different, "other street", Hands.Two),
    ];

    [Theory]
    [MemberData(nameof(CommandReadingTests.Kinds), MemberType = typeof(CommandReadingTests))]
    public void Read_Sample_IsTheCommandInEveryField(string kind) =>
        Assert.Equal(Expected.Single(command => Words.Of(command.Kind) == kind), CommandReading.Read(Samples.Of(kind)).Command);

    /// <summary>Sub-kinds belong to their class: a pistol is no ammunition.</summary>
    [Fact]
    public void Read_SubKindOfAnotherClass_NamesThoseOfItsOwn()
    {
        foreach (var kind in Enum.GetValues<SeizedItemKind>())
        {
            var tree = Samples.Of("report-seizure").With("items[0].kind", Sent.Text(Words.Of(kind)));
            Assert.All(SeizedItemSubKinds.Of(kind), word => Assert.NotNull(CommandReading.Read(tree.With("items[0].subKind", Sent.Text(word))).Command));
            Assert.All(SeizedItemSubKinds.All.Except(SeizedItemSubKinds.Of(kind)), word =>
                Assert.Equal(string.Join(", ", SeizedItemSubKinds.Of(kind)), Assert.Single(CommandReading.Read(tree.With("items[0].subKind", Sent.Text(word))).Errors).Allowed));
        }
    }
}
