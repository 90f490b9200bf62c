using System.Net;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.Tests.Forms;

namespace CommandCentre.Server.Tests.Pages.Floor;

/// <summary>The sorting floor as a plain form: what is known of a number, and entries in one tap.</summary>
public sealed class FloorPageTests(FormRoom room) : IClassFixture<FormRoom>
{
    // UPU S10 vectors of domain.md 3.1; no record of the room names them.
    private const string Fresh = "EE876543216CA";
    private const string Other = "RR287043775IN";

    [Fact]
    public async Task NothingFound_SentTwice_IsOneControlOfThatMoment()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);
        var sent = (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("parcel", " ee 876543216 ca").With("_do", "nothing-found");
        var head = room.Head;

        using var first = await FormRoom.SendAsync(browser, room.Path(), sent);
        using var second = await FormRoom.SendAsync(browser, room.Path(), sent);

        Assert.Equal($"{room.Path()}?done=recorded&line={head + 1}", first.Headers.Location?.OriginalString);
        Assert.Equal($"{room.Path()}?done=repeated&line={head + 1}", second.Headers.Location?.OriginalString);
        Assert.Equal(head + 1, room.Head);
        var control = Assert.IsType<ControlReported>(room.Last(officer).Event);
        Assert.Equal((Fresh, ControlResult.NothingFound, ControlLevel.Opened, ControlMethod.HandSearch, "Leipzig hub", null), (control.Parcel!.Value, control.Result, control.Level, control.Method, control.Site, control.Lead));
        Assert.Equal(new DateTimeOffset(2020, 11, 16, 9, 5, 0, TimeSpan.Zero), control.Controlled);
        Assert.Equal(["H2"], room.Last(officer).Marks!.Handling.Names);
    }

    [Fact]
    public async Task Floor_AfterAnEntryAndACheck_HasWhatTheShiftStated()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var first = await FormRoom.GetAsync(browser, room.Path());
        Assert.True(first.QuerySelector("[data-shift]")!.HasAttribute("open"));
        var sent = FloorRoom.Of(first).With(FloorRoom.Shift).With(FloorRoom.Asking).With("parcel", Fresh);
        using var looked = await FormRoom.SendAsync(browser, room.Path(), sent.With("_do", "look"));
        using var entered = await FormRoom.SendAsync(browser, room.Path(), FloorRoom.Of(await FormRoom.PageAsync(looked)).With("_do", "held"));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);

        var page = await FormRoom.GetAsync(browser, entered.Headers.Location!.OriginalString);

        var again = FloorRoom.Of(page);
        Assert.Equal(["Leipzig hub", "opened", "hand-search", "parcels of one consignor", "LEJ-7", ""], new[] { "site", "level", "method", "purpose", "caseReference", "parcel" }.Select(again.In));
        Assert.NotEqual(sent.In("id"), again.In("id"));
        Assert.False(page.QuerySelector("[data-shift]")!.HasAttribute("open"));
        Assert.Contains($"Recorded as line {room.Head}", page.Text("[data-problems]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_AtTheNumberOfAnOpenLead_SaysSoFirstAndEntriesAnswerIt()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);
        using var looked = await FormRoom.SendAsync(browser, room.Path(), (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("parcel", FloorRoom.OfLead).With("_do", "look"));
        var page = await FormRoom.PageAsync(looked);

        Assert.Equal("urgent", page.QuerySelector("[data-found]")!.GetAttribute("data-tone"));
        Assert.Equal("Open lead from France", page.Text("#found"));
        Assert.Contains("known consignor", page.Text(".floor-found"), StringComparison.Ordinal);
        Assert.Contains("Seized already: Germany", page.Text(".floor-facts"), StringComparison.Ordinal);
        Assert.Contains("Controlled already: Germany", page.Text(".floor-facts"), StringComparison.Ordinal);
        Assert.Contains("Not checked", page.Text(".floor-found"), StringComparison.Ordinal);

        using var held = await FormRoom.SendAsync(browser, room.Path(), FloorRoom.Of(page).With("_do", "held"));
        var moved = Assert.IsType<LeadMoved>(room.Last(officer).Event);
        Assert.Equal((room.Records["lead"], LeadMove.Held, "Leipzig hub"), (moved.Lead, moved.Stage, moved.Site));
        Assert.Contains("09:05", moved.Text, StringComparison.Ordinal);

        // The parcel is held by now: held once more, it is a control that another look must settle.
        using var again = await FormRoom.SendAsync(browser, room.Path(), (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("parcel", FloorRoom.OfLead).With("_do", "look"));
        using var second = await FormRoom.SendAsync(browser, room.Path(), FloorRoom.Of(await FormRoom.PageAsync(again)).With("_do", "held"));
        var control = Assert.IsType<ControlReported>(room.Last(officer).Event);
        Assert.Equal((room.Records["lead"], ControlResult.Suspicious), (control.Lead, control.Result));
    }

    [Fact]
    public async Task Entry_WithTheNumberTypedOverAfterALook_IsNoAnswerToThatLead()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);
        using var looked = await FormRoom.SendAsync(browser, room.Path(), (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("parcel", FloorRoom.OfLead).With("_do", "look"));

        using var sent = await FormRoom.SendAsync(browser, room.Path(), FloorRoom.Of(await FormRoom.PageAsync(looked)).With("parcel", Other).With("_do", "nothing-found"));

        var control = Assert.IsType<ControlReported>(room.Last(officer).Event);
        Assert.Equal((Other, null), (control.Parcel!.Value, control.Lead));
    }

    [Fact]
    public async Task Look_AtALeadOfOthers_TellsAsMuchAsIsReleased()
    {
        await room.OpenAsync();
        await room.LeadAsync("NL", "ES", Fresh);
        await room.LeadAsync("NL", "ES", Other, "DE");
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));

        var closed = await FormRoom.GetAsync(browser, $"{room.Path()}?parcel={Fresh}");
        var open = await FormRoom.GetAsync(browser, $"{room.Path()}?parcel={Other}");

        Assert.Equal("Nothing known of this number", closed.Text("#found"));
        Assert.Equal("Open lead of Netherlands to Spain", open.Text("#found"));
        // It is theirs to act on: no entry of ours answers it.
        Assert.Null(open.QuerySelector("input[name=lead]"));
    }

    [Theory]
    [InlineData("RR473124828GB", "RR473124829GB")]
    [InlineData("12", "12")]
    [InlineData("", "must be given")]
    public async Task Look_AtNoNumber_SaysWhyAndChecksNothing(string typed, string said)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var head = room.Head;

        using var looked = await FormRoom.SendAsync(browser, room.Path(), (await room.FloorAsync(browser)).With(FloorRoom.Asking).With("parcel", typed).With("_do", "look"));
        var page = await FormRoom.PageAsync(looked);

        Assert.Equal("Not a parcel number", page.Text("#found"));
        Assert.Contains(said, page.Text(".floor-found"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(typed, FloorRoom.Of(page).In("parcel"));
        Assert.Equal(head, room.Head);
    }

    [Fact]
    public async Task Look_WithPurposeAndCase_IsOneCheckHoweverOftenItIsSent()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);
        var sent = (await room.FloorAsync(browser)).With(FloorRoom.Asking).With("parcel", Fresh).With("_do", "look");
        var head = room.Head;

        using var first = await FormRoom.SendAsync(browser, room.Path(), sent);
        using var second = await FormRoom.SendAsync(browser, room.Path(), sent);

        Assert.Equal(head + 1, room.Head);
        var check = Assert.IsType<CrossChecked>(room.Last(officer).Event);
        Assert.Equal((AskedKind.Parcel, Fresh, "parcels of one consignor", "LEJ-7"), (check.Values![0].Kind, check.Values[0].Text, check.Purpose, check.CaseReference));
        Assert.Contains($"/checks/{room.Last(officer).Record:D}", (await FormRoom.PageAsync(second)).QuerySelector("#found a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seizure_OfASort_IsOfItsClass()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);

        using var sent = await FormRoom.SendAsync(browser, room.Path(), (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("method", "dog").With("parcel", Other).With("items[0].subKind", "barrel").With("items[0].count", "2").With("_do", "seizure"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var seizure = Assert.IsType<SeizureReported>(room.Last(officer).Event);
        Assert.Equal((new SeizedItem(SeizedItemKind.Part, "barrel", 2), InspectionMethod.Dog, Other), (Assert.Single(seizure.Items), seizure.Method, seizure.Parcel!.Value));
    }

    [Fact]
    public async Task Tally_OfTheShift_IsOfItsHourAndLevel()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);

        using var sent = await FormRoom.SendAsync(browser, room.Path(), (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("level", "xray").With("parcels", "41").With("_do", "tally"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(new TallyReported("Leipzig hub", InspectionMethod.Xray, new DateTimeOffset(2020, 11, 16, 9, 0, 0, TimeSpan.Zero), 41), room.Last(officer).Event);
    }

    [Theory]
    [InlineData("nothing-found", "site", "field-site")]
    [InlineData("nothing-found", "parcel", "field-parcel")]
    [InlineData("seizure", "items[0].subKind", "field-items[0]-subKind")]
    [InlineData("tally", "level", "field-level")]
    public async Task Entry_WithAFieldMissing_ComesBackWithTheErrorAtIt(string tap, string blank, string id)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var sent = (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("parcel", Fresh).With("items[0].subKind", "knife").With("items[0].count", "1").With("parcels", "3").With(blank, "").With("_do", tap);
        var head = room.Head;

        using var refused = await FormRoom.SendAsync(browser, room.Path(), sent);
        var page = await FormRoom.PageAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(head, room.Head);
        Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid"));
        Assert.Contains(page.QuerySelectorAll("[data-problems] a"), link => link.GetAttribute("href") == "#" + id);
        Assert.Equal(sent.In("id"), FloorRoom.Of(page).In("id"));
    }

    [Theory]
    [InlineData("DE", Role.LiaisonOfficer)]
    [InlineData("EU", Role.Coordinator)]
    public async Task Floor_ForWhoReportsNothing_SaysWhy(string country, Role role)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer(country, role));

        var page = await FormRoom.GetAsync(browser, room.Path());

        Assert.Null(page.QuerySelector("form.floor-form"));
        Assert.Contains("Agency officer", page.Text("#main"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.QuerySelectorAll(".rail a"), link => link.GetAttribute("href") == room.Path());
    }

    [Fact]
    public async Task Rail_OfAPhone_HoldsFiveAndEverythingElseBehindTheLast()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));

        var page = await FormRoom.GetAsync(browser, $"/operations/{room.Desk.Key}");

        var bar = page.QuerySelectorAll(".rail-list > li:not(.rail-more)").ToList();
        var all = page.QuerySelectorAll(".rail-list > li > a.rail-link:not([href*='wall=1'])").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(5, bar.Count);
        Assert.Contains(bar, place => place.QuerySelector("a")?.GetAttribute("href")?.EndsWith("/floor", StringComparison.Ordinal) is true);
        Assert.Contains(bar, place => place.QuerySelector("a")?.GetAttribute("href")?.EndsWith("/leads", StringComparison.Ordinal) is true);
        Assert.Equal(all.Order(), bar.Take(4).Select(place => place.QuerySelector("a")!.GetAttribute("href")).Concat(page.QuerySelectorAll(".rail-others a").Select(link => link.GetAttribute("href"))).Order());
    }
}
