using CommandCentre.Desks.Countries;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.CrossChecks;

public sealed class CrossCheckRoomTests
{
    private const string Name = "Mirela Vasilescu";

    [Fact]
    public async Task Check_OfWhatIsHeldOpen_IsToldWithBothSides()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.Open, HandlingCodes.H0, ("birthDate", "1984-03-02"));

        var result = await centre.AskAsync(centre.Check("VASILESCU, Mirela"));

        var match = Assert.Single(Answer(result, "NL", HoldingAnswer.Hit).Matches);
        Assert.True(match.IsFull);
        Assert.Equal("NL-CASE", match.CaseReference);
        Assert.Contains(match.Held!.Values, value => value.Text == "1984-03-02");
        Assert.Contains(match.Comparison!.Parts, part => part.Right!.Contains("Mirela", StringComparison.Ordinal));
        Assert.Equal(HoldingAnswer.NoneHeld, Answer(result, "FR").Answer);
    }

    [Theory]
    [InlineData(HoldingMode.HitOnly, HandlingCodes.H0)]
    [InlineData(HoldingMode.Open, HandlingCodes.H2)] // goes to the coordination centre alone (design.md section 4)
    public async Task Check_OfWhatIsNotToBeShown_TellsWhomToAskAndNoValueOfTheOwner(HoldingMode mode, HandlingCodes handling)
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, mode, handling, ("birthDate", "1984-03-02"));

        var match = Assert.Single(Answer(await centre.AskAsync(centre.Check("Mirela Vasilesku")), "NL", HoldingAnswer.Hit).Matches);

        Assert.Equal(("NL case desk", false, null, null, null), (match.Contact, match.IsFull, match.CaseReference, match.Handling, match.Comparison));
        Assert.Equal(["Mirela", "Vasilesku"], match.Matched);
    }

    [Fact]
    public async Task Check_OfWhatIsKeptSilent_SaysNoHitAndAlertsTheOwnerAlone()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.Silent);
        await centre.HoldAsync("FR", "Somebody Else", HoldingMode.Open);

        var result = await centre.AskAsync(centre.Check(Name));
        await centre.StepAsync();

        Assert.Equal((HoldingAnswer.NoHit, HoldingAnswer.NoHit), (Answer(result, "NL").Answer, Answer(result, "FR").Answer));
        var alerted = Assert.IsType<Alerted>(Assert.Single(await centre.ToldAsync("NL")));
        Assert.Equal((result.Line.Number, HoldingMode.Silent, AlertCause.CrossCheck), (alerted.Line, alerted.Mode, alerted.Because));
        Assert.Empty(await centre.ToldAsync("FR"));
        Assert.Empty(await centre.ToldAsync("DE"));
    }

    [Fact]
    public async Task Answers_ForOtherCountries_AreInNoLineAndNoResult()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        var record = (await centre.AskAsync(centre.Check(Name))).Line.Record!.Value;

        foreach (var other in new[] { "FR", "NL", "EU" })
        {
            var line = centre.View(other).Record(record)!;
            Assert.Equal(Name, Assert.IsType<CrossChecked>(line.Event).Values![0].Text);
            Assert.Null(Assert.IsType<CrossChecked>(line.Event).Answers);
            Assert.DoesNotContain("answers", System.Text.Encoding.UTF8.GetString(LineJson.WriteOrNumber(line, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)), StringComparison.Ordinal);
            Assert.Null(centre.Checks.Find(centre.View(other), record));
        }
    }

    [Fact]
    public async Task Check_SentAgain_IsOneLineAndTellsTheSameAgain()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        var check = centre.Check(Name);

        var (first, again) = (await centre.AskAsync(check), await centre.AskAsync(check));

        Assert.Equal(first.Line.Number, again.Line.Number);
        Assert.Equal(Answer(first, "NL").Matches.Single().Comparison!.Points, Answer(again, "NL").Matches.Single().Comparison!.Points);
        Assert.Equal(99, again.Remaining); // one of a person's hundred
    }

    [Fact]
    public async Task Result_AfterTheOwnerWithdrew_TellsNothingOfItAnyMore()
    {
        await using var centre = await CheckingCentre.StartAsync();
        var load = await centre.HoldAsync("NL", Name);
        var record = (await centre.AskAsync(centre.Check(Name))).Line.Record!.Value;

        await centre.Holdings.For(Room.Viewer("NL"))!.WithdrawAsync(HoldingPick.OfLoad(load), "closed", CheckingCentre.Token);

        Assert.Empty(Answer(centre.Checks.Find(centre.View("DE"), record)!, "NL", HoldingAnswer.Hit).Matches);
        Assert.Equal(HoldingAnswer.NoneHeld, Answer(await centre.AskAsync(centre.Check(Name)), "NL").Answer);
    }

    [Fact]
    public async Task Check_OfSome_AsksNobodyElse()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.HoldAsync("FR", Name);

        var result = await centre.AskAsync(centre.Check(Name, "FR"));
        await centre.StepAsync();

        Assert.Equal(["FR"], result.Answers.Select(answer => answer.Country.Value));
        Assert.Empty(await centre.ToldAsync("NL"));
        Assert.Equal(SightLevel.Number, centre.View("NL").Line(result.Line.Number)!.Sight.Level);
    }

    [Theory]
    [InlineData(AskedKind.Phone, "+40 721 555 019", "phone", "0040721555019")]
    [InlineData(AskedKind.Email, "mirela.v@example.org", "email", "Mirela.V@example.org")]
    [InlineData(AskedKind.Document, "RO 123 456", "passportNumber", "RO123456")]
    public async Task Check_OfANumberAlone_FindsWhoBearsIt(AskedKind kind, string asked, string property, string held)
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.Open, HandlingCodes.H0, (property, held));

        var result = await centre.AskAsync(centre.Check([new AskedValue(kind, asked)]));

        Assert.Equal([asked], Assert.Single(Answer(result, "NL", HoldingAnswer.Hit).Matches).Matched);
    }

    [Fact]
    public async Task Check_OfWhatEveryCountryHolds_IsAnsweredByAll()
    {
        string[] all = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE"];
        await using var centre = await CheckingCentre.StartAsync(all);
        foreach (var country in all.Except(["DE"]))
        {
            await centre.HoldAsync(country, Name);
            await centre.HoldAsync(country, "Mirela Vasilescu Popa");
        }

        var result = await centre.AskAsync(centre.Check(Name));

        Assert.All(result.Answers.Where(answer => !answer.Country.IsCoordinationCentre), answer => Assert.Equal(HoldingAnswer.Hit, answer.Answer));
    }

    [Fact]
    public async Task Check_ByACountryThatOnlyHitsAreTold_NeverShowsPointsOfTheMatch() // try by try they would tell what is held
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.HitOnly);

        var line = (await centre.AskAsync(centre.Check(Name))).Line;

        Assert.DoesNotContain("points", System.Text.Encoding.UTF8.GetString(LineJson.WriteOrNumber(line, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)), StringComparison.OrdinalIgnoreCase);
    }

    private static Disclosed Answer(CheckResult result, string country, HoldingAnswer? expected = null)
    {
        var answer = result.Answers.Single(answer => answer.Country == CountryCode.Parse(country));
        Assert.Equal(expected ?? answer.Answer, answer.Answer);
        return answer;
    }
}
