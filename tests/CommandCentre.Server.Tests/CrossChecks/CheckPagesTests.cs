using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>The pages of a check, without script: pasted, recognised, corrected, sent, answered; and the owner's alert.</summary>
public sealed class CheckPagesTests
{
    private const string Root = "/operations/" + Commands.Operation;
    private const string Pasted = "Mirela Vasilescu, born 2.3.1984, +33 1 44 55 66 77";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_Pasted_ComesBackAsRowsAndNothingIsSent()
    {
        await using var centre = await HeldAsync(HoldingMode.Open);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var page = await SentAsync(germany, Filled.Of(await PageForms.GetAsync(germany, Root + "/check")).With("_paste", Pasted).With("_recognise", "1"));

        Assert.Equal(["name Mirela Vasilescu", "birth-date 1984-03-02", "phone +33 1 44 55 66 77"], Rows(page));
        Assert.Equal("person", Filled.Of(page).In("subject"));
        Assert.Empty(await ChecksAsync(centre));
    }

    [Fact]
    public async Task Row_Corrected_StaysWhenTheBoxIsReadAgain()
    {
        await using var centre = await HeldAsync(HoldingMode.Open);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var first = Filled.Of(await SentAsync(germany, Filled.Of(await PageForms.GetAsync(germany, Root + "/check")).With("_paste", Pasted).With("_recognise", "1")));
        // The name's kind is left, its text put right; the phone is emptied; the box goes on.
        var page = await SentAsync(germany, first.With("values[0].text", "Mirela Vasiliescu").With("values[2].text", "").With("_paste", Pasted + "\nmirela@example.org").With("_recognise", "1"));

        Assert.Equal(["name Mirela Vasiliescu", "birth-date 1984-03-02", "email mirela@example.org"], Rows(page));
    }

