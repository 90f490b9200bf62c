using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Feeds;

/// <summary>What is released or closed while boards look on: rows shown before are drawn again for those it touches, and nobody else sees a thing.</summary>
public sealed class FeedSharingTests
{
    [Fact]
    public async Task ChangeMarks_WhileBoardsLookOn_ClosesForOneAndOpensForAnother()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = await test.DoAsync(Room.Hit(1, "drill", Room.Marks(HandlingCodes.H2, "FR")));
        await using var france = await LiveAsync(test, Room.Liaison("FR"));
        await using var netherlands = await LiveAsync(test, Room.Liaison("NL"));
        Assert.Equal((true, false), (Reads(france, 3), Reads(netherlands, 3)));

        await test.DoAsync(new ChangeMarks(test.Id(), hit.Record, "now for NL", Room.Marks(HandlingCodes.H2, "NL")));
        await Task.WhenAll(france.UntilAsync(4), netherlands.UntilAsync(4));

        Assert.Equal((false, true), (Reads(france, 3), Reads(netherlands, 3)));
    }

    [Fact]
    public async Task Grant_GivenAndTakenBack_RedrawsTheRecordWithItsCaveats()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = await test.DoAsync(Room.Hit(1, "drill", Room.Marks(HandlingCodes.H2, "FR")));
        await using var france = await LiveAsync(test, Room.Liaison("FR"));
        Assert.Contains("not-to-be-passed-on", france.Look(3), StringComparison.Ordinal);

        await test.DoAsync(new GrantUse(test.Id(), hit.Record, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "asked for"));
        await france.UntilAsync(4);
        Assert.DoesNotContain("not-to-be-passed-on", france.Look(3), StringComparison.Ordinal);

        await test.DoAsync(new WithdrawGrant(test.Id(), hit.Record, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "no longer"));
        await france.UntilAsync(5);
        Assert.Contains("not-to-be-passed-on", france.Look(3), StringComparison.Ordinal);
    }

    /// <summary>Who joins a group reads what was addressed to it before; who leaves does not any more; its name is nothing to those outside.</summary>
    [Fact]
    public async Task Group_Changed_OpensAndClosesWhatIsAddressedToIt()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await FormAsync(test, "DE", "FR");
        await test.DoAsync(test.Message("for the group", HandlingCodes.H2, "@BALKAN"));
        await test.DoAsync(test.Message("for the group and NL", HandlingCodes.H2, "@BALKAN", "NL"));
        await using var france = await LiveAsync(test, Room.Liaison("FR"));
        await using var netherlands = await LiveAsync(test, Room.Liaison("NL"));
        Assert.Equal((true, false, true), (Reads(france, 4), Reads(netherlands, 4), Reads(netherlands, 5)));
        Assert.DoesNotContain(Enumerable.Range(1, 5), number => netherlands.Look(number).Contains("BALKAN", StringComparison.Ordinal));
        Assert.Contains("@BALKAN", france.Look(5), StringComparison.Ordinal);

        await FormAsync(test, "DE", "NL");
        await Task.WhenAll(france.UntilAsync(6), netherlands.UntilAsync(6));
        Assert.Equal((false, true), (Reads(france, 4), Reads(netherlands, 4)));
        Assert.DoesNotContain(Enumerable.Range(1, 6), number => france.Look(number).Contains("BALKAN", StringComparison.Ordinal));

        await test.DoAsync(new DissolveGroup(test.Id(), "BALKAN"), Room.Coordinator);
        await netherlands.UntilAsync(7);
        Assert.Equal((false, true), (Reads(netherlands, 4), Reads(netherlands, 5)));
    }

    /// <summary>Boards that join cold, across the line that changed a group, show the same as those that looked on.</summary>
    [Fact]
    public async Task Group_Changed_LooksTheSameToWhoJoinsLater()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await FormAsync(test, "DE", "FR");
        await test.DoAsync(test.Message("for the group", HandlingCodes.H2, "@BALKAN"));
        await using var early = await LiveAsync(test, Room.Liaison("NL"));
        await FormAsync(test, "DE", "NL");
        await early.UntilAsync(5);
        await using var late = await LiveAsync(test, Room.Liaison("NL"));
        Assert.All(Enumerable.Range(1, 5), number => Assert.Equal(early.Look(number), late.Look(number)));
    }

    /// <summary>To a country that was dismissed nothing more is written, not even that time goes on.</summary>
    [Fact]
    public async Task Dismissed_Country_IsCutAtOnce()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var france = await LiveAsync(test, Room.Liaison("FR"));
        await using var netherlands = await LiveAsync(test, Room.Liaison("NL"));
        var written = france.Frames.Count;

        await test.DoAsync(new DismissParticipant(test.Id(), CountryCode.Parse("FR")), Room.Coordinator);
        await netherlands.UntilAsync(3);

        Assert.Equal((true, false, written), (france.Aborted, netherlands.Aborted, france.Frames.Count));
    }

    /// <summary>Of one country: police and customs, an officer on duty and one off it, an invited observer and a wall. Each sees its own.</summary>
    [Fact]
    public async Task Line_ToSeersOfOneCountry_IsEachOnesOwn()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (liaison, customs) = (Room.Liaison("FR"), Room.Agency("FR"));
        await using var on = await LiveAsync(test, liaison);
        await using var off = await LiveAsync(test, new Viewer(liaison, IsOnDuty: false));
        await using var observer = await LiveAsync(test, new Viewer(liaison with { Role = Role.Observer }, SeesPersons: false));
        await using var wall = await LiveAsync(test, new Viewer(liaison, IsWall: true));
        await using var other = await LiveAsync(test, new Viewer(customs));
        Board[] boards = [on, off, observer, wall, other];

        await test.DoAsync(Room.Hit(1, "to all", Room.Marks(HandlingCodes.H0)));
        await test.DoAsync(Room.Hit(2, "to customs", Room.Marks(HandlingCodes.H2, "FR/customs")));
        await test.DoAsync(Room.Hit(3, "to the country", Room.Marks(HandlingCodes.H1, "FR")));
        await Task.WhenAll(boards.Select(board => board.UntilAsync(5)));

        Assert.Equal(["full", "non-nominal", "non-nominal", "non-nominal", "full"], boards.Select(board => Level(board, 3)));
        Assert.Equal(["number", "number", "number", "number", "full"], boards.Select(board => Level(board, 4)));
        Assert.Equal(["full", "non-nominal", "non-nominal", "number", "full"], boards.Select(board => Level(board, 5)));
        Assert.Equal([true, false, false, false, true], boards.Select(board => board.Look(3).Contains("Novák", StringComparison.Ordinal)));
        Assert.Equal([true, true, true, true, true], boards.Select(board => board.Look(3).Contains("to all", StringComparison.Ordinal)));
        Assert.Equal([true, false, false, false, true], boards.Select(board => board.Look(5).Contains("to the country", StringComparison.Ordinal)));
    }

    /// <summary>An answer open to all to a request that was not: the id of the request is for those who may read it.</summary>
    [Fact]
    public async Task Answer_ToAClosedRequest_DoesNotNameIt()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await test.DoAsync(new RequestCheck(test.Id(), "known?", "trafficking", null, null, null, [CountryCode.Parse("FR")], 60, Room.Marks(HandlingCodes.H2)), Room.Agency("DE"));
        await test.DoAsync(new AnswerCheck(test.Id(), check.Record, CheckOutcome.Hit, "open to all", Room.Marks(HandlingCodes.H0)), "FR");
        await test.DoAsync(new PostMessage(test.Id(), "about it", check.Record, Room.Marks(HandlingCodes.H0)));
        await using var asker = await LiveAsync(test, Room.Liaison("DE"));
        await using var netherlands = await LiveAsync(test, Room.Liaison("NL"));

        Assert.All([4, 5], number => Assert.Contains($"{check.Record:D}", asker.Look(number), StringComparison.Ordinal));
        Assert.All([3, 4, 5], number => Assert.DoesNotContain($"{check.Record:D}", netherlands.Look(number), StringComparison.Ordinal));
        Assert.Contains("open to all", netherlands.Look(4), StringComparison.Ordinal);
        var view = test.Desk.View(Room.Viewer("NL"))!;
        Assert.True(view.Line(4)!.IsReferenceClosed);
        Assert.Null(((CheckAnswered)view.Line(4)!.Event!).Check);
        Assert.Null(((MessagePosted)view.Line(5)!.Event!).About);
    }

    /// <summary>A link is drawn for who reads both its ends, and is its number again once one of them is closed, corrected or withdrawn.</summary>
    [Theory]
    [InlineData("marks")]
    [InlineData("correct")]
    [InlineData("withdraw")]
    public async Task Link_WhoseEndChanges_IsDrawnAgainAsItsNumber(string change)
    {
        await using var test = await DeskUnderTest.StartAsync();
        var left = await test.DoAsync(Room.Hit(1, "one", Room.Marks(HandlingCodes.H2, "FR", "NL")));
        var right = await test.DoAsync(Room.Hit(2, "two", Room.Marks(HandlingCodes.H2, "FR")), "NL");
        var link = await test.DoAsync(new NoteLink(test.Id(), left.Record, right.Record, LinkGround.Consignor, 9_500), Actor.Clock);
        await using var france = await LiveAsync(test, Room.Liaison("FR"));
        await using var germany = await LiveAsync(test, Room.Liaison("DE"));
        Assert.Equal(("full", "number"), (Level(france, link.Number), Level(germany, link.Number)));
        Assert.DoesNotContain($"{left.Record:D}", germany.Look(link.Number), StringComparison.Ordinal);

        await test.DoAsync(change switch
        {
            "marks" => new ChangeMarks(test.Id(), left.Record, "not for FR", Room.Marks(HandlingCodes.H2, "NL")),
            "correct" => new CorrectHit(test.Id(), left.Record, new(HitSubject.Consignor, "another", new("Somebody Else")), "recounted", Room.Marks(HandlingCodes.H2, "FR", "NL")),
            _ => new WithdrawHit(test.Id(), left.Record, "a mistake"),
        });
        await Task.WhenAll(france.UntilAsync(6), germany.UntilAsync(6));

        Assert.Equal(("number", "number"), (Level(france, link.Number), Level(germany, link.Number)));
        Assert.DoesNotContain($"{right.Record:D}", france.Look(link.Number), StringComparison.Ordinal);
        await using var late = await LiveAsync(test, Room.Liaison("FR"));
        Assert.Equal(france.Look(link.Number), late.Look(link.Number));
    }

    /// <summary>Marks that open an end to one more country draw the link for it.</summary>
    [Fact]
    public async Task Link_WhoseEndOpens_IsDrawnForWhoReadsBothNow()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var left = await test.DoAsync(Room.Hit(1, "one", Room.Marks(HandlingCodes.H0)));
        var right = await test.DoAsync(Room.Hit(2, "two", Room.Marks(HandlingCodes.H2)), "NL");
        var link = await test.DoAsync(new NoteLink(test.Id(), left.Record, right.Record, LinkGround.Contact, 9_500), Actor.Clock);
        await using var germany = await LiveAsync(test, Room.Liaison("DE"));
        Assert.Equal("number", Level(germany, link.Number));

        await test.DoAsync(new ChangeMarks(test.Id(), right.Record, "for DE", Room.Marks(HandlingCodes.H2, "DE")), "NL");
        await germany.UntilAsync(6);

        Assert.Equal("full", Level(germany, link.Number));
        Assert.Contains("not-to-be-passed-on", germany.Look(link.Number), StringComparison.Ordinal);
    }

    /// <summary>What holdings answered stands on the asker's boards alone; those asked read the question.</summary>
    [Fact]
    public async Task CrossCheck_OnBoards_ShowsItsAnswersToTheAskersCountryAlone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var germany = await LiveAsync(test, Room.Agency("DE"));
        await using var france = await LiveAsync(test, Room.Liaison("FR"));
        var held = test.Id();
        var check = await test.DoAsync(
            new MakeCrossCheck(test.Id(), [new(AskedKind.Name, "Jan Novák")], AskedSubject.Person, "trafficking", "C-1", [CountryCode.Parse("FR")], null, Room.Marks(HandlingCodes.H2))
            {
                Prepared = new([new(CountryCode.Parse("FR"), HoldingAnswer.Hit, [new HeldMatch(held, 9_000)])], 100),
            },
            "DE");
        await Task.WhenAll(germany.UntilAsync(check.Number), france.UntilAsync(check.Number));

        Assert.All([germany, france], board => Assert.Contains("Jan Novák", board.Look(check.Number), StringComparison.Ordinal));
        Assert.Contains("\"answer\":\"hit\"", germany.Look(check.Number), StringComparison.Ordinal);
        Assert.All([germany, france], board => Assert.DoesNotContain($"{held:D}", board.Look(check.Number), StringComparison.Ordinal)); // disclosed by CrossCheckRoom alone
        Assert.DoesNotContain("answers", france.Look(check.Number), StringComparison.Ordinal);
    }

    private static Task<Receipt> FormAsync(DeskUnderTest test, params string[] members) =>
        test.DoAsync(new FormGroup(test.Id(), "BALKAN", ValueList.Set(members.Select(Addressee.Parse))), Room.Coordinator);

    private static Task<Board> LiveAsync(DeskUnderTest test, Actor by) => LiveAsync(test, new Viewer(by));

    private static async Task<Board> LiveAsync(DeskUnderTest test, Viewer viewer)
    {
        var board = new Board(test.Desk, viewer.Country.Value, viewer: viewer);
        await board.CatchUpAsync();
        return board;
    }

    private static bool Reads(Board board, long number) => Level(board, number) is "full" or "non-nominal";

    private static string Level(Board board, long number)
    {
        using var line = System.Text.Json.JsonDocument.Parse(board.Look(number));
        return line.RootElement.GetProperty("sight").GetProperty("level").GetString()!;
    }
}
