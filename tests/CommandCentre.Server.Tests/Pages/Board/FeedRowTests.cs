using CommandCentre.Server.Pages.Board;

namespace CommandCentre.Server.Tests.Pages.Board;

public sealed class FeedRowTests
{
    private static readonly DateTimeOffset At = new(2020, 11, 18, 14, 32, 0, TimeSpan.Zero);

    private static readonly FeedLine Hit = new(1042, LineSight.Full, "hit", "Slide in a tool box", "/operations/X/lines/1042", At, At.AddYears(6))
    {
        Owner = "DE",
        OwnerName = "Germany",
        Handling = ["H1", "H3"],
        HandlingText = "Only for the coordination centre's analysts",
        Source = "B",
        Information = "2",
    };

    [Fact]
    public async Task FeedRow_OfAHit_CarriesWhatTheIslandReads()
    {
        var row = (await Drawn.Of<FeedRow>(("Line", Hit))).QuerySelector("li")!;
        Assert.Equal("line-1042", row.Id);
        Assert.Equal("1042", row.GetAttribute("data-number"));
        Assert.Equal("hit", row.GetAttribute("data-kind"));
        Assert.Equal("DE", row.GetAttribute("data-country"));
        Assert.Equal("H1 H3", row.GetAttribute("data-handling"));
        Assert.Equal("full", row.GetAttribute("data-sight"));
    }

    [Fact]
    public async Task FeedRow_OfAHit_SaysKindCountryAndMarksInWords()
    {
        var row = await Drawn.Of<FeedRow>(("Line", Hit));
        Assert.Equal("Hit", row.QuerySelector(".line-kind")!.TextContent);
        Assert.Equal("DE", row.QuerySelector(".country-code")!.TextContent);
        Assert.Equal(["Evaluation B2", "Handling H1", "Handling H3"], row.QuerySelectorAll(".badge").Select(badge => badge.TextContent));
        Assert.Equal("Only for the coordination centre's analysts", row.QuerySelector(".badge-H3")!.GetAttribute("title"));
        Assert.Equal("1,042", row.QuerySelector(".line-number")!.TextContent);
        Assert.Equal("14:32", row.QuerySelector("time")!.TextContent);
    }

    [Fact]
    public async Task FeedRow_WithScriptInItsTitle_ShowsItAsText()
    {
        var row = await Drawn.Of<FeedRow>(("Line", Hit with { Title = "<script>alert(1)</script>", Detail = "\"><img src=x onerror=alert(1)>" }));
        Assert.Empty(row.QuerySelectorAll("script"));
        Assert.Empty(row.QuerySelectorAll("[onerror]"));
        Assert.Equal("<script>alert(1)</script>", row.QuerySelector(".line-title")!.TextContent);
    }

    [Fact]
    public async Task FeedRow_OfANumberOnly_NamesNobody()
    {
        var line = new FeedLine(7, LineSight.Number, "withheld", "Not released to you", "/operations/X/lines/7", At, At);
        var row = (await Drawn.Of<FeedRow>(("Line", line))).QuerySelector("li")!;
        Assert.Equal("number", row.GetAttribute("data-sight"));
        Assert.False(row.HasAttribute("data-country"));
        Assert.Empty(row.QuerySelectorAll(".country, .badge"));
    }

    [Fact]
    public async Task FeedRow_OfAnything_StylesNothingInline() =>
        Assert.DoesNotContain("style=", await Drawn.Markup<FeedRow>(("Line", Hit)), StringComparison.Ordinal);
}
