using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>What was said is what is recorded: each field of a command stands in its place of the line.</summary>
public sealed class EventContentTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Operation_ItsOwnLines_HoldTheirCommands()
    {
        var open = Given.Open("DE", "EU");
        var story = new Story();
        Assert.Equal(new OperationOpened(open.Name, open.FirstDay, open.LastDay, [Given.Participant("DE"), new(CountryCode.CoordinationCentre, [AgencyKind.Coordination])]), Line(story, Officers.Coordinator, open));
        Assert.Equal(new ParticipantAdmitted(Given.Participant("FR")), Line(story, Officers.Coordinator, new AdmitParticipant(Given.Id(), Given.Participant("FR"))));
        Assert.Equal(new PhaseChanged(OperationPhase.Intelligence, OperationPhase.Action), Line(story, Officers.Coordinator, new ChangePhase(Given.Id(), OperationPhase.Action)));
        Assert.Equal(new DutyJoined("Leipzig hub"), Line(story, Officers.Agency("DE"), new JoinDuty(Given.Id(), "Leipzig hub")));
        Assert.Equal(new DutyLeft(), Line(story, Officers.Agency("DE"), new LeaveDuty(Given.Id())));
        Assert.Equal(new TallyReported("Leipzig hub", InspectionMethod.Xray, Story.Morning, 20), Line(story, Officers.Agency("DE"), Given.Tally(Story.Morning)));
    }

    [Fact]
    public void Hit_ItsLines_HoldTheirCommands()
    {
        var push = Given.Hit();
        Assert.Equal(new HitPushed(push.Report), Line(_story, Officers.Liaison("DE"), push));
        var hit = RecordId.For(Officers.Liaison("DE").Officer, push.Id);
        var correct = Given.Correction(hit);
        Assert.Equal(new HitCorrected(correct.Report, correct.Reason), Line(_story, Officers.Liaison("DE"), correct));
        Assert.Equal(new HitWithdrawn("a mistake"), Line(_story, Officers.Liaison("DE"), Given.Withdrawal(hit)));
    }

    [Fact]
    public void Check_ItsLines_HoldTheirCommands()
    {
        var ask = Given.Check(["FR"], minutes: 45);
        Assert.Equal(
            new CheckRequested(ask.Question, ask.Purpose, ask.CaseReference, Given.Person, Given.Parcel, Officers.Countries("FR"), Story.Morning.AddMinutes(45)),
            Line(_story, Officers.Agency("DE"), ask));
        var check = RecordId.For(Officers.Agency("DE").Officer, ask.Id);
        Assert.Equal(new CheckAnswered(check, CheckOutcome.Hit, "see our file"), Line(_story, Officers.Liaison("FR"), Given.Answer(check, null, CheckOutcome.Hit)));
    }

    [Fact]
    public void Lead_ItsLines_HoldTheirCommands()
    {
        var send = Given.Lead("FR") with { Expected = Story.Morning.AddDays(1) };
        Assert.Equal(new LeadSent(Given.Parcel, CountryCode.Parse("FR"), Given.Person, Given.Addressee, send.Reason, send.Expected), Line(_story, Officers.Liaison("DE"), send));
        var lead = RecordId.For(Officers.Liaison("DE").Officer, send.Id);
        Assert.Equal(new FeedbackGiven(lead, LeadOutcome.NothingFound, InspectionMethod.Xray, "nothing"), Line(_story, Officers.Agency("FR"), Given.Feedback(lead)));
        var seizure = Given.Seizure(Story.Morning, null, lead);
        Assert.Equal(
            new SeizureReported(seizure.Site, InspectionMethod.Opened, Story.Morning, seizure.Items, Given.Parcel, Given.Person, Given.Addressee, lead, "in a toy"),
            Line(_story, Officers.Agency("FR"), seizure));
        Assert.Equal(new MessagePosted("good morning", lead), Line(_story, Officers.Agency("FR"), Given.Message(null, lead)));
    }

    [Fact]
    public void CrossCheck_ItsLine_HoldsTheQuestionAndEveryAnswer()
    {
        var hit = new CountryAnswer(CountryCode.Parse("FR"), HoldingAnswer.Hit, [new HeldMatch(Given.Id(), 9_100)], Cut: true);
        var ask = Given.CrossCheck(["FR", "NL"], hours: 24, answers: hit);
        Assert.Equal(
            new CrossChecked(ask.Values, AskedSubject.Person, "trafficking", "C-1", Officers.Countries("FR", "NL"), [hit, new(CountryCode.Parse("NL"), HoldingAnswer.NotReady, [])], Story.Morning.AddHours(24)),
            Line(_story, Officers.Agency("DE"), ask));
    }

    [Fact]
    public void Link_ItsLine_HoldsItsEnds()
    {
        var (left, right) = (_story.Do(Officers.Liaison("DE"), Given.Hit()), _story.Do(Officers.Liaison("FR"), Given.Hit()));
        _story.Do(Actor.Clock, Given.Link(left, right, LinkGround.Address));
        var line = _story.Lines[^1];
        Assert.Equal((new LinkFound(left, right, LinkGround.Address, 9_500), Actor.Clock.Country), ((LinkFound)line.Event, line.Owner));
    }

    /// <summary>The line, which must also carry the sender's country, and the marks of the command where it has any.</summary>
    private static OperationEvent Line(Story story, Actor by, OperationCommand command)
    {
        story.Do(by, command);
        var line = story.Lines[^1];
        Assert.Equal((by, by.Country, command.Id), (line.By, line.Owner, line.Command));
        Assert.Equal((command as MarkedCommand)?.Marks.Handling ?? (command is WithdrawHit ? Handling.H0 : null), line.Marks?.Handling);
        return line.Event;
    }
}
