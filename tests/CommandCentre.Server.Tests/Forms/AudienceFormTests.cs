using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Tests.Forms;

public sealed class AudienceFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    private static readonly (string[] Handling, string[] To)[] Marks =
    [
        (["H0"], []), (["H1"], ["FR"]), ([], []), (["H2"], ["FR", "NL"]), (["H1", "H3"], []), (["H3"], ["EU", "FR"]), (["H2"], ["FR", "NL/customs", "@BALKAN"]),
    ];

    public static TheoryData<string, int> Cases =>
        new(from form in ReportForms.All
            where form.IsMarked || form.DecidesWhoSees || form.Word is "withdraw-hit" or "report-tally" or "grant-use" or "withdraw-grant" or "ask-release" or "limit-agency" or "claim-check" or "release-check" or "chase-check" or "claim-lead" or "release-lead" or "set-legal-clock" or "state-legality" or "hand-over-exhibit" or "receive-exhibit" or "register-operator" or "move-referral"
            from marks in Enumerable.Range(0, form.IsMarked ? Marks.Length : 1)
            select (form.Word, marks));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Preview_OfAForm_IsWhatHoldsOnceItIsRecorded(string kind, int which)
    {
        await room.OpenAsync();
        var officer = FormRoom.OfficerFor(kind);
        await room.PrepareAsync(kind, officer);
        using var browser = room.Browser(officer);
        var path = $"{room.Root}/{kind}{room.Tie(kind)}";
        var (handling, to) = Marks[which];
        var filled = (await room.FilledAsync(browser, path, kind)).Without("handling").Without("to").Without("handlingText")
            .With(ReportForms.Find(kind)!.IsMarked
                ? [.. handling.Select(code => KeyValuePair.Create("handling", code)), .. to.Select(country => KeyValuePair.Create("to", country)), new("handlingText", handling.Contains("H3") ? "ask" : string.Empty)]
                : []);

        // A preview is wanted before the form is complete: only what decides who sees is sent to it.
        string[] deciding = ["__RequestVerificationToken", "handling", "to", "asked", "destination", "check", "lead", "hit", "control", "seizure", "exhibit", "referral", "receiver", "file", "first", "record", "line", "members", "name", "country"];
        using var fragment = await FormRoom.SendAsync(browser, $"{room.Root}/{kind}/preview", filled.Where(field => deciding.Contains(field.Key)));
        using var whole = await FormRoom.SendAsync(browser, path, filled.With("_preview", "1"));
        var head = room.Head;
        using var recorded = await FormRoom.SendAsync(browser, path, filled);

        Assert.Equal(HttpStatusCode.SeeOther, recorded.StatusCode);
        var view = room.Desk.View(new Viewer(officer))!;
        var held = view.Audience(view.Line(head + 1)!).Select(seer => $"{seer.Seer} {seer.Sighted.Level.Label()}").Order();
        Assert.Equal(held, Shown(await FormRoom.PageAsync(fragment)).Order());
        Assert.Equal(held, Shown(await FormRoom.PageAsync(whole)).Order());
    }

    [Fact]
    public async Task Preview_WithWrongMarks_SaysWhatIsWrongAndNamesNobody()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.OfficerFor("push-hit"));
        var filled = Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/push-hit")).Without("handling")
            .With(KeyValuePair.Create("handling", "H0"), KeyValuePair.Create("handling", "H2"));

        using var answer = await FormRoom.SendAsync(browser, $"{room.Root}/push-hit/preview", filled);
        var page = await FormRoom.PageAsync(answer);

        Assert.Contains("H0 H2", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Shown(page));
    }

    [Fact]
    public async Task Preview_WithoutGuard_IsRefused()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.OfficerFor("push-hit"));

        using var answer = await FormRoom.SendAsync(browser, $"{room.Root}/push-hit/preview", [new("handling", "H0")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static IEnumerable<string> Shown(IHtmlDocument page) =>
        page.QuerySelectorAll(".sees-group").SelectMany(group => group.QuerySelectorAll(".addressee-chip").Select(chip => $"{chip.GetAttribute("data-addressee")} {group.QuerySelector("dt")!.TextContent}"));
}