    [Fact]
    public async Task Text_SentUnread_IsShownFirst()
    {
        await using var centre = await HeldAsync(HoldingMode.Open);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var page = await SentAsync(germany, Why(Filled.Of(await PageForms.GetAsync(germany, Root + "/check"))).With("_paste", Pasted));

        Assert.Equal(3, Rows(page).Count);
        Assert.Contains("Nothing has been sent yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await ChecksAsync(centre));
    }

    [Theory]
    [InlineData(HoldingMode.Open, "Known to France", "1984-03-02")]
    [InlineData(HoldingMode.HitOnly, "Known to France", "FR case desk")]
    [InlineData(HoldingMode.Silent, "Not known to anybody who answered", "No hit")]
    public async Task Check_Sent_LandsOnItsAnswer(HoldingMode mode, string verdict, string told)
    {
        await using var centre = await HeldAsync(mode);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var page = await CheckAsync(germany);

        Assert.Equal(verdict, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(told, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("99", page.QuerySelector("[data-remaining]")!.TextContent, StringComparison.Ordinal);
        // What the rule does not say is not there: the owner's spelling and birth date.
        Assert.Equal(mode is HoldingMode.Open, page.Source.Text.Contains("VASILESCU, Mirela", StringComparison.Ordinal));
        Assert.Equal("parcel held in Leipzig", Filled.Of(await PageForms.GetAsync(germany, Root + "/check")).In("purpose"));
    }

    [Fact]
    public async Task Answer_LookedAtByOthers_IsTheQuestionAlone()
    {
        await using var centre = await HeldAsync(HoldingMode.Open);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var address = await SendAsync(germany);
        using var france = await PageForms.EnterAsync(centre, "FR liaison-officer");
        var page = await PageForms.GetAsync(france, address);

        Assert.Contains("The answers are for Germany alone", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Known to", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_AskedAfterAHit_AreThoseWhoHoldSomething()
    {
        await using var centre = await HeldAsync(HoldingMode.HitOnly);
        using var germany = await PageForms.EnterAsync(centre, "DE agency-officer");
        var page = await CheckAsync(germany);
        var form = Filled.Of(await PageForms.GetAsync(germany, page.QuerySelector("a[href*=request-check]")!.GetAttribute("href")!));

        Assert.Contains("Mirela Vasilescu", form.In("question"), StringComparison.Ordinal);
        Assert.Equal(["FR"], form.Where(field => field.Key == "asked").Select(field => field.Value));
        Assert.Equal("LEJ-7", form.In("caseReference"));
    }

    [Theory]
    [InlineData(HoldingMode.Open, "answered openly")]
    [InlineData(HoldingMode.Silent, "answered silently")]
    public async Task Alert_OfAHolding_IsReadAndDecidedByItsOwnerAlone(HoldingMode mode, string answered)
    {
        await using var centre = await HeldAsync(mode);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        await CheckAsync(germany);
        using var france = await PageForms.EnterAsync(centre, "FR liaison-officer");
        var alerts = await AlertedAsync(france);

        Assert.Contains("parcel held in Leipzig", alerts.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(answered, alerts.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", alerts.QuerySelector("[data-alert-count]")!.TextContent);
        var form = alerts.QuerySelector<IHtmlFormElement>("form.decide")!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();

        using var wrong = await PageForms.PostAsync(france, Root + "/alerts", fields.With("verdict", "same").With("reason", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("3 to 400", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var decided = await PageForms.PostAsync(france, Root + "/alerts", fields.With("verdict", "same").With("reason", "the same birth date"));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        Assert.Contains("the same birth date", (await PageForms.GetAsync(france, Root + "/alerts?show=all")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await PageForms.GetAsync(france, Root + "/alerts")).QuerySelectorAll(".alert"));
        Assert.Empty((await PageForms.GetAsync(germany, Root + "/alerts?show=all")).QuerySelectorAll(".alert"));
        using var others = await PageForms.PostAsync(germany, Root + "/alerts", Guard(await PageForms.GetAsync(germany, Root + "/check")).With("alert", fields.In("alert")!).With("verdict", "same").With("reason", "not ours"));
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }

    [Fact]
    public async Task Recognition_AskedForByScript_AnswersWithRowsOfWhatWasTyped()
    {
        await using var centre = await HeldAsync(HoldingMode.Open);
        using var germany = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var filled = Filled.Of(await PageForms.GetAsync(germany, Root + "/check")).With("_paste", "<b>Mirela</b> Vasilescu");
        using var rows = await PageForms.PostAsync(germany, Root + "/check/recognise", filled);
        using var unguarded = await PageForms.PostAsync(germany, Root + "/check/recognise", filled.Without("__RequestVerificationToken"));

        Assert.Equal(HttpStatusCode.OK, rows.StatusCode);
        Assert.DoesNotContain("<b>", await rows.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unguarded.StatusCode);
    }

    // The owner's alert is found after the answer has left: looked for until it is there.
    private static async Task<IHtmlDocument> AlertedAsync(HttpClient owner)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var look = 0; ; look++)
        {
            await looks.WaitForNextTickAsync(Token);
            var page = await PageForms.GetAsync(owner, Root + "/alerts");
            if (page.QuerySelector(".alert") is not null)
            {
                return page;
            }

            Assert.True(look < 100, page.QuerySelector("main")?.TextContent);
        }
    }

    private static async Task<IHtmlDocument> CheckAsync(HttpClient officer) => await PageForms.GetAsync(officer, await SendAsync(officer));

    private static async Task<string> SendAsync(HttpClient officer)
    {
        var drawn = Why(Filled.Of(await PageForms.GetAsync(officer, Root + "/check"))).With("values[0].kind", "name").With("values[0].text", "Mirela Vasilescu").With("subject", "person");
        using var sent = await PageForms.PostAsync(officer, Root + "/check", drawn);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    private static List<KeyValuePair<string, string>> Why(IEnumerable<KeyValuePair<string, string>> fields) => fields.With("purpose", "parcel held in Leipzig").With("caseReference", "LEJ-7");

    private static List<KeyValuePair<string, string>> Guard(IHtmlDocument page) => [.. Filled.Of(page).Where(field => field.Key == "__RequestVerificationToken")];

    private static List<string> Rows(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("[data-row]").Select(row => $"{row.QuerySelector<IHtmlSelectElement>("select")!.Value} {row.QuerySelector<IHtmlInputElement>("input:not([type=hidden])")!.Value}")];

    private static async Task<IEnumerable<LineKind?>> ChecksAsync(RunningCentre centre) =>
        (await centre.Get<CommandCentre.Desks.DeskRoom>().FindAsync(OperationKey.Parse(Commands.Operation), Token))!
            .View(new Viewer(FrenchOfficer))!.Lines(0, 100).Lines.Select(line => line.Kind).Where(kind => kind is LineKind.CrossChecked);

    private static Actor FrenchOfficer { get; } = new("FR-POL-01", CountryCode.Parse("FR"), AgencyKind.Police, Role.LiaisonOfficer);

    /// <summary>A centre in its action week in which France holds one person, who answers in a mode.</summary>
    private static async Task<RunningCentre> HeldAsync(HoldingMode mode)
    {
        var centre = await Commands.OpenedAsync(watches: true);
        var own = centre.Get<HoldingsRoom>().For(new Viewer(FrenchOfficer))!;
        const string file = """{"id":"FR-17","schema":"Person","properties":{"name":["VASILESCU, Mirela"],"birthDate":["1984-03-02"]}}""";
        var wish = new ImportWish(RecordId.Derived("a load"), "a file", ImportForm.FollowTheMoney, null, HoldingTerms.Usual with { Handling = new Handling(HandlingCodes.H0), Mode = mode });
        await own.ImportAsync(wish, new MemoryStream(Encoding.UTF8.GetBytes(file)), null, Token);
        return centre;
    }

    private static async Task<IHtmlDocument> SentAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await PageForms.PostAsync(browser, Root + "/check", fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PageForms.ReadAsync(answer);
    }
}
