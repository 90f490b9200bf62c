using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>The operation's own life: opening, participants, phases, duty, and the fold.</summary>
public sealed class OperationTests
{
    [Fact]
    public void Open_AnyOrder_HasParticipantsAndTheCentre()
    {
        var state = Story.Opened("NL", "DE").State;
        Assert.Equal(["DE", "EU", "NL"], state.Participants.Keys.Select(country => country.Value));
        Assert.Equal(("Armstrong VII", new DateOnly(2020, 11, 16), new DateOnly(2020, 11, 20)), (state.Name, state.FirstDay, state.LastDay));
        Assert.Equal((OperationPhase.Intelligence, 1L, true), (state.Phase, state.Head, state.IsOpen));
    }

    /// <summary>A country named twice must not make a line that no fold can read.</summary>
    [Fact]
    public void Open_CountryTwiceOrCentreNamed_IsOneRowEach()
    {
        var open = Given.Open("DE", "EU") with
        {
            Participants = [new(Germany, [AgencyKind.Customs]), new(Germany, [AgencyKind.Police, AgencyKind.Customs]), new(CountryCode.CoordinationCentre, [AgencyKind.Police])],
        };
        var story = new Story();
        story.Do(Officers.Coordinator, open);
        Assert.Equal(["DE", "EU"], story.State.Participants.Keys.Select(country => country.Value));
        Assert.Equal([AgencyKind.Police, AgencyKind.Customs], story.State.Participants[Germany].Agencies);
        Assert.Equal([AgencyKind.Coordination], story.State.Participants[CountryCode.CoordinationCentre].Agencies);
    }

    [Theory]
    [InlineData(Role.LiaisonOfficer)]
    [InlineData(Role.Auditor)]
    public void Open_NoCoordinator_IsRefused(Role role) =>
        Assert.Equal(new Refusal(RefusalReason.RoleMayNot, "kind", "open-operation", "coordinator"), new Story().Refused(Officers.Of(role, "DE"), Given.Open("DE")));

    [Fact]
    public void Admit_NewOrKnownCountry_TakesPartWithTheAgenciesNamed()
    {
        var story = Story.Opened();
        story.Do(Officers.Coordinator, new AdmitParticipant(Given.Id(), Given.Participant("CH")));
        story.Do(Officers.Coordinator, new AdmitParticipant(Given.Id(), new Participant(Germany, [AgencyKind.PostalSecurity])));
        Assert.True(story.State.Participates(CountryCode.Parse("CH")));
        Assert.Equal([AgencyKind.PostalSecurity], story.State.Participants[Germany].Agencies);
        story.Do(Officers.Liaison("CH"), Given.Message());
    }

    [Fact]
    public void ChangePhase_GoesForwardOneAtATime()
    {
        var story = Story.Opened();
        foreach (var (to, next) in new[] { (OperationPhase.Action, OperationPhase.PostOperational), (OperationPhase.PostOperational, (OperationPhase?)null) })
        {
            story.Do(Officers.Coordinator, new ChangePhase(Given.Id(), to));
            Assert.Equal(to, story.State.Phase);
            foreach (var wrong in Enum.GetValues<OperationPhase>().Where(phase => phase != next))
            {
                var refusal = story.Refused(Officers.Coordinator, new ChangePhase(Given.Id(), wrong));
                Assert.Equal(new Refusal(RefusalReason.NotTheNextPhase, "to", Words.Of(wrong), next is { } phase ? Words.Of(phase) : null), refusal);
            }
        }
    }

    [Fact]
    public void Duty_JoinedLeftAndJoinedAgain_CountsTheOfficerOnce()
    {
        var story = Story.InWeek();
        story.Do(Officers.Agency("DE"), new JoinDuty(Given.Id(), "Leipzig hub"));
        Assert.Equal(new Duty(Officers.Agency("DE"), "Leipzig hub", Story.Morning), story.State.OnDuty[Officers.Agency("DE").Officer]);
        story.After(480).Do(Officers.Agency("DE"), new LeaveDuty(Given.Id()));
        Assert.Empty(story.State.OnDuty);
        story.Do(Officers.Agency("DE"), new JoinDuty(Given.Id(), "Köln airport"));
        story.Do(Officers.Agency("DE", 2), new JoinDuty(Given.Id(), "Köln airport"));
        Assert.Equal((2, 2), (story.State.OnDuty.Count, story.State.Officers.Count));
    }

    /// <summary>Operation time never goes back (design.md, Line): a clock set back decides as of the last line.</summary>
    [Fact]
    public void Decide_ClockSetBack_HoldsTheLastLinesTime()
    {
        var story = Story.InWeek().After(60);
        story.Do(Officers.Liaison("DE"), Given.Message());
        Assert.IsType<Ruling.ToRecord>(story.After(-59).When(Officers.Agency("DE"), Given.Tally(Story.Morning.AddHours(1))));
    }

    [Fact]
    public void Apply_LineThatDoesNotFollow_IsAWrongCall()
    {
        var story = Story.Opened();
        Assert.Contains("line 1 does not follow line 1", Assert.Throws<ArgumentException>(() => story.State.Apply(story.Lines[0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => story.State.Apply(story.Lines[0] with { Number = 3 }));
    }

    /// <summary>To a country that takes no part an operation is as one that was never opened, whatever its officer's role and command.</summary>
    [Fact]
    public void Decide_CountryTakesNoPart_AnswersAsIfNotOpened()
    {
        var (open, unopened) = (Story.InWeek(), new Story());
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var command in new OperationCommand[] { Given.Message(), Given.Hit(Given.Marks("H1", "AT")), Given.Tally(Story.Morning), new ChangePhase(Given.Id(), OperationPhase.Action) })
            {
                Assert.Equal(unopened.Refused(Officers.Of(role, "CH"), command), open.Refused(Officers.Of(role, "CH"), command));
            }
        }
    }

    private static CountryCode Germany => CountryCode.Parse("DE");
}
