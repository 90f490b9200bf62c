using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Pages.Board;

namespace CommandCentre.Server.Tests.Pages.Board;

public sealed class OpenChecksTests
{
    private static readonly DateTimeOffset Now = Some.At;

    private static readonly CountryCode[] Asked = [.. new[] { "AT", "BG", "CY", "DK", "EE", "FI", "FR", "GR" }.Select(CountryCode.Parse)];

    private static Task<AngleSharp.Dom.IElement> Draw(params CheckRow[] checks) =>
        Drawn.Of<OpenChecks>(("Operation", "X-1"), ("Checks", checks), ("Now", Now));

    private static CheckRow Check(DateTimeOffset due, int asked, params string[] outstanding)
    {
        var standing = new CheckStanding(
            RecordId.Derived("check"), 9, CountryCode.Parse("DE"), Now, [.. Asked.Take(asked)], ValueList.Countries(outstanding.Select(CountryCode.Parse)), due, due < Now);
        return new CheckRow(Some.Request("A phone number", Asked), standing, []);
    }

    [Fact]
    public async Task OpenChecks_PartlyAnswered_SayHowManyAndWhoIsOpen()
    {
        var drawn = await Draw(Check(Now.AddMinutes(30), 5, "BG", "DK"));
        Assert.Contains("answered 3 of 5", drawn.TextContent, StringComparison.Ordinal);
        Assert.Contains("open: BG, DK", drawn.TextContent, StringComparison.Ordinal);
        Assert.Equal("30 min left", drawn.QuerySelector("time[data-due]")!.TextContent);
        Assert.Equal(3, drawn.QuerySelectorAll("rect.given").Length);
    }

    [Fact]
    public async Task OpenChecks_ManyOpen_NamesFiveAndCountsTheRest()
    {
        var drawn = await Draw(Check(Now.AddMinutes(30), 8, [.. Asked.Select(country => country.Value)]));
        Assert.Contains("open: AT, BG, CY, DK, EE and 3 more", drawn.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenChecks_PastDue_SayHowLateInWords()
    {
        var due = (await Draw(Check(Now.AddMinutes(-12), 1, "AT"))).QuerySelector("time[data-due]")!;
        Assert.Equal("late by 12 min", due.TextContent);
        Assert.Equal("urgent", due.GetAttribute("data-tone"));
    }

    /// <summary>A board has room for eight; who must answer finds their own among them.</summary>
    [Fact]
    public async Task OpenChecks_MoreThanThereIsRoomFor_PutTheReadersOwnFirstAndCountTheRest()
    {
        CheckRow[] checks = [.. Enumerable.Repeat(Check(Now.AddMinutes(5), 2, "BG"), 8), Check(Now.AddHours(5), 1, "AT")];
        var drawn = await Drawn.Of<OpenChecks>(("Operation", "X-1"), ("Checks", checks), ("Now", Now), ("Mine", CountryCode.Parse("AT")));
        Assert.Equal(8, drawn.QuerySelectorAll("li.check").Length);
        Assert.True(drawn.QuerySelector("li.check")!.ClassList.Contains("check-mine"));
        Assert.Equal("All 9 requests", drawn.QuerySelector(".checks-more")!.TextContent);
    }

    [Fact]
    public async Task OpenChecks_None_SayWhatWouldFillThem() =>
        Assert.NotNull((await Draw()).QuerySelector(".empty"));
}
