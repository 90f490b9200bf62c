using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>One case for each reason: field, value and what was allowed are named.</summary>
public sealed partial class RefusalTests
{
    private static readonly Guid Absent = RecordId.Derived("nothing");

    private static readonly Dictionary<RefusalReason, Func<Refusal>> Cases = new()
    {
        [RefusalReason.NoSuchOperation] = () => new Story().Refused(Officers.Agency("DE"), Given.Message()),
        [RefusalReason.AlreadyOpen] = () => Story.Opened().Refused(Officers.Coordinator, Given.Open("DE")),
        [RefusalReason.RoleMayNot] = () => Story.InWeek().Refused(Officers.Agency("DE"), Given.Hit()),
        [RefusalReason.NotInThisPhase] = () => Story.Opened().Refused(Officers.Liaison("DE"), Given.Hit()),
        [RefusalReason.NotTheNextPhase] = () => Story.Opened().Refused(Officers.Coordinator, new ChangePhase(Given.Id(), OperationPhase.PostOperational)),
        [RefusalReason.IdUsedForOtherContent] = () =>
        {
            var (story, hit) = (Story.InWeek(), Given.Hit());
            story.Do(Officers.Liaison("DE"), hit);
            return story.Refused(Officers.Liaison("DE"), hit with { Report = Given.Report("other") });
        },
        [RefusalReason.NoSuchRecord] = () => Story.InWeek().Refused(Officers.Liaison("DE"), Given.Withdrawal(Absent)),
        [RefusalReason.NotTheOwner] = () => WithHit((story, hit) => story.Refused(Officers.Liaison("FR"), Given.Correction(hit))),
        [RefusalReason.HitWithdrawn] = () => WithHit((story, hit) =>
        {
            story.Do(Officers.Liaison("DE"), Given.Withdrawal(hit));
            return story.Refused(Officers.Liaison("DE"), Given.Correction(hit));
        }),
        [RefusalReason.NotAsked] = () => WithCheck((story, check) => story.Refused(Officers.Liaison("NL"), Given.Answer(check))),
        [RefusalReason.AddresseeNotParticipating] = () => Story.InWeek().Refused(Officers.Liaison("DE"), Given.Hit(Given.Marks("H1", "FR", "CH"))),
        [RefusalReason.AskerMustRead] = () => WithCheck((story, check) => story.Refused(Officers.Liaison("FR"), Given.Answer(check, Given.Marks("H1", "NL")))),
        [RefusalReason.NobodyToAsk] = () => Story.InWeek().Refused(Officers.Agency("DE"), Given.Check(["DE"])),
        [RefusalReason.LeadClosed] = () => WithLead((story, lead) =>
        {
            story.Do(Officers.Agency("FR"), Given.Feedback(lead));
            return story.Refused(Officers.Agency("FR"), Given.Feedback(lead));
        }),
        [RefusalReason.NotTheDestination] = () => WithLead((story, lead) => story.Refused(Officers.Agency("NL"), Given.Feedback(lead))),
        [RefusalReason.DestinationIsOwnCountry] = () => Story.InWeek().Refused(Officers.Liaison("DE"), Given.Lead("DE")),
        [RefusalReason.MomentInTheFuture] = () => Story.InWeek().Refused(Officers.Agency("DE"), Given.Tally(Story.Morning.AddHours(1))),
        [RefusalReason.MomentBeforeOperation] = () => Story.InWeek().Refused(Officers.Agency("DE"), Given.Seizure(Story.Morning.AddHours(-10))),
        [RefusalReason.AlreadyOnDuty] = () =>
        {
            var story = Story.InWeek();
            story.Do(Officers.Agency("DE"), new JoinDuty(Given.Id(), "Leipzig hub"));
            return story.Refused(Officers.Agency("DE"), new JoinDuty(Given.Id(), "Köln airport"));
        },
        [RefusalReason.NotOnDuty] = () => Story.InWeek().Refused(Officers.Agency("DE"), new LeaveDuty(Given.Id())),
        [RefusalReason.OnlyTheClock] = () => WithCheck((story, check) => story.After(61).Refused(Officers.Coordinator, new NoteCheckOverdue(Given.Id(), check))),
        [RefusalReason.AgencyMayNot] = () =>
        {
            var story = Story.InWeek();
            story.Do(Officers.Coordinator, Given.Limit("DE", AgencyKind.Customs, CommandKind.PostMessage));
            return story.Refused(Officers.Liaison("DE"), Given.Hit());
        },
        [RefusalReason.NoMarks] = () =>
        {
            var story = Story.InWeek();
            return story.Refused(Officers.Liaison("DE"), Given.Marking(story.Do(Officers.Agency("DE"), Given.Tally(Story.Morning)), Given.Marks()));
        },
        [RefusalReason.GrantedAlready] = () => WithHit((story, hit) =>
        {
            story.Do(Officers.Liaison("DE"), Given.Grant(hit, "FR"));
            return story.Refused(Officers.Liaison("DE"), Given.Grant(hit, "FR"));
        }),
        [RefusalReason.NotGranted] = () => WithHit((story, hit) =>
        {
            story.Do(Officers.Liaison("DE"), Given.Grant(hit, "NL"));
            return story.Refused(Officers.Liaison("DE"), Given.GrantBack(hit, "FR"));
        }),
        [RefusalReason.ReadingByMarks] = () => WithHit((story, hit) => story.Refused(Officers.Liaison("DE"), Given.Grant(hit, "FR", ReleaseUse.Reading))),
        [RefusalReason.NoSuchLine] = () => Story.InWeek().Refused(Officers.Liaison("DE"), Given.Asking(99)),
        [RefusalReason.NothingToAsk] = () => WithHit((story, _) => story.Refused(Officers.Liaison("DE"), Given.Asking(story.State.Head))),
        [RefusalReason.NoSuchGroup] = () =>
        {
            var story = Story.InWeek();
            story.Do(Officers.Coordinator, Given.Group("NORTH", "DE"));
            return story.Refused(Officers.Coordinator, new DissolveGroup(Given.Id(), "BALKAN"));
        },
        [RefusalReason.GroupWasDissolved] = () =>
        {
            var story = Story.InWeek();
            story.Do(Officers.Coordinator, Given.Group("BALKAN", "DE"));
            story.Do(Officers.Coordinator, new DissolveGroup(Given.Id(), "BALKAN"));
            return story.Refused(Officers.Coordinator, Given.Group("BALKAN", "FR"));
        },
        [RefusalReason.CannotBeDismissed] = () => Story.InWeek().Refused(Officers.Coordinator, new DismissParticipant(Given.Id(), CountryCode.Parse("CH"))),
        [RefusalReason.CheckBudgetSpent] = () =>
        {
            var story = Story.InWeek();
            story.Do(Officers.Agency("DE"), Given.CrossCheck(["FR"], budget: 1));
            return story.Refused(Officers.Agency("DE"), Given.CrossCheck(["FR"], budget: 1));
        },
        [RefusalReason.NotOverdue] = () => WithCheck((story, check) => story.After(59).Refused(Actor.Clock, new NoteCheckOverdue(Given.Id(), check))),
        [RefusalReason.NoReminderDue] = () => WithCheck((story, check) => story.After(39).Refused(Actor.Clock, Given.Reminder(check))),
        [RefusalReason.AnsweredInFull] = () => WithCheck((story, check) =>
        {
            story.Do(Officers.Liaison("FR"), Given.Answer(check));
            return story.Refused(Officers.Liaison("DE"), Given.Chase(check));
        }),
        [RefusalReason.ChasedJustNow] = () => WithCheck((story, check) =>
        {
            story.Do(Officers.Liaison("DE"), Given.Chase(check));
            return story.After(4).Refused(Officers.Agency("DE"), Given.Chase(check));
        }),
        [RefusalReason.AnsweredAlready] = () => WithCheck((story, check) =>
        {
            story.Do(Officers.Liaison("FR"), Given.Answer(check));
            return story.Refused(Officers.Agency("FR"), Given.Claim(check));
        }),
        [RefusalReason.InHandAlready] = () => WithCheck((story, check) =>
        {
            story.Do(Officers.Liaison("FR"), Given.Claim(check));
            return story.Refused(Officers.Agency("FR"), Given.Claim(check));
        }),
        [RefusalReason.NotInHand] = () => WithCheck((story, check) => story.Refused(Officers.Liaison("FR"), Given.Release(check))),
        [RefusalReason.InOtherHands] = () => WithCheck((story, check) =>
        {
            story.Do(Officers.Liaison("FR"), Given.Claim(check));
            return story.Refused(Officers.Agency("FR"), Given.Release(check));
        }),
        [RefusalReason.OtherCause] = () => WithLead((story, lead) =>
            story.Refused(Officers.Agency("FR"), Given.Control(story.Now, lead) with { Indicator = story.Do(Officers.Liaison("DE"), Given.Indicator()) })),
        [RefusalReason.StageBehind] = () => WithLead((story, lead) =>
        {
            story.Do(Officers.Agency("FR"), Given.Move(lead, LeadMove.Held));
            return story.Refused(Officers.Agency("FR"), Given.Move(lead, LeadMove.Located));
        }),
        [RefusalReason.LeadInHand] = () => WithLeadInHand((story, lead) => story.Refused(Officers.Agency("FR", 2), Given.ClaimLead(lead))),
        [RefusalReason.LeadNotInHand] = () => WithLead((story, lead) => story.Refused(Officers.Agency("FR"), Given.ReleaseLead(lead))),
        [RefusalReason.LeadInOtherHands] = () => WithLeadInHand((story, lead) => story.Refused(Officers.Agency("FR", 2), Given.Feedback(lead))),
        [RefusalReason.NotMissed] = () => WithLead((story, lead) => story.After(60 * 24).Refused(Actor.Clock, new NoteLeadMissed(Given.Id(), story.Do(Officers.Liaison("DE"), Given.Lead("FR"))))),
        [RefusalReason.DecidedAlready] = () => WithControl((story, control) =>
        {
            story.Do(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Release));
            return story.Refused(Officers.Agency("DE"), Given.Measure(control));
        }),
        [RefusalReason.ApprovalMissing] = () => WithControl((story, control) => story.Refused(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.ControlledDelivery, Story.Morning.AddDays(1)))),
        [RefusalReason.EndMissing] = () => WithControl((story, control) => story.Refused(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Detain))),
        [RefusalReason.EndInThePast] = () => WithControl((story, control) => story.Refused(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Detain, Story.Morning))),
        [RefusalReason.MeasureHasNoClock] = () => Story.InWeek().Refused(Officers.Liaison("DE"), Given.LegalClock(ParcelMeasure.Seize)),
        [RefusalReason.NotExpired] = () => WithControl((story, control) =>
            story.Refused(Actor.Clock, new NoteMeasureExpired(Given.Id(), story.Do(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Detain, Story.Morning.AddHours(1)))))),
        [RefusalReason.NoSuchItem] = () => WithSeizure((story, seizure) => story.Refused(Officers.Agency("DE"), Given.Exhibit(seizure, null, new ExhibitPart(2, 1)))),
        [RefusalReason.PiecesInAnotherExhibit] = () => WithSeizure((story, seizure) =>
        {
            story.Do(Officers.Agency("DE"), Given.Exhibit(seizure, null, new ExhibitPart(1, 7)));
            return story.Refused(Officers.Agency("DE"), Given.Exhibit(seizure, null, new ExhibitPart(0, 1), new ExhibitPart(1, 4)));
        }),
        [RefusalReason.NotTheHolder] = () => WithExhibit((story, exhibit) => story.Refused(Officers.Agency("FR"), Given.HandOver(exhibit, "DE/police"))),
        [RefusalReason.ExhibitOnItsWay] = () => WithExhibit((story, exhibit) =>
        {
            story.Do(Officers.Agency("DE"), Given.HandOver(exhibit));
            return story.Refused(Officers.Agency("DE"), Given.HandOver(exhibit, "NL/police"));
        }),
        [RefusalReason.ExhibitNotOnItsWay] = () => WithExhibit((story, exhibit) => story.Refused(Officers.Agency("DE"), Given.Receive(exhibit))),
        [RefusalReason.NotTheReceiver] = () => WithExhibit((story, exhibit) =>
        {
            story.Do(Officers.Agency("DE"), Given.HandOver(exhibit));
            return story.Refused(Officers.Agency("NL"), Given.Receive(exhibit));
        }),
        [RefusalReason.ReceiverHoldsIt] = () => WithExhibit((story, exhibit) => story.Refused(Officers.Agency("DE"), Given.HandOver(exhibit, "DE/customs"))),
        [RefusalReason.TooManyFiles] = () => WithSeizure((story, seizure) =>
        {
            for (var number = 0; number < FileRules.MostOfARecord; number++)
            {
                story.Do(Officers.Agency("DE"), Given.File(seizure));
            }

            return story.Refused(Officers.Agency("DE"), Given.File(seizure));
        }),
        [RefusalReason.FileMissing] = () => WithSeizure((story, seizure) => story.Refused(Officers.Agency("DE"), Given.File(seizure) with { Kept = null })),
        [RefusalReason.NoSecondReading] = () => WithSeizure((story, seizure) => story.Refused(Officers.Agency("DE"), Given.ReadAgain(story.Do(Officers.Agency("DE"), Given.Read(story.Do(Officers.Agency("DE"), Given.File(seizure))))))),
        [RefusalReason.SameReader] = () => WithSeizure((story, seizure) =>
            story.Refused(Officers.Agency("DE"), Given.ReadAgain(story.Do(Officers.Agency("DE"), Given.Read(story.Do(Officers.Agency("DE"), Given.File(seizure)), SecondReading.Blind))))),
        [RefusalReason.PictureNeeded] = () => WithSeizure((story, seizure) => story.Refused(Officers.Agency("DE"), Given.File(seizure, null, FileSort.Xray, FileMedia.Pdf))),
        [RefusalReason.OnlyTheOperator] = () => WithReferral(ReferralKind.DoNotLoad, (story, asked, referral) => story.Refused(Officers.Coordinator, Given.AnswerOf(asked, referral, Given.Answered(ReferralKind.DoNotLoad)))),
        [RefusalReason.NotToBePassedOn] = () =>
        {
            var story = Story.InWeek();
            var (asked, lead) = (story.Do(Officers.Liaison("FR"), Given.Operator()), story.Do(Officers.Liaison("DE"), Given.Lead("FR", Given.Marks("H2"))));
            return story.Refused(Officers.Agency("FR"), Given.Referral(asked, about: lead));
        },
        [RefusalReason.ReferredAlready] = () => WithReferral(ReferralKind.DoNotLoad, (story, asked, _) => story.Refused(Officers.Agency("DE"), Given.Referral(asked, ReferralKind.DoNotLoad))),
        [RefusalReason.ReferralEnded] = () => WithReferral(ReferralKind.DoNotLoad, (story, _, referral) =>
        {
            story.Do(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Lift));
            return story.Refused(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Lift));
        }),
        [RefusalReason.ReferralNotAnswered] = () => WithReferral(ReferralKind.RequestForInformation, (story, _, referral) => story.Refused(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Accept))),
        [RefusalReason.ReferralAnsweredAlready] = () => WithReferral(ReferralKind.RequestForInformation, (story, asked, referral) =>
        {
            story.Do(Actor.Channel, Given.AnswerOf(asked, referral, Given.Answered(ReferralKind.RequestForInformation)));
            return story.Refused(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Withdraw));
        }),
        [RefusalReason.ReferralSeenAlready] = () => WithReferral(ReferralKind.RequestForInformation, (story, asked, referral) =>
        {
            story.Do(Actor.Channel, new NoteReferralSeen(Given.Id(), asked, referral));
            return story.Refused(Actor.Channel, new NoteReferralSeen(Given.Id(), asked, referral));
        }),
        [RefusalReason.ReferralNotWaiting] = () => WithReferral(ReferralKind.RequestForInformation, (story, asked, referral) =>
        {
            story.Do(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Withdraw));
            return story.Refused(Actor.Channel, Given.AnswerOf(asked, referral, Given.Answered(ReferralKind.RequestForInformation)));
        }),
        [RefusalReason.NoOrder] = () => WithReferral(ReferralKind.RequestForScreening, (story, _, referral) => story.Refused(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Lift))),
        [RefusalReason.OrderStands] = () => WithReferral(ReferralKind.DoNotLoad, (story, _, referral) => story.Refused(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Close))),
        [RefusalReason.ReasonMissing] = () => WithReferral(ReferralKind.RequestForScreening, (story, _, referral) => story.Refused(Officers.Agency("DE"), Given.MoveReferral(referral, ReferralMove.Close, null))),
        [RefusalReason.AnswerIncomplete] = () => WithReferral(ReferralKind.RequestForInformation, (story, asked, referral) =>
            story.Refused(Actor.Channel, Given.AnswerOf(asked, referral, new ReferralAnswer(ReferralOutcome.Answered, null, null, null, "toys, we think")))),
        [RefusalReason.AnswerNotAsked] = () => WithReferral(ReferralKind.DoNotLoad, (story, asked, referral) =>
            story.Refused(Actor.Channel, Given.AnswerOf(asked, referral, Given.Answered(ReferralKind.RequestForInformation)))),
        [RefusalReason.CommandNotInScope] = () => new CommandScope(["push-hit", "post-message"]).RefusalOf(new LeaveDuty(Given.Id()))!,
    };

    /// <summary>Said at the edge, which alone knows sessions and duty windows; their tests are the server's.</summary>
    private static readonly RefusalReason[] AtTheEdge = [RefusalReason.DutyWindowClosed, RefusalReason.StepUpNeeded];

    /// <summary>What was not given has no value to name.</summary>
    private static readonly RefusalReason[] Absences = [RefusalReason.ApprovalMissing, RefusalReason.EndMissing, RefusalReason.FileMissing, RefusalReason.ReasonMissing, RefusalReason.AnswerNotAsked];

    public static TheoryData<RefusalReason> Reasons => [.. Enum.GetValues<RefusalReason>().Except(AtTheEdge)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Refusal_EachReason_IsReachedAndNamesWhatWasAllowed(RefusalReason reason)
    {
        var refusal = Cases[reason]();
        Assert.Equal((reason, Named[reason].Field, Named[reason].Allowed), (refusal.Reason, refusal.Field, refusal.Allowed));
        Assert.Equal(refusal.Field is null || Absences.Contains(reason), string.IsNullOrEmpty(refusal.Value));
    }
}
