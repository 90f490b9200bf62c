using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>Requests as the people see them who must answer, and as those see them who wait: the country's queue, who has what in hand, and how it stands.</summary>
public sealed class RequestQueueTests
{
    [Fact]
    public async Task Queue_OfACountry_IsByPriorityThenDueTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var routine = await AskAsync(test, 20, null, "FR", "NL");
        var later = await AskAsync(test, 90, CheckPriority.Urgent, "FR");
        var sooner = await AskAsync(test, 60, CheckPriority.Urgent, "FR");
        var first = await AskAsync(test, 120, CheckPriority.Immediate, "FR");
        await AskAsync(test, 10, CheckPriority.Immediate, "NL");

        Assert.Equal([first, sooner, later, routine], Queue(test, "FR"));
        await test.DoAsync(test.Answer(sooner), "FR");
        await test.DoAsync(test.Answer(later) with { Outcome = CheckOutcome.NeedMore }, "FR"); // not settled: there will be more
        Assert.Equal([first, later, routine], Queue(test, "FR"));
        Assert.Empty(Queue(test, "DE"));
    }

    [Fact]
    public async Task Claim_InTheRows_IsKnownToItsOwnPeopleAlone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await AskAsync(test, 60, null, "FR", "NL");
        var claim = await test.DoAsync(new ClaimCheck(test.Id(), check), Room.Agency("FR"));

        var own = View(test, Room.Liaison("FR")).Check(check)!;
        Assert.Equal((Room.Agency("FR").Officer, claim.Number, claim.At), (own.OwnClaim!.Officer, own.OwnClaim.Number, own.OwnClaim.Since));
        foreach (var country in new[] { "DE", "NL", "EU" })
        {
            var view = test.Desk.View(Room.Viewer(country))!;
            Assert.All(view.Checks.Concat(view.OpenChecks).Concat(view.Queue), row => Assert.Null(row.OwnClaim));
            Assert.Equal(country == "EU" ? SightLevel.Existence : SightLevel.Number, view.Line(claim.Number)!.Sight.Level);
        }

        Assert.All(test.Desk.View(new Viewer(Room.Liaison("FR"), IsWall: true))!.Checks, row => Assert.Null(row.OwnClaim));
    }

    [Fact]
    public async Task Row_SaysWhatItsReaderMayDo()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await AskAsync(test, 60, null, "FR", "NL");
        Assert.Equal((true, false, false), May(test, Room.Agency("FR"), check));
        Assert.Equal((false, false, true), May(test, Room.Agency("DE"), check));
        Assert.Equal((false, false, true), May(test, Room.Coordinator, check));

        await test.DoAsync(new ClaimCheck(test.Id(), check), Room.Agency("FR"));
        await test.DoAsync(new ChaseCheck(test.Id(), check, null), Room.Coordinator);
        Assert.Equal((false, true, false), May(test, Room.Agency("FR"), check));
        Assert.Equal((false, true, false), May(test, Room.Liaison("FR"), check));
        Assert.Equal((false, false, false), May(test, Room.Agency("FR") with { Officer = "FR-CUS-02" }, check));
        Assert.Equal((false, false, false), May(test, Room.Agency("DE"), check)); // pressed a moment ago
        test.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((false, false, true), May(test, Room.Agency("DE"), check));
    }

    /// <summary>Three requests: "answered 3 of 8, median 4 min, 3 late".</summary>
    [Fact]
    public async Task Strip_OfOpenRequests_TellsAnsweredMedianAndLate()
    {
        await using var test = await DeskUnderTest.StartAsync(["DE", "ES", "FR", "NL", "SE"]);
        Assert.Equal(new CheckStrip(0, 0, 0, null, 0), Strip(test, "EU"));
        var first = await AskAsync(test, 10, null, "ES", "FR", "NL", "SE");
        var second = await AskAsync(test, 60, null, "ES", "FR");
        var closed = await AskAsync(test, 60, null, "SE");
        test.Time.Advance(TimeSpan.FromMinutes(1));
        await test.DoAsync(test.Answer(closed), "SE"); // answered in full: not in the strip
        test.Time.Advance(TimeSpan.FromMinutes(1));
        await test.DoAsync(test.Answer(first) with { Outcome = CheckOutcome.NeedMore }, "ES"); // after 2
        test.Time.Advance(TimeSpan.FromMinutes(2));
        await test.DoAsync(test.Answer(second), "ES"); // after 4
        test.Time.Advance(TimeSpan.FromMinutes(5));
        await test.DoAsync(test.Answer(first), "ES"); // again: the first time counts
        var third = await AskAsync(test, 60, CheckPriority.Urgent, "NL", "SE");
        test.Time.Advance(TimeSpan.FromMinutes(4));
        await test.DoAsync(test.Answer(third), "SE"); // after 4
        test.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new CheckStrip(3, 3, 8, TimeSpan.FromMinutes(4), 3), Strip(test, "EU"));
        Assert.Equal(TimeSpan.FromMinutes(2), View(test, Room.Coordinator).Check(first)!.Median);
        Assert.Null(CheckStrip.Of([], test.Time.GetUtcNow()).Median);
    }

    /// <summary>Who may not know when another answered does not learn it from a median; that it answered is known to all who read the request.</summary>
    [Fact]
    public async Task Median_OfAnswersClosedToTheViewer_IsAbsent()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await AskAsync(test, 60, null, "FR", "NL");
        test.Time.Advance(TimeSpan.FromMinutes(7));
        await test.DoAsync(test.Answer(check, HandlingCodes.H2), "FR");

        var (asker, other) = (View(test, Room.Agency("DE")).Check(check)!, View(test, Room.Liaison("NL")).Check(check)!);
        Assert.Equal((TimeSpan.FromMinutes(7), CheckOutcome.Hit), (asker.Median, asker.Answers[0].Outcome));
        Assert.Equal((null, null, 1), (other.Median, other.Answers[0].Outcome, other.Check.Answered));
        Assert.Null(View(test, Room.Liaison("NL")).Strip.Median);
    }

    [Fact]
    public async Task Standing_OfARequest_CountsRemindersAndChases()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Feeds.Board.JoinAsync(test.Desk, "NL");
        var check = await AskAsync(test, 60, CheckPriority.Immediate, "FR");
        test.Time.Advance(TimeSpan.FromMinutes(41));
        await board.UntilAsync(4);
        var chase = await test.DoAsync(new ChaseCheck(test.Id(), check, "today"), Room.Agency("DE"));

        var row = View(test, Room.Liaison("NL")).Check(check)!;
        Assert.Equal((CheckPriority.Immediate, true, 1, chase.At, chase.At.AddMinutes(5)), (row.Check.Priority, row.Check.Reminded, row.Check.Chases, row.Check.Chased, row.Check.ChaseFrom));
        Assert.Equal("today", Assert.IsType<CheckChased>(View(test, Room.Liaison("NL")).Line(chase.Number)!.Event).Text);
    }

    /// <summary>A line of before has no priority: the same bytes are read as they were.</summary>
    [Fact]
    public async Task Request_OfBeforeThereWasAPriority_IsRoutine()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await AskAsync(test, 60, null, "FR");
        var line = (await test.RecordedAsync()).Single(entry => entry.Record == check);
        var body = EventJson.Body(line.Event);
        Assert.True(body.Remove("priority"));
        Assert.Equal(line.Event, EventJson.Event(LineKind.CheckRequested, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())));
    }

    private static async Task<Guid> AskAsync(DeskUnderTest test, int minutes, CheckPriority? priority, params string[] asked) =>
        (await test.DoAsync(test.Check(minutes, asked) with { Priority = priority, Marks = Room.Marks(HandlingCodes.H1, "DE", "EU", "FR", "NL") }, Room.Agency("DE"))).Record;

    private static OperationView View(DeskUnderTest test, Actor who) => test.Desk.View(new Viewer(who))!;

    private static IEnumerable<Guid> Queue(DeskUnderTest test, string country) => test.Desk.View(Room.Viewer(country))!.Queue.Select(row => row.Check.Id);

    private static CheckStrip Strip(DeskUnderTest test, string country) => test.Desk.View(Room.Viewer(country))!.Strip;

    private static (bool Claim, bool Release, bool Chase) May(DeskUnderTest test, Actor who, Guid check) =>
        View(test, who).Check(check) is { } row ? (row.MayClaim, row.MayRelease, row.MayChase) : default;
}
