using System.Reflection;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Sharing;

/// <summary>What is left of each event without persons, without texts, and without the record it speaks of: by the attributes, not by the methods.</summary>
public sealed class NonNominalTests
{
    private static readonly Guid Other = RecordId.Derived("other");

    private static readonly OperationEvent[] Events =
    [
        new HitPushed(Given.Report()),
        new HitCorrected(Given.Report(), "recounted"),
        new HitWithdrawn("a mistake"),
        new CheckRequested("known?", "trafficking", "C-1", Given.Person, Given.Parcel, Officers.Countries("FR"), Story.Morning, CheckPriority.Urgent),
        new CheckAnswered(Other, CheckOutcome.Hit, "see our file"),
        new CheckOverdue(Officers.Countries("FR")),
        new LeadSent(Given.Parcel, CountryCode.Parse("FR"), Given.Person, Given.Addressee, "known consignor", Story.Morning)
        {
            Route = new ParcelRoute(CountryCode.Parse("US"), [], null, null),
            Contents = [new ContentPiece("toys", null, 1, null, null, null, null)],
            Indicator = Other,
        },
        new FeedbackGiven(Other, LeadOutcome.Seized, InspectionMethod.Opened, "toys"),
        new SeizureReported("Leipzig hub", InspectionMethod.Opened, Story.Morning, [new SeizedItem(SeizedItemKind.Firearm, "pistol", 1)], Given.Parcel, Given.Person, Given.Addressee, Other, "in a toy")
        {
            Cause = FindCause.Lead,
            Indicator = Other,
            Concealment = ConcealmentMethod.Misdeclared,
            Described = [new ItemDescription(0, new FirearmDescription("Zastava"))],
        },
        new MessagePosted("good morning", Other),
        new MarksChanged("to be shared"),
        new UseGranted(CountryCode.Parse("FR"), ReleaseUse.Court, "asked for"),
        new GrantWithdrawn(CountryCode.Parse("FR"), ReleaseUse.Court, "no longer"),
        new ReleaseAsked(7, ReleaseUse.Reading, "for our case"),
        new OperationOpened("Armstrong VII", new DateOnly(2020, 11, 16), new DateOnly(2020, 11, 20), []),
        new ParticipantAdmitted(Given.Participant("CH")),
        new PhaseChanged(OperationPhase.Intelligence, OperationPhase.Action),
        new DutyJoined("Leipzig hub"),
        new DutyLeft(),
        new TallyReported("Leipzig hub", InspectionMethod.Xray, Story.Morning, 20),
        new GroupFormed("BALKAN", Officers.Named("DE")),
        new GroupDissolved("BALKAN"),
        new ParticipantDismissed(CountryCode.Parse("FR")),
        new AgencyLimited(CountryCode.Parse("FR"), AgencyKind.Customs, [CommandKind.PostMessage]),
        new CrossChecked([new(AskedKind.Name, "Jan")], AskedSubject.Person, "trafficking", "C-1", Officers.Countries("FR"), [new(CountryCode.Parse("FR"), HoldingAnswer.Hit, [])], Story.Morning),
        new LinkFound(Other, Other, LinkGround.Consignor, 9_500),
        new CheckReminded(Officers.Countries("FR")),
        new CheckChased(Officers.Countries("FR"), "we need it today"),
        new CheckClaimed(Other),
        new CheckReleased(Other),
        new MatchDecided(MatchVerdict.Same, "the same sender", Hands.Two),
        new LeadClaimed(Other),
        new LeadReleased(Other),
        new LeadMoved(Other, LeadMove.Expected, Story.Morning, "Roissy hub", "with the night flight"),
        new LeadMissed(),
        new ControlReported(Given.Parcel, Other, "Leipzig hub", ControlLevel.Xray, ControlMethod.Xray, ControlResult.Found, Story.Morning, "a dense part") { Indicator = Other },
        new ParcelDecided(Other, ParcelMeasure.ControlledDelivery, "prosecutor", Story.Morning, "to the door"),
        new MeasureExpired(ParcelMeasure.Detain),
        new LegalityStated("pistol", LegalStanding.Prohibited, new DateOnly(2020, 1, 1), "Weapons Act, section 2"),
        new LegalClockSet(ParcelMeasure.Detain, 48),
        new Deconflicted(Other, Addressee.Of(CountryCode.Parse("FR"), AgencyKind.Police), DeconflictionGround.Parcel),
        new ExhibitSealed(Other, [new ExhibitPart(0, 1)], "DE-0017", "evidence room"),
        new ExhibitHandedOver(Addressee.Of(CountryCode.Parse("FR"), AgencyKind.Police), "DE-0017", "by courier"),
        new ExhibitReceived("DE-0017", true, "laboratory", "as announced"),
        new ImageRead(Other, SecondReading.Blind, new ImageReading(ImageVerdict.Suspicious, [new ImageRegion(1, 2, 3, 4, "a slide")], "dense")),
        new ImageReadAgain(new ImageReading(ImageVerdict.CannotTell, [], null)),
        new FileAdded(Other, FileSort.Xray, "the slide in its box", FileMedia.Png, 4_000, "ab", 640, 480),
        new FollowUpAdded(Other, FollowUpKind.Arrest, Story.Morning, "one person"),
        new OperatorRegistered(OperatorTrade.Post, "Nordpost", "duty desk"),
        new ParcelReferred(Other, "Nordpost", ReferralKind.RequestForScreening, Other, Given.Parcel, "what does it hold?", [ReferralField.Contents], [ControlMethod.Xray], Story.Morning, "customs desk", "known consignor"),
        new ReferralSeen(),
        new ReferralAnswered(ReferralOutcome.Partly, new ReferralFacts(Given.Person, null, null, 850, null, null, null), [ControlMethod.Xray], ScreeningResult.Suspicious, "B. Larsson", "Arlanda hub", LoadState.Departed, CountryCode.Parse("NL"), "more tomorrow"),
        new ReferralMoved(ReferralMove.AskAgain, "what else?", Story.Morning),
        new ReferralOverdue(),
        new IndicatorStated(IndicatorFamily.Document, "weight against description", "a toy of two kilograms"),
    ];

