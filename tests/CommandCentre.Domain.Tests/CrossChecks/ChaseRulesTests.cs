using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.CrossChecks;

/// <summary>Pressing for answers, by the clock once and by people now and then; and how pressing a request is.</summary>
public sealed class ChaseRulesTests
{
    private readonly Story _story = Story.InWeek();

    [Theory]
    [InlineData(null, CheckPriority.Routine)]
    [InlineData(CheckPriority.Routine, CheckPriority.Routine)]
    [InlineData(CheckPriority.Immediate, CheckPriority.Immediate)]
    public void Request_WithAPriority_KeepsIt(CheckPriority? given, CheckPriority kept)
    {
        var check = _story.Do(Officers.Agency("DE"), Given.Check(["FR"]) with { Priority = given });
        Assert.Equal(kept, _story.State.Checks[check].Priority);
    }

    [Theory]
    [InlineData(39, RefusalReason.NoReminderDue)]
    [InlineData(40, null)] // two thirds of sixty minutes
    [InlineData(59, null)]
    [InlineData(60, RefusalReason.NoReminderDue)] // late already: that is another line
    public void Reminder_FromTwoThirdsToTheDeadline_IsNoted(int minutes, RefusalReason? refused)
    {
        var id = Asked("FR", "NL");
        _story.Do(Officers.Liaison("FR"), Given.Answer(id));
        var ruling = _story.After(minutes).When(Actor.Clock, Given.Reminder(id));
        Assert.Equal(refused, (ruling as Ruling.No)?.Refusal.Reason);
        Assert.Equal(refused is null, _story.State.Checks[id].Reminded);
        if (refused is null)
        {
            Assert.Equal(new CheckReminded(Officers.Countries("NL")), _story.Lines[^1].Event);
            Assert.Equal((id, CountryCode.Parse("DE"), Actor.Clock), (_story.Lines[^1].Record, _story.Lines[^1].Owner, _story.Lines[^1].By));
            Assert.Equal([(Story.Morning.AddMinutes(60), id)], _story.State.Deadlines);
        }
    }

    [Fact]
    public void Reminder_NoticedTwice_IsOneLine()
    {
        var id = Asked("FR");
        var note = new NoteCheckReminder(RecordId.ForDeadline(id, Story.Morning.AddMinutes(40)), id);
        _story.After(45);
        Assert.IsType<Ruling.ToRecord>(_story.When(Actor.Clock, note));
        Assert.IsType<Ruling.RepeatOf>(_story.When(Actor.Clock, note));
        Assert.Equal(RefusalReason.NoReminderDue, _story.Refused(Actor.Clock, Given.Reminder(id)).Reason);
    }

    [Fact]
    public void Reminder_AnsweredInFullOrOverdueOrByAnotherThanTheClock_IsNotNoted()
    {
        var (answered, absent) = (Asked("FR"), Given.Id());
        _story.Do(Officers.Liaison("FR"), Given.Answer(answered));
        _story.After(45);
        Assert.Equal(RefusalReason.NoReminderDue, _story.Refused(Actor.Clock, Given.Reminder(answered)).Reason);
        Assert.Equal(RefusalReason.OnlyTheClock, _story.Refused(Officers.Coordinator, Given.Reminder(answered)).Reason);
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Actor.Clock, Given.Reminder(absent)).Reason);
    }

    /// <summary>The line is the request's: its record, its owner, its marks, whoever presses; those who answered are not named.</summary>
    [Fact]
    public void Chase_ByTheAskerOrACoordinator_NamesWhoIsMissing()
    {
        var id = Asked("FR", "NL");
        _story.Do(Officers.Liaison("FR"), Given.Answer(id));
        foreach (var by in new[] { Officers.Coordinator, Officers.Agency("DE", 2), Officers.Liaison("DE") })
        {
            _story.Do(by, Given.Chase(id));
            var line = _story.Lines[^1];
            Assert.Equal(new CheckChased(Officers.Countries("NL"), "we need it today"), line.Event);
            Assert.Equal((id, CountryCode.Parse("DE"), by, _story.State.Records[id].Marks), (line.Record, line.Owner, line.By, line.Marks));
            _story.After(5);
        }

        Assert.Equal((3, Story.Morning.AddMinutes(10)), (_story.State.Checks[id].Chases, _story.State.Checks[id].Chased));
    }

    [Fact]
    public void Chase_ByAReaderWhoDidNotAsk_IsRefused() =>
        Assert.Equal(RefusalReason.NotTheOwner, _story.Refused(Officers.Liaison("FR"), Given.Chase(Asked("FR", "NL"))).Reason);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Chase_Again_WaitsFiveMinutes(int minutes, bool taken)
    {
        var (id, other) = (Asked("FR"), Asked("NL"));
        _story.Do(Officers.Coordinator, Given.Chase(id));
        _story.Do(Officers.Coordinator, Given.Chase(other)); // of another request, at once
        Assert.Equal(taken, _story.After(minutes).When(Officers.Agency("DE"), Given.Chase(id)) is Ruling.ToRecord);
    }

    [Fact]
    public void Chase_PastTheDeadlineAndTheWeek_IsTaken()
    {
        var id = Asked("FR");
        _story.After(90).Enter(OperationPhase.PostOperational);
        _story.Do(Officers.Coordinator, Given.Chase(id, null));
        Assert.Equal(1, _story.State.Checks[id].Chases);
    }

    private Guid Asked(params string[] countries) => _story.Do(Officers.Agency("DE"), Given.Check(countries, Given.Marks("H1", "EU")));
}
