using Bunit;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Board;
using CommandCentre.Server.Pages.Operations;
using CommandCentre.Server.Pages.Parts;
using CommandCentre.Server.Tests.Pages.Board;

namespace CommandCentre.Server.Tests.Components;

/// <summary>What is withheld, why, and what must be heeded, in the words of the pages.</summary>
public sealed class SharingComponentTests : BunitContext
{
    [Fact]
    public void Audience_WithOneLevelForTwoReasons_NamesItOnce()
    {
        var groups = SeerGroup.Of(
        [
            (CountryCode.Parse("DE"), new Sighted(SightLevel.Full, SightReason.Owner)),
            (Addressee.Parse("FR/customs"), new Sighted(SightLevel.Full, SightReason.Addressed, Caveats.NotToBePassedOn)),
            (Addressee.Parse("FR/police"), new Sighted(SightLevel.Number, SightReason.Restricted)),
        ]);
        var audience = Render<Audience>(audience => audience.Add(part => part.Groups, groups));

        Assert.Equal(["In full", "Number only"], audience.FindAll("dt").Select(term => term.TextContent));
        Assert.Equal(["DE", "FR/customs", "FR/police"], audience.FindAll(".addressee-chip").Select(chip => chip.GetAttribute("data-addressee")));
        Assert.Contains("Customs", audience.FindAll("dd")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Not to be passed on", audience.FindAll("dd")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Who is invited to observe, and officers off duty, see no persons", audience.Find(".sees-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Audience_OfAnOpenLine_SaysNothingOfPersons() =>
        Assert.Empty(Render<Audience>(audience => audience.Add(part => part.Groups, SeerGroup.Of([(CountryCode.Parse("DE"), new Sighted(SightLevel.Full, SightReason.Open))]))).FindAll(".sees-note"));

    [Fact]
    public void LineContent_WithoutPersons_SaysWhatIsWithheldAndWhy()
    {
        var content = Render<LineContent>(content => content.Add(part => part.Line, Some.Hit(null, SightLevel.NonNominal, SightReason.Observing)));

        var notice = content.Find(".notice-withheld");
        Assert.Equal("Without persons", notice.QuerySelector(".notice-title")!.TextContent);
        Assert.Contains("invited to observe sees no persons of other countries", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("free text", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("Consignor", content.Find("dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void FeedRow_WithoutPersons_SaysSoAndHasATitle()
    {
        var row = Render<FeedRow>(row => row.Add(part => part.Line, Some.Hit(null, SightLevel.NonNominal, SightReason.Observing)));

        Assert.Equal("non-nominal", row.Find("li").GetAttribute("data-sight"));
        Assert.Equal("without persons", row.Find(".line-withheld").TextContent);
        Assert.NotEmpty(row.Find(".line-title").TextContent);
    }

    [Fact]
    public void Line_OfAClosedRecord_SaysThatItSpeaksOfOne()
    {
        var line = Some.Of(new MessagePosted("Seen again", null)) with { IsReferenceClosed = true };

        Assert.Equal("speaks of a record not released to you", Render<FeedRow>(row => row.Add(part => part.Line, line)).Find(".line-withheld").TextContent);
        Assert.Contains("It speaks of a record that is not released to you.", Render<LineContent>(content => content.Add(part => part.Line, line)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void FeedRow_ToAnAgencyAndAGroup_NamesThem()
    {
        var line = Some.Of(new MessagePosted("Seen again", null)) with { Marks = new Marks(Handling.H0, null, [Addressee.Parse("@BALKAN"), Addressee.Parse("FR/customs")]) };

        Assert.Equal("to @BALKAN, FR Customs", Render<FeedRow>(row => row.Add(part => part.Line, line)).Find(".line-to").TextContent);
    }
}
