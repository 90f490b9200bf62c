using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.CrossChecks;

public sealed class MatchWatchTests
{
    private const string Name = "Mirela Vasilescu";

    [Fact]
    public async Task Hit_OfWhatOthersHold_AlertsOwnersAndTellsWhoPushedIt()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.HitOnly);
        await centre.HoldAsync("FR", Name, HoldingMode.Silent);

        var hit = await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party("VASILESCU Mirela")));
        await centre.StepAsync();

        Assert.Equal((hit.Number, HoldingMode.HitOnly, AlertCause.Hit), Said(Assert.IsType<Alerted>(Assert.Single(await centre.ToldAsync("NL")))));
        Assert.Equal((hit.Number, HoldingMode.Silent, AlertCause.Hit), Said(Assert.IsType<Alerted>(Assert.Single(await centre.ToldAsync("FR")))));
        var told = Assert.IsType<Told>(Assert.Single(await centre.ToldAsync("DE")));
        Assert.Equal((hit.Number, CountryCode.Parse("NL")), (told.Line, told.Holder));
    }

    [Fact]
    public async Task Hit_ThatIsNotReleasedToACountry_IsNotHeldAgainstWhatItHolds() // an alert would tell what the hit is about
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.HoldAsync("FR", Name);

        await centre.DoAsync(Hit(centre, HandlingCodes.H2, new Party(Name), "FR"));
        await centre.StepAsync();

        Assert.Empty(await centre.ToldAsync("NL"));
        Assert.Single(await centre.ToldAsync("FR"));
        Assert.Equal(CountryCode.Parse("FR"), Assert.IsType<Told>(Assert.Single(await centre.ToldAsync("DE"))).Holder);
    }

    [Fact]
    public async Task Lines_OfTheSameConsignor_AreLinkedForWhoReadsBoth()
    {
        await using var centre = await CheckingCentre.StartAsync();
        var first = await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)), "FR");
        var second = await centre.DoAsync(Hit(centre, HandlingCodes.H2, new Party("Vasilescu, Mirela"), "FR"), "DE");
        await centre.StepAsync();

        var number = centre.View("DE").Head;
        var link = Assert.IsType<LinkFound>(centre.View("DE").Line(number)!.Event);
        Assert.Equal((first.Record, second.Record, LinkGround.Consignor), (link.Left, link.Right, link.Ground));
        Assert.Equal(SightLevel.Full, centre.View("FR").Line(number)!.Sight.Level);
        Assert.Equal(SightLevel.Number, centre.View("NL").Line(number)!.Sight.Level);
        Assert.Equal(SightLevel.Number, centre.View("EU").Line(number)!.Sight.Level);
    }

    [Fact]
    public async Task Link_OfAHitThatIsWithdrawn_GoesWithIt()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)), "FR");
        var second = await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)));
        await centre.StepAsync();
        var number = centre.View("NL").Head;
        Assert.Equal(SightLevel.Full, centre.View("NL").Line(number)!.Sight.Level);

        await centre.DoAsync(new WithdrawHit(centre.Id(), second.Record, "a mistake"));
        await centre.StepAsync();
        await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)), "NL");
        await centre.StepAsync();

        Assert.Equal(SightLevel.Number, centre.View("NL").Line(number)!.Sight.Level);
        var links = Enumerable.Range(1, (int)centre.View("NL").Head).Select(line => centre.View("NL").Line(line)!.Event).OfType<LinkFound>().ToList();
        Assert.DoesNotContain(links, link => link.Left == second.Record || link.Right == second.Record);
        Assert.Single(links);
    }

    [Fact]
    public async Task Link_OfAHitThatIsCorrected_IsFoundAnewByWhatItSaysNow()
    {
        await using var centre = await CheckingCentre.StartAsync();
        var first = await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)), "FR");
        var second = await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)));
        await centre.StepAsync();
        var before = centre.View("NL").Head;

        await centre.DoAsync(new CorrectHit(centre.Id(), second.Record, new HitReport(HitSubject.Consignee, "the other way round", null, new Party(Name)), "read again", Room.Marks(HandlingCodes.H0)));
        await centre.StepAsync();

        Assert.Equal(SightLevel.Number, centre.View("NL").Line(before)!.Sight.Level);
        var link = Assert.IsType<LinkFound>(centre.View("NL").Line(centre.View("NL").Head)!.Event);
        Assert.Equal((first.Record, second.Record, LinkGround.SenderIsReceiver), (link.Left, link.Right, link.Ground));
    }

    [Fact]
    public async Task Parcel_InALeadAndAHit_IsAnnouncedToBothEnds()
    {
        await using var centre = await CheckingCentre.StartAsync();
        var parcel = ParcelNumber.Parse("RR473124829GB"); // domain.md 3.1
        await centre.DoAsync(new PushHit(centre.Id(), new HitReport(HitSubject.Parcel, "known", null, null, parcel), Room.Marks(HandlingCodes.H0)), "FR");
        await centre.DoAsync(new SendLead(centre.Id(), parcel, CountryCode.Parse("NL"), null, null, "look out", null, Room.Marks(HandlingCodes.H0, "FR")));
        await centre.StepAsync();

        foreach (var end in new[] { "FR", "DE", "NL" })
        {
            Assert.Equal(LinkGround.Parcel, Assert.IsType<LinkFound>(centre.View(end).Line(centre.View(end).Head)!.Event).Ground);
        }
    }

    [Fact]
    public async Task CheckThatStands_WhenSomethingNewIsLoaded_IsAnsweredAgain()
    {
        await using var centre = await CheckingCentre.StartAsync();
        var asked = await centre.AskAsync(centre.Check(Name) with { StandingHours = 2 });
        await centre.StepAsync();

        await centre.HoldAsync("NL", Name, HoldingMode.HitOnly);
        await centre.HoldAsync("FR", Name, HoldingMode.Silent);
        await centre.StepAsync();
        Assert.Equal((asked.Line.Number, HoldingMode.HitOnly, AlertCause.Standing), Said(Assert.IsType<Alerted>(Assert.Single(await centre.ToldAsync("NL")))));
        Assert.Single(await centre.ToldAsync("FR"));
        Assert.Equal(CountryCode.Parse("NL"), Assert.IsType<Told>(Assert.Single(await centre.ToldAsync("DE"))).Holder);

        centre.Time.Advance(TimeSpan.FromHours(2));
        await centre.HoldAsync("NL", Name + " Popa");
        await centre.StepAsync();
        Assert.Single(await centre.ToldAsync("DE"));
    }

    [Fact]
    public async Task Watch_StartedAgain_TellsNothingTwiceAndLosesNothing()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)), "FR");
        await centre.StepAsync();
        await centre.DoAsync(Hit(centre, HandlingCodes.H0, new Party(Name)), "DE"); // recorded, and then it all goes down

        await centre.RestartAsync();
        await centre.StepAsync();
        await centre.StepAsync();

        Assert.Equal(2, (await centre.ToldAsync("NL")).Count);
        Assert.Single(await centre.ToldAsync("FR"));
        Assert.Single(await centre.ToldAsync("DE"));
        Assert.Single(Enumerable.Range(1, (int)centre.View("NL").Head), line => centre.View("NL").Line(line)!.Event is LinkFound);
    }

    [Fact]
    public async Task Alert_ReadByTheOwnersPeople_SaysWhoAskedWhatAndWhy()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.Silent);
        await centre.AskAsync(centre.Check(Name));
        await centre.StepAsync();

        var row = Assert.Single(await centre.Alerts.LatestAsync(centre.View("NL"), 10, cancellationToken: CheckingCentre.Token));
        Assert.Equal("a parcel in hand", Assert.IsType<CrossChecked>(row.About!.Event).Purpose);
        Assert.Equal(CountryCode.Parse("DE"), row.About.Owner);
        Assert.True(row.Comparison!.IsMatch);
        Assert.NotNull(await centre.Alerts.DecideAsync(centre.View("NL"), row.Told.Number, MatchVerdict.Different, "another birth date", CheckingCentre.Token));
        Assert.Empty(await centre.Alerts.LatestAsync(centre.View("NL"), 10, open: true, cancellationToken: CheckingCentre.Token));
        Assert.Equal(MatchVerdict.Different, Assert.IsType<AlertDecided>(Assert.Single(await centre.Alerts.LatestAsync(centre.View("NL"), 10, cancellationToken: CheckingCentre.Token)).Decision!.Entry).Verdict);
        Assert.Empty(await centre.Alerts.LatestAsync(centre.View("DE"), 10, cancellationToken: CheckingCentre.Token));
        Assert.Empty(await centre.Alerts.LatestAsync(centre.Desk.View(Room.Viewer("NL") with { IsWall = true })!, 10, cancellationToken: CheckingCentre.Token));
    }

    private static (long Line, HoldingMode Mode, AlertCause Because) Said(Alerted alerted) => (alerted.Line, alerted.Mode, alerted.Because);

    private static PushHit Hit(CheckingCentre centre, HandlingCodes handling, Party consignor, params string[] to) =>
        new(centre.Id(), new HitReport(HitSubject.Consignor, "twelve like parcels", consignor), Room.Marks(handling, to));
}
