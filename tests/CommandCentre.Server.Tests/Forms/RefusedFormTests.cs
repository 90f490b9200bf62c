using System.Net;
using AngleSharp.Dom;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Tests.Forms;

public sealed class RefusedFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    public static TheoryData<string, Role> RolesThatMayNot =>
        new(from form in ReportForms.All
            from role in Enum.GetValues<Role>()
            where !Powers.RolesFor(form.Command).Contains(role)
            select (form.Word, role));

    [Theory]
    [MemberData(nameof(RolesThatMayNot))]
    public async Task Form_OfAnotherRole_IsNotDrawnAndSentAnywayRecordsNothing(string kind, Role role)
    {
        var officer = FormRoom.Officer(role is Role.Coordinator ? "EU" : "DE", role);
        using var browser = room.Browser(officer);
        var head = room.Head;

        var shut = await FormRoom.GetAsync(browser, $"{room.Root}/{kind}", HttpStatusCode.Forbidden);
        var guard = shut.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = Filled.Of(room.Sample(kind)).With("__RequestVerificationToken", guard);
        using var answer = await FormRoom.SendAsync(browser, $"{room.Root}/{kind}", sent);

        Assert.Null(shut.QuerySelector("form.report-form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Your role may not do this.", (await FormRoom.PageAsync(answer)).QuerySelector("[data-problems]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(head, room.Head);
    }

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.LiaisonOfficer)]
    [InlineData(Role.AgencyOfficer)]
    [InlineData(Role.Observer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Auditor)]
    public async Task Chooser_ForARole_OffersWhatItMayDoInThisPhase(Role role)
    {
        using var browser = room.Browser(FormRoom.Officer(role is Role.Coordinator ? "EU" : "DE", role));

        var page = await FormRoom.GetAsync(browser, room.Root);

        // Nobody here is on duty, so nobody can leave it.
        var offered = page.QuerySelectorAll("a.chooser-form").Select(link => link.GetAttribute("href")!.Split('/')[^1]);
        var allowed = ReportForms.All.Where(form => Powers.Allow(role, form.Command, OperationPhase.Action) && form.Command is not CommandKind.LeaveDuty);
        Assert.Equal(allowed.Select(form => form.Word).Order(), offered.Order());
    }

    [Theory]
    [InlineData("post-message?about=")]
    [InlineData("send-lead?hit=")]
    [InlineData("correct-hit?hit=")]
    [InlineData("withdraw-hit?hit=")]
    public async Task Form_OfARecordNotReleased_IsAsIfTheRecordWereNotThere(string address)
    {
        // The hit goes to FR and NL only.
        using var browser = room.Browser(FormRoom.Officer("ES", Role.LiaisonOfficer));
        var record = room.Records[address.Split('?')[1].TrimEnd('=')];

        var kept = await FormRoom.GetAsync(browser, $"{room.Root}/{address}{record}", HttpStatusCode.NotFound);
        var absent = await FormRoom.GetAsync(browser, $"{room.Root}/{address}{Samples.Other}", HttpStatusCode.NotFound);

        Assert.Equal(absent.QuerySelector("main")!.TextContent, kept.QuerySelector("main")!.TextContent);
        Assert.Null(kept.QuerySelector("form.report-form"));
    }

    [Theory]
    [InlineData("post-message", "about")]
    [InlineData("withdraw-hit", "hit")]
    public async Task Form_SentWithARecordNotReleased_IsRefusedAsIfItWereNotThere(string kind, string field)
    {
        using var browser = room.Browser(FormRoom.Officer("ES", Role.LiaisonOfficer));
        var guard = Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/post-message")).In("__RequestVerificationToken")!;
        var head = room.Head;

        var texts = new List<string>();
        foreach (var record in new[] { room.Records[field].ToString("D"), Samples.Other })
        {
            using var answer = await FormRoom.SendAsync(browser, $"{room.Root}/{kind}", Filled.Of(Samples.Of(kind)).With(field, record).With("__RequestVerificationToken", guard));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            texts.Add((await FormRoom.PageAsync(answer)).QuerySelector("main")!.TextContent);
        }

        Assert.Equal(texts[1], texts[0]);
        Assert.Equal(head, room.Head);
    }

    [Fact]
    public async Task Correction_OfAnothersHit_SaysThatOnlyItsOwnerMay()
    {
        using var browser = room.Browser(FormRoom.Officer("FR", Role.LiaisonOfficer));

        var page = await FormRoom.GetAsync(browser, $"{room.Root}/correct-hit?hit={room.Records["hit"]}", HttpStatusCode.Forbidden);

        Assert.Contains("Only the country that owns the record may do this.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAnUnknownKindOrOperation_IsNotThere()
    {
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        using var stranger = room.Browser(FormRoom.Officer("JP", Role.LiaisonOfficer));

        await FormRoom.GetAsync(browser, $"{room.Root}/note-check-overdue", HttpStatusCode.NotFound);
        await FormRoom.GetAsync(browser, $"{room.Root}/open-operation", HttpStatusCode.NotFound);
        await FormRoom.GetAsync(browser, "/operations/NO-SUCH/report/push-hit", HttpStatusCode.NotFound);
        await FormRoom.GetAsync(stranger, $"{room.Root}/push-hit", HttpStatusCode.NotFound);
        await FormRoom.GetAsync(stranger, room.Root, HttpStatusCode.NotFound);
        using var sent = await FormRoom.SendAsync(stranger, $"{room.Root}/push-hit", [new("text", "x")]);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }

    [Fact]
    public async Task Refusal_OfARule_StandsAtItsFieldAndKeepsTheForm()
    {
        using var browser = room.Browser(FormRoom.OfficerFor("send-lead"));
        var filled = (await room.FilledAsync(browser, $"{room.Root}/send-lead", "send-lead")).With("destination", "DE");

        using var answer = await FormRoom.SendAsync(browser, $"{room.Root}/send-lead", filled);
        var page = await FormRoom.PageAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("A lead goes to another country than your own.", page.GetElementById("field-destination-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(filled.In("reason"), Filled.Of(page).In("reason"));
        Assert.Equal(filled.In("id"), Filled.Of(page).In("id"));
    }

    [Fact]
    public async Task Form_BeforeItsPhase_SaysSo()
    {
        await using var early = new FormRoom();
        await early.InitializeAsync();
        await early.OpenWithoutWeekAsync("EARLY");
        using var browser = early.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));

        var page = await FormRoom.GetAsync(browser, $"{early.Root}/push-hit", HttpStatusCode.Forbidden);

        Assert.Contains("This cannot be done in the present phase", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
