using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity.Operators;

/// <summary>A parcel referred to an operator, and what the operator does with it, from end to end.</summary>
public sealed class OperatorChannelTests
{
    private const string Root = "/operations/" + Commands.Operation;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Without script: registered, given access, referred, seen, answered, read by the officer.</summary>
    [Fact]
    public async Task Journey_FromRegisteringToTheAnswer_WorksWithoutScript()
    {
        await using var centre = await RunningCentre.StartAsync();
        var referral = await ReferredAsync(centre, "request-for-information");
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var key = await GivenAsync(liaison);

        using var browser = centre.Browser(out _);
        using var entered = await PageForms.SendAsync(browser, OperatorPaths.SignIn, "operator", ("Key", key));
        Assert.Equal((HttpStatusCode.SeeOther, OperatorPaths.Pages), (entered.StatusCode, entered.Headers.Location!.OriginalString));
        var list = await PageForms.GetAsync(browser, OperatorPaths.Pages);
        Assert.Contains("RR473124829GB", list.QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        var page = await PageForms.GetAsync(browser, $"{OperatorPaths.Pages}/{referral}");
        Assert.Contains("Who brought it to you?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Customs desk Leipzig", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("a dense part", page.Body.TextContent, StringComparison.Ordinal); // why, which is for officers
        var fields = Filled.Of(page.QuerySelector<IHtmlFormElement>("form[novalidate]")!);
        using var lacking = await PageForms.PostAsync(browser, $"{OperatorPaths.Pages}/{referral}", fields.With("outcome", "answered").With("facts.consignor.name", "Jan Kowalski"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lacking.StatusCode); // the weight was asked for too
        var again = await PageForms.ReadAsync(lacking);
        Assert.Equal("Jan Kowalski", again.QuerySelector<IHtmlInputElement>("[name='facts.consignor.name']")!.Value);
        var whole = Filled.Of(again.QuerySelector<IHtmlFormElement>("form[novalidate]")!).With("facts.grams", "850");
        for (var times = 0; times < 2; times++)
        {
            using var taken = await PageForms.PostAsync(browser, $"{OperatorPaths.Pages}/{referral}", whole);
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        }

        var told = await PageForms.GetAsync(browser, $"{OperatorPaths.Pages}/{referral}");
        Assert.Contains("Jan Kowalski", told.QuerySelector("[aria-labelledby=answers-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(told.QuerySelector("form[novalidate]"));
        var officers = await PageForms.GetAsync(liaison, $"{Root}/referrals/{referral}");
        Assert.Equal(["Request for information (RFI) to Nordpost", "The operator has seen the referral", "Answered in full"], officers.QuerySelectorAll("[aria-labelledby=story-title] .line-title").Select(title => title.TextContent.Trim()));
    }

    /// <summary>For the operator's own system: the same, typed by kind, idempotent by id.</summary>
    [Theory]
    [InlineData("request-for-information", """ "outcome":"partly","facts":{"grams":850} """)]
    [InlineData("request-for-screening", """ "outcome":"partly","screening":{"methods":["xray"],"result":"suspicious","person":"B. Larsson","facility":"Leipzig hub"} """)]
    [InlineData("do-not-load", """ "outcome":"answered","loading":{"state":"departed","boundFor":"NL"} """)]
    public async Task Api_OfAnOperator_ListsTellsAndTakesAnswers(string ask, string answer)
    {
        await using var centre = await RunningCentre.StartAsync();
        var referral = await ReferredAsync(centre, ask);
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        using var system = centre.WithKey(await GivenAsync(liaison));

        var listed = JsonNode.Parse(await system.GetStringAsync("/api/operator/referrals", Stop))!["referrals"]!.AsArray().Single()!;
        Assert.Equal((referral, ask, "seen"), ((string)listed["reference"]!, (string)listed["ask"]!, (string)listed["state"]!));
        var id = Commands.NewId();
        for (var times = 0; times < 3; times++)
        {
            using var taken = await system.PostAsync($"/api/operator/referrals/{referral}/answer", JsonContent.Create(JsonNode.Parse($$"""{"id":"{{id}}",{{answer}}}""")), Stop);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        var now = JsonNode.Parse(await system.GetStringAsync($"/api/operator/referrals/{referral}", Stop))!;
        Assert.Single(now["answers"]!.AsArray());
        using var other = await system.PostAsync($"/api/operator/referrals/{referral}/answer", JsonContent.Create(JsonNode.Parse($$"""{"id":"{{id}}","outcome":"cannot","text":"no more"}""")), Stop);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "id-used-for-other-content"), (other.StatusCode, (string)JsonNode.Parse(await other.Content.ReadAsStringAsync(Stop))!["reason"]!));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("""{"id":"1"}""", HttpStatusCode.UnprocessableEntity, "wrong-fields")]
    [InlineData("""{"id":"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11","outcome":"answered","loading":{"state":"loaded"}}""", HttpStatusCode.UnprocessableEntity, "answer-not-asked")]
    [InlineData("""{"id":"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11","outcome":"answered","text":"all of it"}""", HttpStatusCode.UnprocessableEntity, "answer-incomplete")]
    [InlineData("""{"id":"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11","outcome":"cannot","text":"no","operator":"x"}""", HttpStatusCode.UnprocessableEntity, "wrong-fields")]
    public async Task Api_WithWhatIsNoAnswer_SaysWhatIsWrong(string body, HttpStatusCode status, string reason)
    {
        await using var centre = await RunningCentre.StartAsync();
        var referral = await ReferredAsync(centre, "request-for-information");
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        using var system = centre.WithKey(await GivenAsync(liaison));
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await system.PostAsync($"/api/operator/referrals/{referral}/answer", content, Stop);
        Assert.Equal((status, reason), (answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["reason"]!));
    }

    /// <summary>I7: withdrawn, or given anew, key and session end at once; what was shown before is asked for again in vain.</summary>
    [Theory]
    [InlineData("withdraw")]
    [InlineData("give")]
    public async Task Access_WithdrawnOrGivenAnew_EndsAtOnce(string what)
    {
        await using var centre = await RunningCentre.StartAsync();
        await ReferredAsync(centre, "do-not-load");
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var key = await GivenAsync(liaison);
        using var system = centre.WithKey(key);
        using var browser = centre.Browser(out _);
        using var entered = await PageForms.SendAsync(browser, OperatorPaths.SignIn, "operator", ("Key", key));
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("/api/operator/referrals", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(OperatorPaths.Pages, Stop)).StatusCode);

        using var changed = await ChangeAsync(liaison, what);

        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/operator/referrals", Stop)).StatusCode);
        Assert.Equal(OperatorPaths.SignIn, (await browser.GetAsync(OperatorPaths.Pages, Stop)).Headers.Location!.OriginalString);
        using var wrong = await PageForms.SendAsync(browser, OperatorPaths.SignIn, "operator", ("Key", key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    /// <summary>Only who speaks for the country gives access; others see neither button nor, in another country, the operator.</summary>
    [Theory]
    [InlineData("DE agency-officer", 1)]
    [InlineData("EU coordinator", 0)]
    [InlineData("FR liaison-officer", 0)]
    public async Task Access_ForOthers_IsNotTheirs(string who, int seen)
    {
        await using var centre = await RunningCentre.StartAsync();
        await ReferredAsync(centre, "do-not-load");
        using var browser = await PageForms.EnterAsync(centre, who);
        var page = await PageForms.GetAsync(browser, Root + "/operators");
        Assert.Equal((seen, 0), (page.QuerySelectorAll("tbody tr").Length, page.QuerySelectorAll("tbody form").Length));
    }

    /// <summary>What is kept holds no key; keys survive a restart, sessions do not.</summary>
    [Fact]
    public async Task Access_AfterARestart_KeepsKeysAndNoSecret()
    {
        using var folder = new TemporaryFolder();
        string key, token;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            var access = centre.Get<OperatorAccess>();
            key = access.Give(Domain.Operations.OperationKey.Parse("ALPHA"), Guid.Parse(Commands.NewId()), "DE-LO-1");
            token = access.Begin(access.ByKey(key)!);
            Assert.NotNull(access.ByToken(token));
        }

        Assert.DoesNotContain(key, await File.ReadAllTextAsync(Path.Combine(folder.Path, "identity", "operators.json"), Stop), StringComparison.Ordinal);
        await using var again = await RunningCentre.StartAsync(folder: folder);
        Assert.NotNull(again.Get<OperatorAccess>().ByKey(key));
        Assert.Null(again.Get<OperatorAccess>().ByToken(token));
    }

    /// <summary>Defaults of the channel: a session ends after 15 minutes unused and after 8 hours in any case; an address may try 30 keys, then it waits.</summary>
    [Fact]
    public async Task Sessions_EndByTime_AndGuessingIsHeldUp()
    {
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromHours(8), 5, 20), (OperatorAccess.Idle, OperatorAccess.Longest, OperatorRate.PerSecond, OperatorRate.Burst));
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries <= AddressRate.Burst; tries++)
        {
            using var answer = await PageForms.SendAsync(browser, OperatorPaths.SignIn, "operator", ("Key", "guess"));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task Rate_OfAKey_IsHeldToItsBound()
    {
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton(new OperatorRate(TimeProvider.System, 1, 2)));
        await ReferredAsync(centre, "do-not-load");
        using var liaison = await PageForms.EnterAsync(centre, "DE liaison-officer");
        using var system = centre.WithKey(await GivenAsync(liaison));
        var statuses = new List<HttpStatusCode>();
        for (var calls = 0; calls < 6; calls++)
        {
            statuses.Add((await system.GetAsync("/api/operator/referrals", Stop)).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    /// <summary>An operator of DE that was referred a parcel; the referral's reference.</summary>
    private static async Task<string> ReferredAsync(RunningCentre centre, string ask)
    {
        await Commands.OpenAsync(centre);
        using var liaison = centre.As("DE", "liaison officer");
        using var agency = centre.As("DE", "agency officer");
        return await Commands.RecordAsync(agency, Commands.Refer(await Commands.RecordAsync(liaison, Commands.Operator()), null, ask));
    }

    private static async Task<string> GivenAsync(HttpClient liaison)
    {
        using var answer = await ChangeAsync(liaison, "give");
        return (await PageForms.ReadAsync(answer)).QuerySelector("[data-told]")!.TextContent;
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient liaison, string what)
    {
        var page = await PageForms.GetAsync(liaison, Root + "/operators");
        var form = page.QuerySelector<IHtmlFormElement>("tbody form")!;
        return await PageForms.PostAsync(liaison, Root + "/operators", Filled.Of(form).With("Do", what));
    }
}
