using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>Links as those see them who read both records, and the pairs of values that people decided over.</summary>
public sealed class LinkViewTests
{
    [Fact]
    public async Task Links_AreForWhoReadsBothEnds_TheNewestFirst()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (first, second, third) = (await HitAsync(test, "DE", "Jan Novák"), await HitAsync(test, "FR", "NOVAK, Jan"), await HitAsync(test, "DE", "J. Novak", HandlingCodes.H2, "FR"));
        var (open, closed) = (await LinkAsync(test, first, second), await LinkAsync(test, second, third));

        Assert.Equal([closed.Number, open.Number], View(test, "FR").Links.Select(link => link.Line.Number));
        Assert.Equal([closed.Number, open.Number], View(test, "DE").Links.Select(link => link.Line.Number));
        Assert.Equal([open.Number], View(test, "NL").Links.Select(link => link.Line.Number));
        var row = View(test, "NL").Links[0];
        Assert.Equal((first, second, LinkGround.Consignor, 9_000), (row.Left.Record!.Value, row.Right.Record!.Value, row.Found.Ground, row.Found.Points));
        Assert.Empty(test.Desk.View(new Viewer(Room.Liaison("DE"), IsWall: true))!.Links);
        Assert.Empty(test.Desk.View(new Viewer(Room.Liaison("NL"), SeesPersons: false))!.Links);

        await test.DoAsync(new WithdrawHit(test.Id(), first, "a toy after all"));
        Assert.Equal([closed.Number], View(test, "DE").Links.Select(link => link.Line.Number));
        Assert.Empty(View(test, "NL").Links);
    }

    [Fact]
    public async Task Row_SaysWhatWasDecidedAndWhoMayDecide()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var link = await LinkAsync(test, await HitAsync(test, "DE", "Jan Novák"), await HitAsync(test, "FR", "NOVAK, Jan"));
        Assert.Equal((null, false, true), State(test, "DE"));
        Assert.Equal((null, false, false), State(test, "NL"));

        await test.DoAsync(Decision(test, link, MatchVerdict.Same, Hands.Two));
        Assert.Equal((null, true, true), State(test, "FR"));
        await test.DoAsync(Decision(test, link, MatchVerdict.Same), "FR");
        Assert.Equal((MatchVerdict.Same, true, true), State(test, "FR"));
        Assert.Equal(["FR", "DE"], View(test, "NL").Links[0].Decisions.Select(decision => decision.Country.Value));
    }

    [Fact]
    public async Task Pair_OfALinkDecidedOver_HoldsBothSpellingsAsTheyStand()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (left, right) = (await HitAsync(test, "DE", "Jan Novák"), await HitAsync(test, "FR", "NOVAK, Jan"));
        await test.DoAsync(new CorrectHit(test.Id(), left, Report("Jan Nowak"), "read again", Room.Marks(HandlingCodes.H0)));
        var (link, _) = (await LinkAsync(test, left, right), await LinkAsync(test, right, await HitAsync(test, "DE", "Petr Svoboda")));
        Assert.Empty(View(test, "DE").LabelledPairs); // nobody has decided
        var decided = await test.DoAsync(Decision(test, link, MatchVerdict.Different), "FR");

        var pair = Assert.Single(View(test, "NL").LabelledPairs);
        Assert.Equal((link.Number, "Jan Nowak", "NOVAK, Jan", LinkGround.Consignor, MatchVerdict.Different, decided.At), (pair.Link, pair.Left, pair.Right, pair.Ground, pair.Verdict!.Value, pair.At));
        Assert.Equal(["FR"], pair.Countries.Select(country => country.Value));
        Assert.Equal(["DE", "FR"], pair.Owners.Select(country => country.Value));
    }

    [Fact]
    public async Task Pairs_AreForWhoReadsBothEnds_TheOldestFirst()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (first, second, third) = (await HitAsync(test, "DE", "Jan Novák"), await HitAsync(test, "FR", "NOVAK, Jan"), await HitAsync(test, "DE", "J. Novak", HandlingCodes.H2, "FR"));
        var (open, closed) = (await LinkAsync(test, first, second), await LinkAsync(test, second, third));
        await test.DoAsync(Decision(test, closed, MatchVerdict.Same, Hands.Two));
        await test.DoAsync(Decision(test, open, MatchVerdict.Same));

        Assert.Equal([(open.Number, MatchVerdict.Same), (closed.Number, null)], View(test, "FR").LabelledPairs.Select(pair => (pair.Link, pair.Verdict)));
        Assert.Equal([open.Number], View(test, "NL").LabelledPairs.Select(pair => pair.Link));
        Assert.Empty(test.Desk.View(new Viewer(Room.Liaison("NL"), SeesPersons: false))!.LabelledPairs);
        await test.DoAsync(new WithdrawHit(test.Id(), second, "a toy after all"), "FR");
        Assert.Empty(View(test, "FR").LabelledPairs);
    }

    private static HitReport Report(string consignor) => new(HitSubject.Consignor, "a pistol in a radio", new(consignor));

    private static async Task<Guid> HitAsync(DeskUnderTest test, string country, string consignor, HandlingCodes codes = HandlingCodes.H0, params string[] to) =>
        (await test.DoAsync(new PushHit(test.Id(), Report(consignor), Room.Marks(codes, to)), country)).Record;

    private static Task<Receipt> LinkAsync(DeskUnderTest test, Guid left, Guid right) => test.DoAsync(new NoteLink(test.Id(), left, right, LinkGround.Consignor, 9_000), Actor.Clock);

    private static DecideMatch Decision(DeskUnderTest test, Receipt link, MatchVerdict verdict, Hands? hands = null) => new(test.Id(), link.Record, verdict, "looked at both", hands);

    private static (MatchVerdict? Standing, bool NeedsSecond, bool MayDecide) State(DeskUnderTest test, string country) =>
        View(test, country).Links is [var row] ? (row.Standing, row.NeedsSecond, row.MayDecide) : throw new InvalidOperationException("one link was expected");

    private static OperationView View(DeskUnderTest test, string country) => test.Desk.View(Room.Viewer(country))!;
}
