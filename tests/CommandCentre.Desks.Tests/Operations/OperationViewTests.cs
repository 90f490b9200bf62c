using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

public sealed class OperationViewTests
{
    [Fact]
    public async Task Figures_OfTalliesAndSeizures_AreOpenToEveryParticipant()
    {
        await using var test = await DeskUnderTest.StartAsync();
        test.Time.Advance(TimeSpan.FromHours(2));
        await test.DoAsync(new JoinDuty(test.Id(), "Leipzig hub"), Room.Agency("DE"));
        await test.DoAsync(new JoinDuty(test.Id(), "Roissy"), Room.Agency("FR"));
        await test.DoAsync(new LeaveDuty(test.Id()), Room.Agency("FR"));
        await test.DoAsync(Tally(test, 0, 20), Room.Agency("DE"));
        await test.DoAsync(Tally(test, 1, 22), Room.Agency("DE"));
        await test.DoAsync(Tally(test, 1, 100), Room.Agency("FR"));
        await test.DoAsync(Seizure(test, HandlingCodes.H3), Room.Agency("FR"));

        var view = test.Desk.View(Room.Viewer("NL"))!;

        Assert.Equal(new Figures(new Counts(142, 1, 0, 500, 3, 1), 2), view.Figures);
        Assert.Equal([(9, 20L, 0L), (10, 122L, 0L), (11, 0L, 1L)], view.Hours.Select(hour => (hour.Hour.Hour, hour.Counts.Parcels, hour.Counts.Firearms)));
        Assert.Equal([("DE", 42L, 1, 0L), ("EU", 0, 0, 0), ("FR", 100, 0, 504), ("NL", 0, 0, 0)], view.Countries.Select(row => (row.Country.Value, row.Counts.Parcels, row.OnDuty, row.Counts.Items)));
    }

    [Fact]
    public async Task View_OfACountryThatTakesNoPart_IsAbsent()
    {
        await using var test = await DeskUnderTest.StartAsync();

        Assert.Null(test.Desk.View(Room.Viewer("CH")));
        Assert.NotNull(test.Desk.View(Room.Viewer("EU")));
    }

    [Fact]
    public async Task View_TakenBefore_StaysAsItWas()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = await test.DoAsync(Room.Hit(1, "drill", Room.Marks(HandlingCodes.H0)));
        var before = test.Desk.View(Room.Viewer("NL"))!;
        _ = before.Countries;

        await test.DoAsync(new WithdrawHit(test.Id(), hit.Record, "a mistake"));
        var after = test.Desk.View(Room.Viewer("NL"))!;

