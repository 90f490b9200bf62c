using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages.Board;

namespace CommandCentre.Server.Tests.Pages.Board;

public sealed class FeedRowTests
{
    [Fact]
    public async Task FeedRow_OfAHit_CarriesWhatTheIslandReads()
    {
        var row = (await Drawn.Of<FeedRow>(("Line", Some.Hit()))).QuerySelector("li")!;
        Assert.Equal("line-1042", row.Id);
        Assert.Equal("1042", row.GetAttribute("data-number"));
        Assert.Equal("hit-pushed", row.GetAttribute("data-kind"));
        Assert.Equal("DE", row.GetAttribute("data-country"));
        Assert.Equal("H1 H3", row.GetAttribute("data-handling"));
        Assert.Equal("full", row.GetAttribute("data-sight"));
    }

    [Fact]
    public async Task FeedRow_OfAHit_SaysKindCountryAndMarksInWords()
    {
        var row = await Drawn.Of<FeedRow>(("Line", Some.Hit()));
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
        var row = await Drawn.Of<FeedRow>(("Line", Some.Hit("<script>alert(1)</script>\"><img src=x onerror=alert(1)>")));
        Assert.Empty(row.QuerySelectorAll("script"));
        Assert.Empty(row.QuerySelectorAll("[onerror]"));
        Assert.Equal("<script>alert(1)</script>\"><img src=x onerror=alert(1)>", row.QuerySelector(".line-title")!.TextContent);
    }

    [Fact]
    public async Task FeedRow_OfANumberOnly_NamesNobody()
    {
        var row = (await Drawn.Of<FeedRow>(("Line", Some.Seen(SightLevel.Number, SightReason.Restricted)))).QuerySelector("li")!;
        Assert.Equal("number", row.GetAttribute("data-sight"));
        Assert.False(row.HasAttribute("data-country"));
        Assert.Empty(row.QuerySelectorAll(".country, .badge, time"));
    }

    [Fact]
    public async Task FeedRow_OfARecordThatExists_SaysWhomToAsk()
    {
        var line = Some.Seen(SightLevel.Existence, SightReason.NotAddressed) with { Owner = CountryCode.Parse("DE"), At = Some.At };
        var row = await Drawn.Of<FeedRow>(("Line", line));
        Assert.Equal("A record of Germany you may not read", row.QuerySelector(".line-title")!.TextContent);
        Assert.Contains("Ask Germany", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FeedRow_OfALongTitle_EndsWithoutHalfACharacter()
    {
        var row = await Drawn.Of<FeedRow>(("Line", Some.Hit(string.Concat(Enumerable.Repeat("😀", 200)))));
        Assert.DoesNotContain('\ufffd', row.QuerySelector(".line-title")!.TextContent);
        Assert.EndsWith("😀…", row.QuerySelector(".line-title")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FeedRow_OfAnything_StylesNothingInline() =>
        Assert.DoesNotContain("style=", await Drawn.Markup<FeedRow>(("Line", Some.Hit())), StringComparison.Ordinal);
}
