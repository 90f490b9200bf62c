using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.CrossChecks;

/// <summary>Checks of holdings: who is asked, who reads it, what stands in the line, and how often one may ask.</summary>
public sealed class CrossCheckRulesTests
{
    private static readonly Actor Asker = Officers.Agency("DE");

    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Budget_OfAPerson_IsAHundredInOneHourOfOperationTime()
    {
        for (var i = 0; i < 100; i++)
        {
            _story.Do(Asker, Given.CrossCheck(["FR"]));
        }

        Assert.Equal(new Refusal(RefusalReason.CheckBudgetSpent, Allowed: "100"), _story.Refused(Asker, Given.CrossCheck(["FR"])));
        Assert.Equal(100, _story.State.ChecksOf(Asker.Officer, _story.Now));
        _story.Do(Officers.Agency("DE", 2), Given.CrossCheck(["FR"]));
        _story.After(59);
        Assert.IsType<Ruling.No>(_story.When(Asker, Given.CrossCheck(["FR"])));
        _story.After(1);
        Assert.Equal(0, _story.State.ChecksOf(Asker.Officer, _story.Now));
        _story.Do(Asker, Given.CrossCheck(["FR"]));
        Assert.Equal(1, _story.State.ChecksOf(Asker.Officer, _story.Now));
    }

    /// <summary>A repeat is the first answer again, not a check more, and is given when the budget is spent too.</summary>
    [Fact]
    public void Budget_OfARepeat_IsNotSpent()
    {
        var check = Given.CrossCheck(["FR"], budget: 1);
        _story.Do(Asker, check);
        Assert.IsType<Ruling.RepeatOf>(_story.When(Asker, check));
        Assert.Equal(1, _story.State.ChecksOf(Asker.Officer, _story.Now));
        Assert.IsType<Ruling.No>(_story.When(Asker, Given.CrossCheck(["FR"], budget: 1)));
    }

    [Fact]
    public void Budget_OfASystem_IsWhatTheCentreSays()
    {
        for (var i = 0; i < 150; i++)
        {
            _story.Do(Asker, Given.CrossCheck(["FR"], budget: CheckPreparation.SystemBudget));
        }

        Assert.Equal(20_000, CheckPreparation.SystemBudget); // issue 6: systems 20,000
        Assert.Equal(150, _story.State.ChecksOf(Asker.Officer, _story.Now));
    }

    /// <summary>Nobody named asks every other participant, the coordination centre too: it may hold something.</summary>
    [Fact]
    public void Asked_NobodyNamed_IsEveryOtherParticipant()
    {
        _story.Do(Asker, Given.CrossCheck([]));
        Assert.Equal(Officers.Countries("ES", "EU", "FR", "NL"), Line().Asked);
    }

    [Fact]
    public void Asked_OneselfAlone_IsNobody() =>
        Assert.Equal(new Refusal(RefusalReason.NobodyToAsk, "asked", "DE"), _story.Refused(Asker, Given.CrossCheck(["DE"])));

    [Fact]
    public void Asked_AStranger_IsRefused() =>
        Assert.Equal(new Refusal(RefusalReason.AddresseeNotParticipating, "asked", "CH", "DE, ES, EU, FR, NL"), _story.Refused(Asker, Given.CrossCheck(["FR", "CH"])));

    /// <summary>Whoever was asked stands in the line once, in the order of the countries; what was not asked does not, and what was not looked up is not ready, never a false no.</summary>
    [Fact]
    public void Answers_OfTheLine_AreOneForEachAskedWhateverWasPrepared()
    {
        var (spain, france, sweden) = (Of("ES", HoldingAnswer.NoHit), Of("FR", HoldingAnswer.Hit), Of("SE", HoldingAnswer.Hit));
        _story.Do(Asker, Given.CrossCheck(["NL", "FR", "ES", "DE"], answers: [sweden, france, Of("DE", HoldingAnswer.Hit), spain]));
        Assert.Equal([spain, france, Of("NL", HoldingAnswer.NotReady)], Line().Answers!);
    }

    /// <summary>Those asked always read the question; a free one to all goes to all; a restricted one to those asked and nobody else.</summary>
    [Theory]
    [InlineData("H0", "", "FR", "FR")]
    [InlineData("H2", "", "FR", "FR")]
    [InlineData("H2", "NL", "FR", "FR,NL")]
    [InlineData("H1", "", "", "")]
    [InlineData("H2", "", "", "ES,EU,FR,NL")]
    [InlineData("H0", "NL", "", "ES,EU,FR,NL")]
    public void Addressees_OfACheck_AreThoseAskedBesidesThoseNamed(string handling, string to, string asked, string expected)
    {
        _story.Do(Asker, Given.CrossCheck(Split(asked), Given.Marks(handling, Split(to))));
        Assert.Equal(expected, string.Join(',', _story.Lines[^1].Marks!.To));
    }

    /// <summary>Later marks cannot hide a question from those who were asked.</summary>
    [Fact]
    public void Marks_ChangedLater_StayReadableToThoseAsked()
    {
        var check = _story.Do(Officers.Liaison("DE"), Given.CrossCheck(["FR"], Given.Marks("H2")));
        _story.Do(Officers.Liaison("DE"), Given.Marking(check, Given.Marks("H2", "NL")));
        Assert.Equal("FR,NL", string.Join(',', _story.State.Records[check].Marks!.To));
    }

    [Fact]
    public void Standing_ForHours_StandsUntilThenInOperationTime()
    {
        var check = _story.Do(Asker, Given.CrossCheck(["FR"], hours: 48));
        Assert.Equal(new MadeCheck(_story.State.Head, CountryCode.Parse("DE"), Officers.Countries("FR"), Story.Morning.AddHours(48)), _story.State.MadeChecks[check]);
        var once = _story.Do(Asker, Given.CrossCheck(["FR"]));
        Assert.Null(_story.State.MadeChecks[once].Until);
    }

    private static CountryAnswer Of(string country, HoldingAnswer answer) =>
        new(CountryCode.Parse(country), answer, answer is HoldingAnswer.Hit ? [new HeldMatch(RecordId.Derived(country), 9_000)] : []);

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private CrossChecked Line() => (CrossChecked)_story.Lines[^1].Event;
}
