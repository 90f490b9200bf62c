using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Server.Tests.Exercises;

public sealed class ExerciseScriptTests
{
    private static readonly ExerciseScript Script = ExerciseScript.Generate(7, Folded.Key);

    /// <summary>Figures of the press release on ARMSTRONG VII (domain.md, section 1).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20201116)]
    [InlineData(-5)]
    public void Script_PlayedThroughTheRules_GivesThePublishedFigures(int seed)
    {
        var operation = Folded.Play(ExerciseScript.Generate(seed, Folded.Key));

        var total = operation.Tallies.Total;
        Assert.Equal((42_124, 6, 13, 600, 297), (total.Parcels, total.Firearms, total.Parts, total.Ammunition, total.OtherWeapons));
        Assert.Equal(416, operation.Officers.Count);
        Assert.Equal(26, operation.Participants.Count);
        Assert.Equal(OperationPhase.PostOperational, operation.Phase);
        Assert.Empty(operation.OnDuty);
    }

    [Fact]
    public void Script_Week_HoldsBetweenOneAndTwoThousandHitsLeadsAndRequests()
    {
        var made = Script.Steps.Count(step => step.Command is PushHit or SendLead or RequestCheck);

        Assert.InRange(made, 1_000, 2_000);
        Assert.Equal(ExerciseScript.Hits, Script.Steps.Count(step => step.Command is PushHit));
    }

    [Fact]
    public void Script_Moments_NeverGoBackAndLieInNoNight()
    {
        Assert.Equal(Script.Steps.OrderBy(step => step.At).Select(step => step.Position), Script.Steps.Select(step => step.Position));
        Assert.All(Script.Steps, step => Assert.False(ExerciseWeek.IsNight(step.At), $"{step.Position} at {step.At:O}"));
        Assert.Equal(ExerciseWeek.Opening, Script.Steps[0].At);
    }

    [Fact]
    public void Script_BeforeTheStart_HasMostDesksPresentInTheIntelligencePhase()
    {
        var before = Script.Steps.TakeWhile(step => step.At < ExerciseWeek.Start).ToList();

        Assert.DoesNotContain(before, step => step.Command is ChangePhase or ReportTally);
        Assert.True(before.Where(step => step.Command is JoinDuty).Select(step => step.By.Country).Distinct().Count() >= 25);
        Assert.True(before.Count(step => step.Command is PostMessage) >= 5);
    }

