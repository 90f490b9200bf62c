using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.Leads;

public sealed class LeadLifeTests
{
    private readonly Story _story = Story.InWeek();

    private Lead Lead(Guid id) => _story.State.Leads[id];

    [Fact]
    public void Stages_OfAWholeChain_AreEachALine()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        _story.Do(Officers.Agency("FR"), Given.Move(lead, LeadMove.Expected, Story.Morning.AddHours(3)));
        _story.Do(Officers.Agency("FR"), Given.Move(lead));
        _story.Do(Officers.Agency("FR"), Given.Move(lead, LeadMove.Held));
        var control = _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning, lead));
        _story.Do(Officers.Agency("FR"), Given.Measure(control));
        Assert.Equal((LeadStage.Decided, true), (Lead(lead).Stage, Lead(lead).IsOpen));
        _story.Do(Officers.Agency("FR"), Given.Feedback(lead));
        Assert.Equal(Enum.GetValues<LeadStage>(), Lead(lead).Steps.Select(step => step.Stage));
        Assert.Equal([.. Enumerable.Range(3, 7).Select(number => (long)number)], Lead(lead).Steps.Select(step => step.Number));
    }

    /// <summary>A parcel on hand is not looked for; one that was controlled and let go is not controlled less.</summary>
    [Fact]
    public void Stages_NeverGoBack()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        _story.Do(Officers.Agency("FR"), Given.Measure(_story.Do(Officers.Agency("FR"), Given.Control(Story.Morning, lead)), ParcelMeasure.Detain, Story.Morning.AddDays(1)));
        _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning, lead));
        Assert.Equal(LeadStage.Decided, Lead(lead).Stage);
        Assert.Equal(RefusalReason.StageBehind, _story.Refused(Officers.Agency("FR"), Given.Move(lead, LeadMove.Held)).Reason);
    }

    [Fact]
    public void Expected_ReportedAgain_MovesTheTimeItIsMissed()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR") with { Expected = Story.Morning.AddHours(1) });
        Assert.Equal([(Story.Morning.AddHours(2), lead)], _story.State.Deadlines);
        _story.Do(Officers.Agency("FR"), Given.Move(lead, LeadMove.Expected, Story.Morning.AddHours(5)));
        Assert.Equal(Story.Morning.AddHours(5), Lead(lead).Expected);
        Assert.Empty(_story.State.Deadlines); // somebody there has touched it
    }

    [Fact]
    public void Claim_LocksOthersOutUntilTheOfficerLeaves()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        var officer = Officers.Agency("FR");
        Assert.Equal(RefusalReason.NotOnDuty, _story.Refused(officer, Given.ClaimLead(lead)).Reason);
        _story.Do(officer, new JoinDuty(Given.Id(), "Roissy hub"));
        _story.Do(officer, Given.ClaimLead(lead));
        Assert.Equal((officer.Officer, officer.Agency), (Lead(lead).Claim!.Officer, Lead(lead).Claim!.Agency));
        Assert.Equal(RefusalReason.LeadInOtherHands, _story.Refused(Officers.Agency("FR", 2), Given.Move(lead)).Reason);
        Assert.Equal(RefusalReason.LeadInOtherHands, _story.Refused(Officers.Agency("FR", 2), Given.Control(Story.Morning, lead)).Reason);
        _story.Do(officer, Given.Move(lead));
        _story.Do(officer, new LeaveDuty(Given.Id()));
        Assert.Null(Lead(lead).Claim);
        Assert.Empty(_story.State.LeadsInHand);
        _story.Do(Officers.Agency("FR", 2), Given.Move(lead, LeadMove.Held));
    }

    [Fact]
    public void Claim_OfACountryThatIsDismissed_IsFree()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        _story.Do(Officers.Agency("FR"), new JoinDuty(Given.Id(), "Roissy hub"));
        _story.Do(Officers.Agency("FR"), Given.ClaimLead(lead));
        _story.Do(Officers.Coordinator, new DismissParticipant(Given.Id(), CountryCode.Parse("FR")));
        Assert.Null(Lead(lead).Claim);
    }

    /// <summary>An officer may give back, and so may who speaks for the country; another officer may not.</summary>
    [Fact]
    public void Release_ByTheOfficerOrTheLiaisonOfficer()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        _story.Do(Officers.Agency("FR"), new JoinDuty(Given.Id(), "Roissy hub"));
        _story.Do(Officers.Agency("FR"), Given.ClaimLead(lead));
        Assert.Equal(RefusalReason.LeadInOtherHands, _story.Refused(Officers.Agency("FR", 2), Given.ReleaseLead(lead)).Reason);
        _story.Do(Officers.Liaison("FR"), Given.ReleaseLead(lead));
        _story.Do(Officers.Agency("FR"), Given.ClaimLead(lead));
        _story.Do(Officers.Agency("FR"), Given.ReleaseLead(lead));
        Assert.Null(Lead(lead).Claim);
    }

    /// <summary>Who sent the lead knows that it is in hand; nobody else does.</summary>
    [Fact]
    public void Claim_IsReadByBothSides()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        _story.Do(Officers.Agency("FR"), new JoinDuty(Given.Id(), "Roissy hub"));
        var claim = _story.Do(Officers.Agency("FR"), Given.ClaimLead(lead));
        string[] viewers = ["DE", "FR", "NL", "EU"];
        Assert.Equal(
            [SightLevel.Full, SightLevel.Full, SightLevel.Number, SightLevel.Existence],
            viewers.Select(viewer => _story.State.SightOf(CountryCode.Parse(viewer), claim, LineKind.LeadClaimed).Level));
    }

    [Theory]
    [InlineData(60, 120)] // expected in an hour: an hour of grace
    [InlineData(-60, 60)] // was to have come an hour ago: an hour from the sending
    [InlineData(null, 24 * 60)]
    public void Missed_WhenNobodyTouchesIt(int? expected, int minutes)
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR") with { Expected = expected is { } at ? Story.Morning.AddMinutes(at) : null });
        Assert.Equal([(Story.Morning.AddMinutes(minutes), lead)], _story.State.Deadlines);
        Assert.Equal(RefusalReason.NotMissed, _story.After(minutes - 1).Refused(Actor.Clock, new NoteLeadMissed(Given.Id(), lead)).Reason);
        var note = DeadlineNotes.Of(_story.State, lead, _story.State.Deadlines.Min.Due);
        _story.After(1).Do(Actor.Clock, note);
        Assert.Equal((_story.State.Head, true), (Lead(lead).MissedNumber, Lead(lead).IsOpen));
        Assert.Empty(_story.State.Deadlines);
        _story.Do(Officers.Agency("FR"), Given.Feedback(lead));
        Assert.False(Lead(lead).IsOpen);
    }

    [Fact]
    public void Missed_IsToldToWhoReadsTheLead()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR", Given.Marks("H2")));
        _story.After(24 * 60).Do(Actor.Clock, new NoteLeadMissed(Given.Id(), lead));
        Assert.Equal((lead, CountryCode.Parse("DE"), new LeadMissed()), (_story.Lines[^1].Record, _story.Lines[^1].Owner, _story.Lines[^1].Event));
        Assert.Equal(_story.State.Records[lead].Marks, _story.Lines[^1].Marks);
    }
}
