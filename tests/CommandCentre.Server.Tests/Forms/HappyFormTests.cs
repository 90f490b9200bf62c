using System.Net;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Fields;

namespace CommandCentre.Server.Tests.Forms;

public sealed class HappyFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    public static TheoryData<string> Kinds => [.. Samples.Kinds.Where(kind => kind is not "open-operation")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Form_FilledInAndSentTwice_RecordsOneLine(string kind)
    {
        await room.OpenAsync();
        var officer = FormRoom.OfficerFor(kind);
        await room.PrepareAsync(kind, officer);
        using var browser = room.Browser(officer);
        var path = $"{room.Root}/{kind}{room.Tie(kind)}";
        var filled = await room.FilledAsync(browser, path, kind);
        var head = room.Head;

        using var first = await FormRoom.SendAsync(browser, path, filled);
        using var second = await FormRoom.SendAsync(browser, path, filled);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(head + 1, room.Head);
        // A check lands on its answer, everything else on its line.
        var told = kind == "make-cross-check" ? $"checks/{room.Desk.View(new Viewer(officer))!.Line(head + 1)!.Record:D}" : $"lines/{head + 1}";
        Assert.Equal($"/operations/{room.Desk.Key}/{told}?done=recorded", first.Headers.Location?.OriginalString);
        Assert.Equal($"/operations/{room.Desk.Key}/{told}?done=repeated", second.Headers.Location?.OriginalString);
        Assert.Equal(officer, room.Desk.View(new Viewer(officer))!.Line(head + 1)!.By);
    }

    [Fact]
    public async Task Form_SentWithOneIdAndOtherContent_ComesBackWithANewIdAndIsRecordedThen()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        var path = $"{room.Root}/post-message";
        var filled = Filled.Of(await FormRoom.GetAsync(browser, path)).With("text", "first");
        using var first = await FormRoom.SendAsync(browser, path, filled);
        var head = room.Head;

        using var other = await FormRoom.SendAsync(browser, path, filled.With("text", "second"));
        var again = Filled.Of(await FormRoom.PageAsync(other));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(head, room.Head);
        Assert.NotEqual(filled.In("id"), again.In("id"));
        Assert.Equal("second", again.In("text"));
        using var recorded = await FormRoom.SendAsync(browser, path, again);
        Assert.Equal(HttpStatusCode.SeeOther, recorded.StatusCode);
    }

    [Fact]
    public async Task Correction_OfACorrectedHit_StartsFromItsPresentContentAndMarks()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.LiaisonOfficer);
        await room.GivenAsync(officer, room.Sample("correct-hit")
            .With("report", Sent.Json("""{"subject": "route", "summary": "as corrected", "origin": "US"}""")).With("handling", Sent.Text("H2")).With("handlingText", null).With("to", Sent.Text("ES")).With("evaluation", Sent.Text("C3")));
        using var browser = room.Browser(officer);

        var drawn = Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/correct-hit{room.Tie("correct-hit")}"));

        Assert.Equal("route", drawn.In("report.subject"));
        Assert.Equal("as corrected", drawn.In("report.summary"));
        Assert.Equal("US", drawn.In("report.origin"));
        Assert.Equal(string.Empty, drawn.In("report.consignor.name"));
        Assert.Equal(["H2"], drawn.Where(field => field.Key == "handling").Select(field => field.Value));
        Assert.Equal(["ES"], drawn.Where(field => field.Key == "to").Select(field => field.Value));
        Assert.Equal("C3", drawn.In("evaluation"));
        Assert.Equal(string.Empty, drawn.In("reason"));
    }

    [Theory]
    [InlineData("answer-check", "known?")]
    [InlineData("give-feedback", "known consignor")]
    [InlineData("withdraw-hit", "twelve like parcels")]
    public async Task Form_TiedToARecord_ShowsIt(string kind, string content)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.OfficerFor(kind));

        var page = await FormRoom.GetAsync(browser, $"{room.Root}/{kind}{room.Tie(kind)}");

        Assert.Contains(content, page.QuerySelector(".record-shown")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer-check", "check")]
    [InlineData("give-feedback", "lead")]
    [InlineData("correct-hit", "hit")]
    public async Task Form_WithoutItsRecord_OffersThoseThereAre(string kind, string field)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.OfficerFor(kind));

        var page = await FormRoom.GetAsync(browser, $"{room.Root}/{kind}");

        Assert.Contains(page.QuerySelectorAll(".choice-row"), row => row.GetAttribute("href")!.EndsWith($"?{field}={room.Records[field]}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Seizure_OfALead_StartsWithItsParcelAndParties()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));

        var drawn = Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/report-seizure?lead={room.Records["lead"]}"));

        Assert.Equal("RR473124829GB", drawn.In("parcel"));
        Assert.Equal("Jan Kowalski", drawn.In("consignor.name"));
        Assert.Equal(room.Records["lead"].ToString("D"), drawn.In("lead"));
    }
}
