using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.CrossChecks;

public sealed class CheckRulesTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Request_ToChosen_AsksThemByTheDeadline()
    {
        var check = Asked("FR", "NL", "DE");
        Assert.Equal(Officers.Countries("FR", "NL"), check.Asked); // one's own country is not asked
        Assert.Equal((Story.Morning, Story.Morning.AddMinutes(60), false, true), (check.At, check.Due, check.Overdue, check.IsOpen));
        Assert.Equal([(Story.Morning.AddMinutes(40), check.Id), (check.Due, check.Id)], _story.State.Deadlines); // a reminder at two thirds of the hour
    }

    [Fact]
    public void Request_ToNobodyNamed_AsksEveryOtherCountryButTheCentre() => Assert.Equal(Officers.Countries("ES", "FR", "NL"), Asked().Asked);

    [Theory]
    [InlineData(true, "asked")]
    [InlineData(false, "to")]
    public void Request_ToAStranger_IsNamedAtItsField(bool asked, string field)
    {
        var command = asked ? Given.Check(["FR", "CH"]) : Given.Check(["FR"], Given.Marks("H1", "CH"));
        var refusal = _story.Refused(Officers.Agency("DE"), command);
        Assert.Equal((RefusalReason.AddresseeNotParticipating, field, "CH"), (refusal.Reason, refusal.Field, refusal.Value));
    }

    [Fact]
    public void Answer_OfEach_ClosesTheRequest()
    {
        var id = Asked("FR", "NL").Id;
        Answer("FR", id, CheckOutcome.Hit);
        Assert.Equal(["NL"], _story.State.Checks[id].Outstanding.Select(country => country.Value));
        Assert.NotEmpty(_story.State.Deadlines);
        Answer("NL", id, CheckOutcome.Cannot);
        Assert.False(_story.State.Checks[id].IsOpen);
        Assert.Empty(_story.State.Deadlines);
    }

    [Fact]
    public void Answer_OfTheSameCountryAgain_ReplacesTheFirst()
    {
        var id = Asked("FR", "NL").Id;
        Answer("FR", id, CheckOutcome.NeedMore);
        var first = _story.State.Head;
        _story.After(10);
        Answer("FR", id, CheckOutcome.Hit);
        var answer = Assert.Single(_story.State.Checks[id].Answers).Value;
        Assert.Equal(new CheckAnswer(CheckOutcome.Hit, _story.State.Head, Story.Morning.AddMinutes(10)) { First = first }, answer);
        Assert.True(_story.State.Checks[id].IsOpen);
    }

    [Theory]
    [InlineData(59, RefusalReason.NotOverdue)]
    [InlineData(60, null)] // due is due: at the very moment
    [InlineData(600, null)]
    public void Overdue_IsNotedFromTheDeadlineOn(int minutes, RefusalReason? refused)
    {
        var id = Asked("FR", "NL").Id;
        Answer("FR", id, CheckOutcome.NoHit);
        var ruling = Note(id, minutes);
        Assert.Equal(refused, (ruling as Ruling.No)?.Refusal.Reason);
        Assert.Equal(refused is null, _story.State.Checks[id].Overdue);
        if (refused is null)
        {
            Assert.Equal(new CheckOverdue(Officers.Countries("NL")), _story.Lines[^1].Event);
            Assert.Equal((id, CountryCode.Parse("DE"), Actor.Clock), (_story.Lines[^1].Record, _story.Lines[^1].Owner, _story.Lines[^1].By));
            Assert.Empty(_story.State.Deadlines);
        }
    }

    [Fact]
    public void Overdue_AnsweredInFullOrNotedBefore_IsNotNotedAgain()
    {
        var answered = Asked("FR").Id;
        Answer("FR", answered, CheckOutcome.NoHit);
        Assert.Equal(RefusalReason.NotOverdue, (Note(answered, 61) as Ruling.No)?.Refusal.Reason);
        var late = Asked("FR").Id;
        Assert.IsType<Ruling.ToRecord>(Note(late, 61));
        Assert.Equal(RefusalReason.NotOverdue, (_story.When(Actor.Clock, new NoteCheckOverdue(Given.Id(), late)) as Ruling.No)?.Refusal.Reason);
    }

    /// <summary>However many machines notice: the id derives from request and due time, so the second is a repeat.</summary>
    [Fact]
    public void Overdue_NoticedByTwoMachines_IsOneLine()
    {
        var check = Asked("FR");
        _story.After(61);
        var note = new NoteCheckOverdue(RecordId.ForDeadline(check.Id, check.Due), check.Id);
        Assert.IsType<Ruling.ToRecord>(_story.When(Actor.Clock, note));
        Assert.IsType<Ruling.RepeatOf>(_story.When(Actor.Clock, note));
    }

    [Fact]
    public void Answer_AfterTheDeadlineAndTheWeek_IsTaken()
    {
        var id = Asked("FR").Id;
        Note(id, 61);
        _story.Enter(OperationPhase.PostOperational);
        Answer("FR", id, CheckOutcome.NoHit);
        Assert.Equal((true, false), (_story.State.Checks[id].Overdue, _story.State.Checks[id].IsOpen));
    }

    [Fact]
    public void Overdue_OfNoRequest_IsNoSuchRecord() =>
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Actor.Clock, new NoteCheckOverdue(Given.Id(), Given.Id())).Reason);

    private CrossCheck Asked(params string[] countries)
    {
        var record = _story.Do(Officers.Agency("DE"), Given.Check(countries));
        return _story.State.Checks[record];
    }

    private void Answer(string country, Guid check, CheckOutcome outcome) => _story.Do(Officers.Liaison(country), Given.Answer(check, null, outcome));

    private Ruling Note(Guid check, int after) => _story.After(after).When(Actor.Clock, new NoteCheckOverdue(Given.Id(), check));
}
