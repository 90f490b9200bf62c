using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Fields;

namespace CommandCentre.Server.Tests.Forms;

/// <summary>Where the forms of sharing begin, and what their pages offer to whom.</summary>
public sealed class SharingFormTests(FormRoom room) : IClassFixture<FormRoom>
{
    private string Lines => $"/operations/{room.Desk.Key}/lines";

    [Fact]
    public async Task ChangeOfMarks_StartsFromThePresentMarks()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.LiaisonOfficer);
        await room.GivenAsync(officer, room.Sample("change-marks").With("handling", Sent.Text("H1")).With("handlingText", null).With("to", Sent.Text("ES NL/customs @BALKAN")).With("evaluation", Sent.Text("C3")));
        using var browser = room.Browser(officer);

        var drawn = Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/change-marks{room.Tie("change-marks")}"));

        Assert.Equal(["H1"], Several(drawn, "handling"));
        Assert.Equal(["@BALKAN", "ES", "NL/customs"], Several(drawn, "to").Order(StringComparer.Ordinal));
        Assert.Equal("C3", drawn.In("evaluation"));
        Assert.Equal(string.Empty, drawn.In("reason"));
    }

    [Fact]
    public async Task ChangeOfMarks_OfARecordToAGroupThatIsNoMore_StillShowsIt()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.LiaisonOfficer);
        await room.GivenAsync(officer, room.Sample("change-marks").With("to", Sent.Text("FR @BALKAN")));
        await room.GivenAsync(FormRoom.Officer("EU", Role.Coordinator), Samples.Of("dissolve-group"));
        using var browser = room.Browser(officer);

        var page = await FormRoom.GetAsync(browser, $"{room.Root}/change-marks{room.Tie("change-marks")}");

        Assert.Equal(["@BALKAN", "FR"], Several(Filled.Of(page), "to").Order(StringComparer.Ordinal));
        Assert.Contains("Not in the operation any more", page.QuerySelector("input[value='@BALKAN']")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeOfMarks_ThatDropsACode_AsksForAFreshProofAndKeepsTheForm()
    {
        await room.OpenAsync();
        using var browser = room.Centre.Browser(out var cookies);
        room.SignIn(FormRoom.OfficerFor("change-marks"), cookies, proved: false);
        var path = $"{room.Root}/change-marks{room.Tie("change-marks")}";
        var filled = Filled.Of(await FormRoom.GetAsync(browser, path)).Without("handling").Without("handlingText").With("handling", "H1").With("reason", "for the court");
        var head = room.Head;

        using var answer = await FormRoom.SendAsync(browser, path, filled);
        var page = await FormRoom.PageAsync(answer);

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("[data-problems] a[href='/step-up']"));
        Assert.Equal("for the court", Filled.Of(page).In("reason"));
        Assert.Equal(head, room.Head);
    }

    [Fact]
    public async Task Group_ThatIsThere_StartsFromItsMembers()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("EU", Role.Coordinator));

        var page = await FormRoom.GetAsync(browser, $"{room.Root}/form-group?name=BALKAN");

        Assert.Equal(["DE", "ES"], Several(Filled.Of(page), "members"));
        Assert.Contains("@BALKAN is there already", page.QuerySelector(".notice-info")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Powers_OfAnAgency_StartFromWhatItMayDo()
    {
        await room.OpenAsync();
        var coordinator = FormRoom.Officer("EU", Role.Coordinator);
        using var browser = room.Browser(coordinator);
        var before = Several(Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/limit-agency?country=FR&agency=customs")), "commands");
        await room.GivenAsync(coordinator, room.Sample("limit-agency"));

        var after = Several(Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/limit-agency?country=FR&agency=customs")), "commands");
        var other = Several(Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/limit-agency?country=FR&agency=police")), "commands");

        Assert.Contains("request-check", before);
        Assert.DoesNotContain("change-phase", before);
        Assert.Equal(["post-message", "push-hit"], after.Order());
        Assert.Equal(before, other);
    }

    [Theory]
    [InlineData("@BALKAN", "ES", true)]
    [InlineData("@BALKAN", "FR", false)]
    public async Task Addressees_OfAForm_HoldTheGroupsOfTheReaderAlone(string group, string country, bool offered)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer(country, Role.LiaisonOfficer));

        var page = await FormRoom.GetAsync(browser, $"{room.Root}/push-hit");

        Assert.Equal(offered, page.QuerySelector($"input[name=to][value='{group}']") is not null);
        Assert.NotNull(page.QuerySelector("details input[name=to][value='DE/customs']"));
        Assert.Equal(offered, page.Body!.TextContent.Contains("BALKAN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DE", Role.LiaisonOfficer, "reading")]
    [InlineData("EU", Role.Coordinator, "reading")]
    [InlineData("NL", Role.LiaisonOfficer, "court")] // it reads the record, which is under H1
    public async Task Question_AboutALine_StartsWithWhatIsMissing(string country, Role role, string use)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer(country, role));

        Assert.Equal(use, Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/ask-release?line={room.Line}")).In("use"));
    }

    [Theory]
    [InlineData("FR", Role.LiaisonOfficer)]
    [InlineData("DE", Role.Analyst)]
    public async Task Question_OfTheOwnerOrOfOneWhoMayNotAsk_IsShut(string country, Role role)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer(country, role));

        await FormRoom.GetAsync(browser, $"{room.Root}/ask-release?line={room.Line}", System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Question_AboutALineThatIsANumberOnly_IsAsIfTheLineWereNotThere()
    {
        await room.OpenAsync();
        var kept = (await room.GivenAsync(FormRoom.Officer("FR", Role.LiaisonOfficer), Samples.Of("push-hit").With("to", Sent.Text("NL")))).Number;
        using var browser = room.Browser(FormRoom.Officer("ES", Role.LiaisonOfficer));

        var closed = await FormRoom.GetAsync(browser, $"{room.Root}/ask-release?line={kept}", System.Net.HttpStatusCode.NotFound);
        var absent = await FormRoom.GetAsync(browser, $"{room.Root}/ask-release?line=999999", System.Net.HttpStatusCode.NotFound);

        Assert.Equal(absent.QuerySelector("main")!.TextContent, closed.QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("reading", "change-marks")]
    [InlineData("passing-on", "grant-use")]
    public async Task Question_StandsInItsOwnersQueueUntilItIsSettled(string use, string settledBy)
    {
        await room.OpenAsync();
        var owner = FormRoom.Officer("FR", Role.LiaisonOfficer);
        var question = await room.GivenAsync(FormRoom.Officer("DE", Role.LiaisonOfficer), room.Sample("ask-release").With("use", Sent.Text(use)));
        var record = room.Desk.View(new Domain.Sharing.Viewer(owner))!.Line(room.Line)!.Record!.Value.ToString("D");
        using var browser = room.Browser(owner);
        using var stranger = room.Browser(FormRoom.Officer("NL", Role.LiaisonOfficer));

        var waiting = await FormRoom.GetAsync(browser, $"/operations/{room.Desk.Key}/queue");
        var others = await FormRoom.GetAsync(stranger, $"/operations/{room.Desk.Key}/queue");
        var given = room.Sample(settledBy).With("record", Sent.Text(record));
        await room.GivenAsync(owner, settledBy == "grant-use" ? given.With("country", Sent.Text("DE")) : given.With("to", Sent.Text("DE NL")));
        var settled = await FormRoom.GetAsync(browser, $"/operations/{room.Desk.Key}/queue");

        var links = waiting.QuerySelectorAll<IHtmlAnchorElement>(".question a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains($"{Lines}/{room.Line}", links);
        Assert.Contains($"{Lines}/{question.Number}", links);
        Assert.Contains(links, link => link.StartsWith($"{room.Root}/{settledBy}?record={record}", StringComparison.Ordinal));
        Assert.Contains($"{room.Root}/post-message?about={question.Record}", links);
        Assert.Equal("1", waiting.QuerySelector("[data-queue]")!.TextContent);
        Assert.Empty(others.QuerySelectorAll(".question"));
        Assert.Empty(settled.QuerySelectorAll(".question"));
    }

    [Fact]
    public async Task Question_AnsweredWithAMessage_IsSettled()
    {
        await room.OpenAsync();
        var (asker, owner) = (FormRoom.Officer("DE", Role.LiaisonOfficer), FormRoom.Officer("FR", Role.LiaisonOfficer));
        var question = await room.GivenAsync(asker, room.Sample("ask-release"));
        using var browser = room.Browser(owner);

        var reply = Filled.Of(await FormRoom.GetAsync(browser, $"{room.Root}/post-message?about={question.Record}")).With("text", "not yet");
        using var sent = await FormRoom.SendAsync(browser, $"{room.Root}/post-message?about={question.Record}", reply);

        Assert.Equal(["DE"], Several(reply, "to"));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Empty((await FormRoom.GetAsync(browser, $"/operations/{room.Desk.Key}/queue")).QuerySelectorAll(".question"));
    }

    [Fact]
    public async Task Grants_StandOnTheLineForTheirOwnerAlone()
    {
        await room.OpenAsync();
        var owner = FormRoom.Officer("DE", Role.LiaisonOfficer);
        await room.GivenAsync(owner, room.Sample("grant-use"));
        var hit = room.Desk.View(new Domain.Sharing.Viewer(owner))!.Record(room.Records["hit"])!.Number;
        using var browser = room.Browser(owner);
        using var reader = room.Browser(FormRoom.Officer("FR", Role.LiaisonOfficer));

        var own = await FormRoom.GetAsync(browser, $"{Lines}/{hit}");
        var read = await FormRoom.GetAsync(reader, $"{Lines}/{hit}");

        var back = Assert.Single(own.QuerySelectorAll<IHtmlAnchorElement>(".granted a")).GetAttribute("href")!;
        Assert.Equal($"{room.Root}/withdraw-grant?record={room.Records["hit"]}&country=FR&use=passing-on", back);
        var form = Filled.Of(await FormRoom.GetAsync(browser, back));
        Assert.Equal(("FR", "passing-on"), (form.In("country"), form.In("use")));
        Assert.Contains(own.QuerySelectorAll(".actions a"), link => link.GetAttribute("href")!.Contains("/change-marks?record=", StringComparison.Ordinal));
        Assert.Empty(read.QuerySelectorAll(".granted"));
        Assert.DoesNotContain(read.QuerySelectorAll(".actions a"), link => link.GetAttribute("href")!.Contains("/change-marks", StringComparison.Ordinal));
        // H1 still bars the court for FR, so it may ask.
        Assert.Contains(read.QuerySelectorAll(".actions a"), link => link.GetAttribute("href")!.EndsWith($"/ask-release?line={hit}", StringComparison.Ordinal));
    }

    private static string[] Several(IEnumerable<KeyValuePair<string, string>> fields, string name) => [.. fields.Where(field => field.Key == name).Select(field => field.Value)];
}
