using Bunit;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Board;
using CommandCentre.Server.Pages.Operations;
using CommandCentre.Server.Pages.Parts;
using CommandCentre.Server.Tests.Pages.Board;

namespace CommandCentre.Server.Tests.Components;

/// <summary>Components rendered and read with bUnit.</summary>
public sealed class BoardComponentTests : IDisposable
{
    private static readonly CountryCode Germany = CountryCode.Parse("DE");

    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void FigureTile_WithRecordsBehindIt_IsADoor()
    {
        var tile = _context.Render<FigureTile>(tile => tile
            .Add(part => part.Figure, "parcels").Add(part => part.Label, "Parcels checked").Add(part => part.Value, 42124).Add(part => part.Href, "/operations/X-1/lines?kind=tally-reported"));

        Assert.Equal("/operations/X-1/lines?kind=tally-reported", tile.Find("a.figure").GetAttribute("href"));
        tile.Find("[data-figure=parcels]").MarkupMatches("<span class=\"figure-value\" data-figure=\"parcels\">42,124</span>");
    }

    [Fact]
    public void CountriesTable_OfASilentCountry_SaysSoInWords()
    {
        var row = new CountryRow(Germany, [AgencyKind.Customs], new Counts { Parcels = 8121, Seizures = 21 }, 36, 4, 0, Some.At.AddHours(-5));
        var table = _context.Render<CountriesTable>(table => table
            .Add(part => part.Operation, "X-1").Add(part => part.Rows, [row]).Add(part => part.Scale, BoardPicture.Scale([row])).Add(part => part.Now, Some.At));

        Assert.Equal("8,121", table.Find("td[data-cell=checked]").TextContent);
        Assert.Equal("5", table.Find("tr[data-country=DE]").GetAttribute("data-step"));
        Assert.Contains("silent", table.Find("[data-heard-box]").ClassList);
        Assert.Equal("5 h", table.Find("time[data-heard]").TextContent);
    }

    [Fact]
    public void Audience_OfASeizure_SaysWhyItsCountsAreOpen()
    {
        var groups = SeerGroup.Of([(Germany, new Sighted(SightLevel.Full, SightReason.Owner)), (CountryCode.Parse("FR"), new Sighted(SightLevel.Counts, SightReason.Restricted))]);
        var audience = _context.Render<Audience>(audience => audience.Add(part => part.Groups, groups));

        Assert.Equal(["In full", "Kind and count"], audience.FindAll("dt").Select(term => term.TextContent));
        Assert.Contains("open to every participant", audience.FindAll(".sees-why")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void LineContent_OfANumberOnly_HasNoFields()
    {
        var content = _context.Render<LineContent>(content => content.Add(part => part.Line, Some.Seen(SightLevel.Number, SightReason.Restricted)));

        Assert.Empty(content.FindAll("dd"));
        Assert.NotNull(content.Find(".empty"));
    }

    [Fact]
    public void LineContent_UnderH1AndH3_SaysWhatMayNotBeDone()
    {
        var content = _context.Render<LineContent>(content => content.Add(part => part.Line, Some.Hit()));

        Assert.Equal(3, content.FindAll(".caveat").Count);
        Assert.Contains("Only for the coordination centre's analysts", content.FindAll(".caveat")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("Slide in a tool box", content.FindAll("dd")[0].TextContent);
    }

    [Fact]
    public void HoursPlot_OverTwoDays_NamesADayWhereItBegins()
    {
        HourRow[] hours = [.. new[] { 17, 18, 32, 33 }.Select(hour => new HourRow(new DateTimeOffset(2020, 11, 16, 0, 0, 0, TimeSpan.Zero).AddHours(hour), new Counts { Parcels = hour }))];
        var plot = _context.Render<HoursPlot>(plot => plot.Add(part => part.Hours, hours));

        Assert.Equal(["Mon 17:00", "18:00", "Tue 08:00", "09:00"], plot.FindAll("tbody th").Select(label => label.TextContent));
        Assert.Equal(["17", "18", "32", "33"], plot.FindAll("td[data-cell=checked]").Select(cell => cell.TextContent));
    }
}