        Assert.Equal(0, Hits(after));
        Assert.Equal(1, Hits(before));
        Assert.Equal((3, 4), (before.Head, after.Head));
        Assert.Null(before.Line(4));
        Assert.Equal(SightLevel.Full, before.Line(3)!.Sight.Level);
        Assert.Equal(SightLevel.Existence, after.Line(3)!.Sight.Level);
    }

    [Theory]
    [InlineData(0, 500, 1, 10)]
    [InlineData(0, 4, 1, 4)]
    [InlineData(4, 4, 5, 4)]
    [InlineData(8, 4, 9, 2)]
    [InlineData(10, 4, 0, 0)]
    [InlineData(-100, 4, 1, 4)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(long.MaxValue, int.MaxValue, 0, 0)]
    [InlineData(long.MinValue, int.MinValue, 1, 1)]
    public async Task Lines_OfAnyBounds_AreThoseAfterTheNumber(long after, int limit, long first, int count)
    {
        await using var test = await WithMessagesAsync(8);

        var page = test.Desk.View(Room.Viewer("NL"))!.Lines(after, limit);

        Assert.Equal(Enumerable.Range((int)first, count), page.Lines.Select(line => (int)line.Number));
        Assert.Equal(10, page.Head);
        Assert.Equal(count == 0 || first + count > 10, page.IsLast);
    }

    [Theory]
    [InlineData(3, null, 10, 8)]
    [InlineData(3, 8L, 7, 5)]
    [InlineData(500, 3L, 2, 1)]
    [InlineData(500, long.MaxValue, 10, 1)]
    [InlineData(0, null, 10, 10)]
    public async Task Latest_BeforeANumber_IsNewestFirst(int count, long? before, int first, int last)
    {
        await using var test = await WithMessagesAsync(8);

        var lines = test.Desk.View(Room.Viewer("NL"))!.Latest(count, LineFilter.All, before);

        Assert.Equal((first, last), (lines[0].Number, lines[^1].Number));
        Assert.Equal(lines.Select(line => line.Number).OrderDescending(), lines.Select(line => line.Number));
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(0L)]
    [InlineData(long.MinValue)]
    public async Task Latest_BeforeTheFirst_IsNothing(long before)
    {
        await using var test = await WithMessagesAsync(2);

        Assert.Empty(test.Desk.View(Room.Viewer("NL"))!.Latest(500, LineFilter.All, before));
    }

    [Fact]
    public async Task Latest_WithAFilter_MatchesOnlyWhatTheViewerSees()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("to all", HandlingCodes.H1));
        await test.DoAsync(test.Message("to France", HandlingCodes.H1 | HandlingCodes.H2, "FR"));
        await test.DoAsync(Seizure(test, HandlingCodes.H2), Room.Agency("FR"));
        await test.DoAsync(test.Message("from France"), "FR");

        Assert.Equal([4, 3], Found(new([], null, HandlingCodes.H1), "FR"));
        Assert.Equal([3], Found(new([], null, HandlingCodes.H1), "NL"));
        Assert.Equal([6], Found(new([], null, HandlingCodes.H0), "NL"));
        Assert.Equal([6, 5], Found(new([], CountryCode.Parse("FR")), "NL"));
        Assert.Equal([5], Found(new([LineKind.SeizureReported]), "NL"));
        Assert.Equal([5], Found(new([], null, null, SeizedItemKind.Ammunition), "NL"));
        Assert.Empty(Found(new([], null, null, SeizedItemKind.Part), "NL"));
        Assert.Empty(Found(new([LineKind.HitPushed]), "NL"));

        IEnumerable<int> Found(LineFilter filter, string country) => test.Desk.View(Room.Viewer(country))!.Latest(500, filter).Select(line => (int)line.Number);
    }

    [Fact]
    public async Task History_OfAHit_IsItsLinesWithWhatReplacedThem()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "drill", Room.Marks(HandlingCodes.H0));
        var pushed = await test.DoAsync(hit);
        await test.DoAsync(test.Message());
        await test.DoAsync(new CorrectHit(test.Id(), pushed.Record, hit.Report, "recounted", Room.Marks(HandlingCodes.H1)));
        var view = test.Desk.View(Room.Viewer("NL"))!;

        var history = view.History(view.Line(5)!);

        Assert.Equal([(3, 5L), (5, null)], history.Select(line => ((int)line.Number, line.ReplacedBy)));
        Assert.Equal(["H1"], history[0].Marks!.Handling.Names);
        Assert.Equal([3, 5], view.History(view.Record(pushed.Record)!).Select(line => (int)line.Number));
    }

    [Fact]
    public async Task Related_OfARequest_IsItsAnswersAndBack()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var request = await test.DoAsync(test.Check(60, "FR", "NL"), Room.Agency("DE"));
        await test.DoAsync(test.Answer(request.Record), "FR");
        await test.DoAsync(test.Answer(request.Record, HandlingCodes.H2), "NL");
        await test.DoAsync(test.Message() with { About = request.Record }, "FR");
        var (asker, other) = (test.Desk.View(Room.Viewer("DE"))!, test.Desk.View(Room.Viewer("FR"))!);

        Assert.Equal([4, 5], asker.Related(asker.Line(3)!).Select(line => (int)line.Number));
        Assert.Equal([4], other.Related(other.Line(3)!).Select(line => (int)line.Number));
        Assert.Equal([3], other.Related(other.Line(4)!).Select(line => (int)line.Number));
        Assert.Equal([3], other.Related(other.Line(6)!).Select(line => (int)line.Number));
        Assert.Equal([("FR", CheckOutcome.Hit), ("NL", null)], other.Check(request.Record)!.Answers.Select(answer => (answer.Country.Value, answer.Outcome)));
    }

    [Fact]
    public async Task Audience_OfALine_IsForItsOwnerAlone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("secret", HandlingCodes.H2, "FR"));

        Assert.Equal(
            [("DE", SightReason.Owner), ("EU", SightReason.CentreNotAddressed), ("FR", SightReason.Addressed), ("NL", SightReason.Restricted)],
            Audience("DE", 3).Select(row => (row.Seer.ToString(), row.Sighted.Reason)));
        Assert.Equal([("FR", SightReason.Addressed)], Audience("FR", 3).Select(row => (row.Seer.ToString(), row.Sighted.Reason)));
        Assert.Equal([("NL", SightReason.Restricted)], Audience("NL", 3).Select(row => (row.Seer.ToString(), row.Sighted.Reason)));
        Assert.Equal(4, Audience("NL", 2).Count);

        IReadOnlyList<(Addressee Seer, Sighted Sighted)> Audience(string country, long number)
        {
            var view = test.Desk.View(Room.Viewer(country))!;
            return view.Audience(view.Line(number)!);
        }
    }

    [Fact]
    public async Task Preview_OfAnAnswerToWhatOneMayNotRead_IsEmptyAsIfItWereNotThere()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hidden = await test.DoAsync(Room.Hit(1, "hidden", Room.Marks(HandlingCodes.H2, "FR")));
        var view = test.Desk.View(Room.Viewer("NL"))!;

        Assert.Empty(view.Preview(new WithdrawHit(test.Id(), hidden.Record, "a mistake"), LineKind.HitWithdrawn));
        Assert.Empty(view.Preview(new WithdrawHit(test.Id(), test.Id(), "a mistake"), LineKind.HitWithdrawn));
        Assert.Equal(4, view.Preview(new JoinDuty(test.Id(), "Roissy"), LineKind.DutyJoined).Count);
        Assert.Equal([SightLevel.Full, SightLevel.Existence, SightLevel.Full, SightLevel.Number], test.Desk.View(Room.Viewer("DE"))!.Preview(new WithdrawHit(test.Id(), hidden.Record, "x"), LineKind.HitWithdrawn).Select(row => row.Sighted.Level));
    }

    [Fact]
    public async Task Checks_InOrder_AreOpenOnesFirstByDueTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var answered = await test.DoAsync(test.Check(10, "FR"), Room.Agency("DE"));
        await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));
        await test.DoAsync(test.Check(30, "FR", "NL"), Room.Agency("DE"));
        await test.DoAsync(test.Answer(answered.Record), "FR");

        var view = test.Desk.View(Room.Viewer("FR"))!;

        Assert.Equal([5, 4, 3], view.Checks.Select(check => (int)check.Line.Number));
        Assert.Equal([5, 4], view.OpenChecks.Select(check => (int)check.Line.Number));
        Assert.Equal([("FR", 2), ("NL", 1)], view.Countries.Where(row => row.OpenRequests > 0).Select(row => (row.Country.Value, row.OpenRequests)));
    }

    private static int Hits(OperationView view) => view.Countries.Sum(row => row.Hits);

    private static ReportTally Tally(DeskUnderTest test, int hours, int parcels) => new(test.Id(), "Leipzig hub", InspectionMethod.Xray, FakeTime.Morning.AddHours(hours), parcels);

    private static ReportSeizure Seizure(DeskUnderTest test, HandlingCodes codes) => new(
        test.Id(), "Roissy", InspectionMethod.Opened, test.Time.GetUtcNow(),
        [new(SeizedItemKind.Firearm, "pistol", 1), new(SeizedItemKind.Ammunition, "cartridge", 500), new(SeizedItemKind.OtherWeapon, "knife", 3)],
        null, null, null, null, null, Room.Marks(codes));

    private static async Task<DeskUnderTest> WithMessagesAsync(int count)
    {
        var test = await DeskUnderTest.StartAsync();
        for (var i = 0; i < count; i++)
        {
            await test.DoAsync(test.Message());
        }

        return test;
    }
}
