using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Forms;

/// <summary>What was typed comes back, whatever happens.</summary>
public sealed class KeptFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    private const string Typed = "Übergabe um 15 Uhr\nκαι μετά <script>alert(1)</script>";

    [Theory]
    [InlineData(AppendFault.BeforeCommit)]
    [InlineData(AppendFault.AfterCommit)]
    public async Task Form_TheStoreFails_ComesBackWithItsIdAndIsRecordedOnceWhenSentAgain(AppendFault fault)
    {
        var journal = new FaultyJournal();
        await using var failing = await FormRoom.StartAsync(CentreMode.Exercise, builder => builder.Services.AddSingleton<IJournal>(journal));
        using var browser = failing.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        var path = $"{failing.Root}/post-message";
        var filled = Filled.Of(await FormRoom.GetAsync(browser, path)).With("text", Typed);
        var head = failing.Head;
        journal.FailNextAppend(fault);

        using var failed = await FormRoom.SendAsync(browser, path, filled);
        if (failed.StatusCode is not HttpStatusCode.SeeOther)
        {
            var page = await FormRoom.PageAsync(failed);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
            Assert.Contains("it will be recorded once", page.QuerySelector("[data-problems]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(Sorted(filled), Sorted(Filled.Of(page)));
        }

        using var again = await FormRoom.SendAsync(browser, path, filled);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(head + 1, failing.Head);
    }

    [Fact]
    public async Task Form_SentTooFast_ComesBackWithItsId()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer));
        var path = $"{room.Root}/post-message";
        var filled = Filled.Of(await FormRoom.GetAsync(browser, path)).With("text", Typed);

        // 20 commands a second is the limit of a person (quality.md); a wrong one counts as well.
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => FormRoom.SendAsync(browser, path, filled.With("evaluation", "Z9"))));

        var slowed = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.Equal(filled.In("id"), Filled.Of(await FormRoom.PageAsync(slowed)).In("id"));
        Assert.Equal(Typed, Filled.Of(await FormRoom.PageAsync(slowed)).In("text"));
        Assert.All(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task Form_SessionEnded_IsGivenBackAndRecordedOnceAfterSigningIn()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.LiaisonOfficer);
        var path = $"{room.Root}/post-message";
        using var browser = room.Browser(officer, out var cookies);
        var filled = Filled.Of(await FormRoom.GetAsync(browser, path)).With("text", Typed);
        room.SignOut(officer);

        using var refused = await FormRoom.SendAsync(browser, path, filled);
        var page = await FormRoom.PageAsync(refused);
        var kept = page.QuerySelectorAll<IHtmlInputElement>("form[method=post] input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("You are no longer signed in", page.Body!.TextContent, StringComparison.Ordinal);
        room.SignIn(officer, cookies);
        using var again = await FormRoom.SendAsync(browser, path, kept);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Form_OfAnotherSignIn_IsDrawnAgainAndNotSent()
    {
        await room.OpenAsync();
        var path = $"{room.Root}/post-message";
        using var browser = room.Browser(FormRoom.Officer("DE", Role.LiaisonOfficer), out var cookies);
        var filled = Filled.Of(await FormRoom.GetAsync(browser, path)).With("text", Typed);
        room.SignIn(FormRoom.Officer("DE", Role.LiaisonOfficer), cookies);
        var head = room.Head;

        using var refused = await FormRoom.SendAsync(browser, path, filled);
        var drawn = Filled.Of(await FormRoom.PageAsync(refused));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(head, room.Head);
        Assert.Equal(Typed, drawn.In("text"));
        using var again = await FormRoom.SendAsync(browser, path, drawn);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Seizure_MoreRowsWithoutScript_KeepsWhatWasTypedAndRecordsNothing()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.OfficerFor("report-seizure"));
        var path = $"{room.Root}/report-seizure";
        var filled = (await room.FilledAsync(browser, path, "report-seizure")).With("items[2].count", "many");
        var head = room.Head;

        using var answer = await FormRoom.SendAsync(browser, path, filled.With("_more", "items"));
        var page = await FormRoom.PageAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // Three rows were sent, three more are drawn.
        Assert.Equal(6, page.QuerySelectorAll("[data-rows=items] [data-row]").Length);
        Assert.Equal("many", Filled.Of(page).In("items[2].count"));
        Assert.Equal("knife", Filled.Of(page).In("items[0].subKind"));
        Assert.Equal(head, room.Head);
    }

    [Fact]
    public async Task Form_ThatIsNoForm_IsRefused()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.OfficerFor("push-hit"));

        using var answer = await browser.PostAsync($"{room.Root}/push-hit", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static IEnumerable<string> Sorted(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.Where(field => field.Key[0] != '_').Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal);
}
