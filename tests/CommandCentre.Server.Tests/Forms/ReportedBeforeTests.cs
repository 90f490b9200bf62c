using System.Net;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;

namespace CommandCentre.Server.Tests.Forms;

/// <summary>A lead about a parcel that another country has reported: asked about once, as far as it may be known, and sent all the same.</summary>
public sealed class ReportedBeforeTests(FormRoom room) : IClassFixture<FormRoom>
{
    private const string Kind = "send-lead";
    private const string Parcel = "EB000717618HK"; // domain.md 3.1

    [Fact]
    public async Task Lead_OfAParcelReportedByAnother_IsSentOnceItsOfficerHasSeenBy()
    {
        await room.OpenAsync();
        await ReportedAsync("DE", "H0");
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        var form = await room.FilledAsync(browser, $"{room.Root}/{Kind}", Kind);
        var head = room.Head;

        using var asked = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}", form);
        var page = await FormRoom.PageAsync(asked);
        Assert.Equal((HttpStatusCode.OK, head), (asked.StatusCode, room.Head));
        Assert.Contains("France has reported this parcel already", page.QuerySelector("[data-problems]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".report-send a[href*='/lines/']"));

        var again = Filled.Of(page);
        Assert.Contains(again, field => field is { Key: "_known", Value: Parcel });
        using var sent = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}", again);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var repeated = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}", again);
        Assert.EndsWith("done=repeated", repeated.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_SentTwiceByItsForm_IsNotAskedAboutItself()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        var form = await room.FilledAsync(browser, $"{room.Root}/{Kind}", Kind);
        using var sent = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}", form);
        using var repeated = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}", form);
        Assert.EndsWith("done=recorded", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("done=repeated", repeated.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NL", "H2", "")]
    [InlineData("DE", "H2", "France has reported this parcel already")]
    public async Task EarlierReport_IsNamedToWhoMayReadItAlone(string to, string handling, string said)
    {
        await room.OpenAsync();
        await ReportedAsync(to, handling);
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        var form = await room.FilledAsync(browser, $"{room.Root}/{Kind}", Kind);
        using var preview = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}/preview", form);
        Assert.Equal(said, (await FormRoom.PageAsync(preview)).QuerySelector(".notice-title")?.TextContent.Trim() ?? string.Empty);
        using var sent = await FormRoom.SendAsync(browser, $"{room.Root}/{Kind}", form);
        Assert.Equal(said.Length == 0 ? HttpStatusCode.SeeOther : HttpStatusCode.OK, sent.StatusCode);
    }

    private Task<Receipt> ReportedAsync(string to, string handling) => room.GivenAsync(
        FormRoom.Officer("FR", Role.LiaisonOfficer),
        room.Sample(Kind).With("destination", Sent.Text("NL")).With("handling", Sent.Text(handling)).With("handlingText", null).With("to", Sent.Text(to)));
}