    [Fact]
    public void Script_Handling_HasEveryCombinationAndH0TheMost()
    {
        var codes = Script.Steps.Select(step => step.Command).OfType<MarkedCommand>().GroupBy(command => command.Marks.Handling.ToString())
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(["H0", "H1", "H1+H2", "H1+H2+H3", "H1+H3", "H2", "H2+H3", "H3"], codes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("H0", codes.MaxBy(code => code.Value).Key);
    }

    [Fact]
    public void Script_Tallies_AreUnevenAndWithinTheBound()
    {
        var tallies = Script.Steps.Select(step => step).Where(step => step.Command is ReportTally).Select(step => (step.By.Country, Tally: (ReportTally)step.Command)).ToList();
        var byCountry = tallies.GroupBy(tally => tally.Country.Value).ToDictionary(group => group.Key, group => group.Sum(tally => tally.Tally.Parcels));

        Assert.Equal(25, byCountry.Count);
        Assert.True(byCountry["DE"] > 20 * byCountry["AL"]);
        Assert.All(tallies, tally => Assert.InRange(tally.Tally.Parcels, 0, 10_000));
        Assert.InRange(tallies.Count, 500, 1_200);
    }

    [Fact]
    public void Script_SomeCountries_FallSilentForHoursAndAreAskedForASignOfLife()
    {
        var longest = ExerciseCountry.Participants.ToDictionary(country => country.Code, country => Script.Steps
            .Where(step => step.By.Country == country.Code && step.At >= ExerciseWeek.Start && step.At <= ExerciseWeek.Close).Select(step => step.At)
            .Prepend(ExerciseWeek.Start).ToList() is var said ? said.Zip(said.Skip(1), ExerciseWeek.Played).Max() : default);

        Assert.True(longest.Count(silence => silence.Value > TimeSpan.FromHours(2.9)) >= 4);
        Assert.True(longest[CountryCode.Parse("DE")] < TimeSpan.FromHours(1));
        Assert.True(longest[CountryCode.Parse("AL")] > TimeSpan.FromHours(4));
    }

    [Fact]
    public void Script_Requests_AreMostlyAnsweredInTimeSomeLateSomeNever()
    {
        var due = new Dictionary<Guid, DateTimeOffset>();
        var (inTime, late) = (0, 0);
        var operation = Folded.Play(Script, (state, step) =>
        {
            if (step.Command is AnswerCheck answer)
            {
                _ = step.At <= state.Checks[answer.Check].Due ? inTime++ : late++;
            }
        });

        Assert.True(inTime > 5 * late && late > 20, $"{inTime} in time, {late} late");
        Assert.InRange(operation.Checks.Values.Count(check => check.IsOpen), 20, 200);
        Assert.InRange(operation.Leads.Values.Count(lead => lead.IsOpen), 5, 60);
    }

    [Fact]
    public void Script_Requests_AreTakenInHandGivenBackAndChased()
    {
        var kinds = Script.Steps.GroupBy(step => step.Command.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());

        Assert.True(kinds[CommandKind.ClaimCheck] > 300 && kinds[CommandKind.ReleaseCheck] > 20 && kinds[CommandKind.ChaseCheck] > 50, string.Join(", ", kinds));
        Assert.Equal(ExerciseScript.Queries, kinds[CommandKind.MakeCrossCheck]);
        Assert.Equal(3, Script.Steps.Select(step => step.Command).OfType<RequestCheck>().Select(check => check.Priority).Distinct().Count());
    }

    /// <summary>Issue 7: referrals with answers, one overdue, one order not to load too late.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Script_Referrals_AreAnsweredOneLateAndOneOrderTooLate(int seed)
    {
        var operation = Folded.Play(ExerciseScript.Generate(seed, Folded.Key));

        Assert.Equal(28, operation.Referrals.Count);
        Assert.Equal(14, operation.Operators.Count);
        Assert.All(operation.Referrals.Values, referral => Assert.NotEmpty(referral.Answers));
        Assert.Single(operation.Referrals.Values, referral => referral.Steps.First(step => step.Number == referral.Answers[0]).At > referral.Due);
        Assert.Single(operation.Referrals.Values, referral => referral is { Loaded: Domain.Referrals.LoadState.Departed, Ask: Domain.Referrals.ReferralKind.DoNotLoad, State: Domain.Referrals.ReferralState.Closed });
        Assert.Equal(4, operation.Referrals.Values.Select(referral => referral.Ask).Distinct().Count());
    }

    [Fact]
    public void Script_SameSeed_IsTheSameAndAnotherSeedIsNot()
    {
        var again = ExerciseScript.Generate(7, Folded.Key);
        var other = ExerciseScript.Generate(8, Folded.Key);

        Assert.Equal(Script.Steps, again.Steps);
        Assert.NotEqual(Script.Steps.Take(500).Select(step => step.By.Officer), other.Steps.Take(500).Select(step => step.By.Officer));
    }

    [Fact]
    public void Script_InTheNextOperation_IsTheSameWeekUnderOtherIds()
    {
        var next = ExerciseScript.Generate(7, OperationKey.Parse("ARMSTRONG-VII-2"));

        Assert.Equal(Script.Steps.Select(step => (step.At, step.By, step.Command.Kind)), next.Steps.Select(step => (step.At, step.By, step.Command.Kind)));
        Assert.Empty(Script.Steps.Select(step => step.Command.Id).Intersect(next.Steps.Select(step => step.Command.Id)));
    }

    [Fact]
    public void Script_ClockItself_NeverSpeaks() =>
        Assert.DoesNotContain(Script.Steps, step => step.By == Actor.Clock || step.Command is NoteCheckOverdue);
}