    /// <summary>A link names its two ends to those alone who read both (Operation.SightOf), so it needs no form without them.</summary>
    public static TheoryData<LineKind> KindsThatReferToOne => [.. Enum.GetValues<LineKind>().Except([LineKind.LinkFound])];

    public static TheoryData<LineKind> Kinds => [.. Enum.GetValues<LineKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NonNominal_OfEachEvent_TakesPersonsAndTextsAndNothingElse(LineKind kind)
    {
        var whole = Events.Single(happened => happened.Kind == kind);
        foreach (var narrative in new[] { true, false })
        {
            var left = Fields(whole.NonNominal(narrative)).ToDictionary(field => field.Path, field => field.Value);
            Assert.All(Fields(whole), field =>
            {
                var taken = field.Is(typeof(NominalAttribute)) || (!narrative && field.Is(typeof(NarrativeAttribute)));
                Assert.NotNull(field.Value);
                Assert.Equal(taken ? null : field.Value, left[field.Path]);
            });
        }
    }

    [Theory]
    [MemberData(nameof(KindsThatReferToOne))]
    public void Unreferenced_OfEachEvent_NamesNoRecord(LineKind kind)
    {
        var whole = Events.Single(happened => happened.Kind == kind);
        var ids = Fields(whole).Where(field => field.Value is Guid).ToList();
        Assert.Equal(ids.Count == 0 ? null : Other, whole.Refers());
        Assert.DoesNotContain(Fields(whole.Unreferenced()), field => field.Value is Guid);
        Assert.Null(whole.Unreferenced().Refers());
    }

    /// <summary>Other countries may know all of an event but what holdings answered to a check, and an operator's record.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ForOthers_OfEachEvent_TakesTheAnswersOfACheckAndNothingElse(LineKind kind)
    {
        var whole = Events.Single(happened => happened.Kind == kind);
        var left = Fields(whole.ForOthers()).ToDictionary(field => field.Path, field => field.Value);
        Assert.All(Fields(whole), field => Assert.Equal(field.Path is "CrossChecked.Answers" or "ParcelReferred.Operator" ? null : field.Value, left[field.Path]));
    }

    private sealed record Field(string Path, object? Value, PropertyInfo Property)
    {
        public bool Is(Type attribute) => Property.IsDefined(attribute);
    }

    /// <summary>Fields of an event; those of a report within it by their own names, a person as one.</summary>
    private static IEnumerable<Field> Fields(object of) => of.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.PropertyType != typeof(LineKind) && property.GetIndexParameters().Length == 0)
        .SelectMany(property => property.GetValue(of) is HitReport report
            ? Fields(report).Where(field => field.Value is not null || field.Is(typeof(NominalAttribute)) || field.Is(typeof(NarrativeAttribute)))
            : [new Field($"{of.GetType().Name}.{property.Name}", property.GetValue(of), property)]);
}
