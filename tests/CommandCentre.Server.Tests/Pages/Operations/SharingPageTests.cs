using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.Tests.Forms;

namespace CommandCentre.Server.Tests.Pages.Operations;

/// <summary>The page of sharing in a running centre: a group of DE and ES, and what FR's customs may do.</summary>
public sealed class SharingPageTests(FormRoom room) : IClassFixture<FormRoom>
{
    private string Page => $"/operations/{room.Desk.Key}/sharing";

    [Theory]
    [InlineData("EU", Role.Coordinator, true)]
    [InlineData("DE", Role.LiaisonOfficer, true)]
    [InlineData("ES", Role.Observer, true)]
    [InlineData("FR", Role.LiaisonOfficer, false)]
    public async Task Groups_AreShownToTheirMembersAndTheCentreAlone(string country, Role role, bool shown)
    {
        await room.OpenAsync();
        var page = await SeenByAsync(country, role);

        Assert.Equal(shown ? ["@BALKAN"] : [], page.QuerySelectorAll(".group .group-chip").Select(name => name.TextContent));
        Assert.Equal(shown ? ["DE", "ES"] : [], page.QuerySelectorAll(".group .addressee-chip").Select(member => member.GetAttribute("data-addressee")));
        Assert.Equal(shown, page.Body!.TextContent.Contains("BALKAN", StringComparison.Ordinal));
        Assert.Equal(shown, page.QuerySelector(".groups a[href*='/lines/']") is not null);
    }

    [Fact]
    public async Task Actions_AreOfferedToCoordinatorsAlone()
    {
        await room.OpenAsync();
        var (coordinator, officer) = (await SeenByAsync("EU", Role.Coordinator), await SeenByAsync("DE", Role.LiaisonOfficer));

        foreach (var form in new[] { "form-group", "form-group?name=BALKAN", "dissolve-group?name=BALKAN", "limit-agency?country=FR&agency=customs", "dismiss-participant?country=FR", "admit-participant" })
        {
            Assert.Single(Links(coordinator), link => link == $"{room.Root}/{form}");
        }

        Assert.DoesNotContain(Links(officer), link => link.StartsWith(room.Root + "/", StringComparison.Ordinal));
        Assert.DoesNotContain(Links(coordinator), link => link.Contains("country=EU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agencies_SayAllTheirRolesMayOrWhatWasSet()
    {
        await room.OpenAsync();
        await room.GivenAsync(FormRoom.Officer("EU", Role.Coordinator), room.Sample("limit-agency"));
        await room.GivenAsync(FormRoom.Officer("EU", Role.Coordinator), room.Sample("limit-agency").With("agency", Sent.Text("police")).With("commands", null));
        var page = await SeenByAsync("DE", Role.Observer);

        IElement Cell(string country, string agency) => page.QuerySelector($"tr[data-country={country}] td[data-agency={agency}]")!;
        Assert.Equal(["Push a hit", "Post a message"], Cell("FR", "customs").QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Contains("Reads only", Cell("FR", "police").TextContent, StringComparison.Ordinal);
        Assert.Contains("takes no part", Cell("FR", "postal-security").TextContent, StringComparison.Ordinal);
        Assert.Contains("All its roles may", Cell("DE", "customs").TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("tr[data-country=EU]"));
    }

    [Fact]
    public async Task Countries_LeadHere() =>
        Assert.Contains(Page, Links(await FormRoom.GetAsync(room.Browser(FormRoom.Officer("NL", Role.Auditor)), $"/operations/{room.Desk.Key}/countries")));

    private static IReadOnlyList<string> Links(IHtmlDocument page) => [.. page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)];

    private Task<IHtmlDocument> SeenByAsync(string country, Role role) => FormRoom.GetAsync(room.Browser(FormRoom.Officer(country, role)), Page);
}
