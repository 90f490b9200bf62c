using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommandCentre.Desks;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>The page of an operation's people: what it lists for whom, and what it does.</summary>
public sealed class OperationPeopleTests
{
    private const string Page = "/operations/ARMSTRONG-VII/people";

    private static readonly (string, string) NoWindow = ("From", string.Empty);

    [Theory]
    [InlineData("EU-COR-01", "DE-CUS-07 DE-POL-01 EU-COR-01 FR-POL-01")]
    [InlineData("DE-POL-01", "DE-CUS-07 DE-POL-01")]
    [InlineData("DE-CUS-07", "DE-CUS-07")]
    public async Task Page_ListsThoseItsReaderMayKnowOf(string reader, string listed)
    {
        await using var centre = await StartAsync();
        Staff.Enter(centre, "NL-POL-01", AgencyKind.Police, Staff.Role(Role.LiaisonOfficer, "ANOTHER"));
        using var browser = Staff.Browser(centre, reader);
        var page = await GetAsync(browser, Page);
        Assert.Equal(listed, string.Join(' ', page.QuerySelectorAll("table th[scope=row]").Select(cell => cell.TextContent.Trim()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("EU-ADM-01")]
    [InlineData("NL-POL-01")]
    public async Task Page_ForWhoeverHasNoRoleInTheOperation_IsAsIfAbsent(string reader)
    {
        await using var centre = await StartAsync();
        Staff.EnterAdministrator(centre);
        Staff.Enter(centre, "NL-POL-01", AgencyKind.Police, Staff.Role(Role.LiaisonOfficer, "ANOTHER"));
        using var browser = Staff.Browser(centre, reader);
        using var answer = await browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Invitation_OfAPersonWithAWindow_MakesACodeThatMakesThem()
    {
        await using var centre = await StartAsync();
        using var coordinator = Staff.Browser(centre, "EU-COR-01");
        using var given = await GiveAsync(coordinator, "agency-officer", country: "FR", agency: "customs", until: "2099-11-20T20:00");
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        var code = Told(await given.Content.ReadAsStringAsync());
        Assert.DoesNotContain(code, await File.ReadAllTextAsync(Path.Combine(centre.DataFolder, "identity", "roll.json")), StringComparison.Ordinal);

        using var browser = centre.Browser(out _);
        var (made, _) = await Enrolling.EnrolAsync(centre, browser, code, "FR-DOU-01");
        using (made)
        {
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        }

        var person = centre.Get<Roll>().Find("FR-DOU-01")!;
        Assert.Equal(("FR", AgencyKind.Customs), (person.Country.Value, person.Agency));
        Assert.Equal(Staff.Role(Role.AgencyOfficer, until: new DateTimeOffset(2099, 11, 20, 20, 0, 0, TimeSpan.Zero)), Assert.Single(person.Assignments));
    }

    [Theory]
    [InlineData("EU-COR-01", "coordinator", "DE", "police", "", "coordinator")]
    [InlineData("EU-COR-01", "emperor", "DE", "police", "", "emperor")]
    [InlineData("EU-COR-01", "observer", "QQ", "police", "", "QQ")]
    [InlineData("EU-COR-01", "observer", "DE", "coordination", "", "police, customs, postal security")]
    [InlineData("EU-COR-01", "observer", "DE", "police", "2020-01-01T00:00", "a moment that lies ahead")]
    [InlineData("EU-COR-01", "observer", "DE", "police", "tomorrow", "tomorrow")]
    [InlineData("DE-POL-01", "liaison-officer", "DE", "police", "", "agency officer, analyst, observer, auditor")]
    [InlineData("DE-POL-01", "agency-officer", "FR", "customs", "", "Allowed: DE")]
    public async Task Invitation_OfSomethingWrong_NamesFieldValueAndAllowedAndMakesNoCode(string giver, string role, string country, string agency, string until, string said)
    {
        await using var centre = await StartAsync();
        using var browser = Staff.Browser(centre, giver);
        using var answer = await GiveAsync(browser, role, country, agency, until);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(centre.Get<Roll>().Codes);
    }

    [Fact]
    public async Task Role_ForAPersonWithAnAccount_IsAddedWithoutACodeAndTakenAwayAgain()
    {
        await using var centre = await StartAsync();
        Staff.Enter(centre, "NL-POL-01", AgencyKind.Police, Staff.Role(Role.Analyst, "ANOTHER"));
        var roll = centre.Get<Roll>();
        var version = centre.Get<RightsVersion>().Now;
        using var coordinator = Staff.Browser(centre, "EU-COR-01");
        using var given = await GiveAsync(coordinator, "observer", officer: "nl-pol-01");
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        Assert.Equal([Staff.Role(Role.Analyst, "ANOTHER"), Staff.Role(Role.Observer)], roll.Find("NL-POL-01")!.Assignments);
        Assert.True(centre.Get<RightsVersion>().Now > version);

        using var taken = await PageForms.SendAsync(coordinator, Page + "?person=NL-POL-01", "account", ("Do", "take ARMSTRONG-VII"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal([Staff.Role(Role.Analyst, "ANOTHER")], roll.Find("NL-POL-01")!.Assignments);
    }

    [Theory]
    [InlineData("EU-COR-01", "EU-COR-01", "observer")]
    [InlineData("EU-COR-01", "EU-ADM-01", "observer")]
    [InlineData("EU-COR-01", "XX-NOBODY", "observer")]
    [InlineData("DE-POL-01", "DE-POL-01", "observer")]
    [InlineData("DE-POL-01", "FR-POL-01", "observer")]
    public async Task Role_ForSomebodyWhoIsNotTheirsToGiveTo_IsRefused(string giver, string officer, string role)
    {
        await using var centre = await StartAsync();
        Staff.EnterAdministrator(centre);
        var before = centre.Get<Roll>().Persons;
        using var browser = Staff.Browser(centre, giver);
        using var answer = await GiveAsync(browser, role, officer: officer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(officer, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector(".notice-urgent")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, centre.Get<Roll>().Persons);
    }

    [Fact]
    public async Task Change_OfRoleAndWindow_IsTakenOver()
    {
        await using var centre = await StartAsync();
        using var liaison = Staff.Browser(centre, "DE-POL-01");
        using var changed = await PageForms.SendAsync(liaison, Page + "?person=DE-CUS-07", "change", ("NewRole", "analyst"), ("From", "2098-01-01T08:00"), ("Until", ""));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(Staff.Role(Role.Analyst, from: new DateTimeOffset(2098, 1, 1, 8, 0, 0, TimeSpan.Zero)), Assert.Single(centre.Get<Roll>().Find("DE-CUS-07")!.Assignments));
    }

    // What the page does not offer is refused when it is posted all the same.
    [Theory]
    [InlineData("DE-POL-01", "FR-POL-01", "withdraw")]
    [InlineData("DE-POL-01", "EU-COR-01", "end")]
    [InlineData("DE-CUS-07", "DE-POL-01", "take ARMSTRONG-VII")]
    [InlineData("EU-COR-01", "EU-COR-01", "withdraw")]
    [InlineData("EU-COR-01", "DE-POL-01", "take ANOTHER")]
    [InlineData("EU-COR-01", "DE-POL-01", "anything")]
    public async Task Act_ThatIsNotTheirs_PostedAllTheSame_IsRefused(string by, string person, string act)
    {
        await using var centre = await StartAsync();
        var session = centre.Get<Sessions>().BeginOf(person, false);
        var before = centre.Get<Roll>().Persons;
        using var browser = Staff.Browser(centre, by);
        // The page's own token, from a form that is there for everybody.
        var guard = (await GetAsync(browser, Page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("_handler", "account"), new("__RequestVerificationToken", guard), new("Do", act)]);
        using var answer = await browser.PostAsync($"{Page}?person={person}", content);
        // Where the form is not drawn there is nobody to take it (400); where it is, the rule says no.
        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        Assert.Equal(before, centre.Get<Roll>().Persons);
        Assert.NotNull(centre.Get<Sessions>().ByToken(session));
    }

    [Fact]
    public async Task Account_Withdrawn_EndsSessionsAndSignInAtOnce()
    {
        await using var centre = await StartAsync();
        var session = centre.Get<Sessions>().BeginOf("DE-CUS-07", true);
        using var liaison = Staff.Browser(centre, "DE-POL-01");
        using var withdrawn = await PageForms.SendAsync(liaison, Page + "?person=DE-CUS-07", "account", ("Do", "withdraw"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Null(centre.Get<Sessions>().ByToken(session));
        Assert.Null(centre.Get<Roll>().Find("DE-CUS-07"));
        Assert.True(centre.Get<Roll>().IsTaken("DE-CUS-07"));
    }

    [Fact]
    public async Task Account_Renewed_TakesANewAuthenticatorAndEndsWhatRestedOnTheOld()
    {
        await using var centre = await StartAsync();
        var session = centre.Get<Sessions>().BeginOf("DE-CUS-07", true);
        using var liaison = Staff.Browser(centre, "DE-POL-01");
        using var renewed = await PageForms.SendAsync(liaison, Page + "?person=DE-CUS-07", "account", ("Do", "renew"));
        var code = Told(await renewed.Content.ReadAsStringAsync());

        using var browser = centre.Browser(out _);
        using var another = await PageForms.SendAsync(browser, "/first", "first", ("Code", code), ("Officer", "DE-CUS-08"));
        Assert.Contains("Allowed: DE-CUS-07", await another.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (made, secret) = await Enrolling.EnrolAsync(centre, browser, code, "DE-CUS-07");
        using (made)
        {
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        }

        Assert.Null(centre.Get<Sessions>().ByToken(session));
        Assert.Equal(Staff.Role(Role.AgencyOfficer), Assert.Single(centre.Get<Roll>().Find("DE-CUS-07")!.Assignments));
        using var again = centre.Browser(out _);
        using var right = await PageForms.SignInAsync(again, "DE-CUS-07", Staff.Passphrase, Staff.Code(centre, secret, 1));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Fact]
    public async Task Code_TakenBack_MakesNobody()
    {
        await using var centre = await StartAsync();
        using var coordinator = Staff.Browser(centre, "EU-COR-01");
        using var given = await GiveAsync(coordinator, "observer", country: "FR", agency: "police");
        var code = Told(await given.Content.ReadAsStringAsync());

        // Not by the liaison officer of another country, to whom it is not even shown.
        using var germany = Staff.Browser(centre, "DE-POL-01");
        Assert.DoesNotContain("by EU-COR-01", (await GetAsync(germany, Page)).Body!.TextContent, StringComparison.Ordinal);

        using var back = await PageForms.SendAsync(coordinator, Page, "codes", ("Handle", centre.Get<Roll>().Codes.Single().Handle));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Null(centre.Get<Roll>().Offered(code, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public async Task Administrator_StartsWithPeople_SeesNoCase_AndInvitesTheCoordinatorWhoOpensTheOperation()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.EnterAdministrator(centre);
        using var administrator = Staff.Browser(centre, "EU-ADM-01");
        using var start = await administrator.GetAsync("/");
        Assert.Equal("/people", start.Headers.Location?.OriginalString);

        using var invited = await PageForms.SendAsync(administrator, "/people", "invite", ("Kind", "coordinator"), ("Operation", "armstrong-ix"), ("From", ""), ("Until", ""));
        using var browser = centre.Browser(out _);
        var (made, _) = await Enrolling.EnrolAsync(centre, browser, Told(await invited.Content.ReadAsStringAsync()), "EU-COR-09");
        made.Dispose();
        var opening = await GetAsync(browser, "/operations/open");
        Assert.Equal("ARMSTRONG-IX", ((IHtmlInputElement)opening.QuerySelector("input[name=operation]")!).Value);

        using var wrong = await PageForms.SendAsync(administrator, "/people", "invite", ("Kind", "coordinator"), ("Operation", "?!"), ("From", ""), ("Until", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("3 to 40 of A-Z", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EU-COR-01")]
    [InlineData("DE-POL-01")]
    public async Task PeopleOfTheCentre_ForAnybodyButAdministrators_AreForbidden(string officer)
    {
        await using var centre = await StartAsync();
        using var browser = Staff.Browser(centre, officer);
        using var answer = await browser.GetAsync("/people");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    internal static async Task<RunningCentre> StartAsync(Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? also = null)
    {
        var centre = await RunningCentre.StartAsync(CentreMode.Live, also: also);
        Staff.Enter(centre, "EU-COR-01", AgencyKind.Coordination, Staff.Role(Role.Coordinator));
        Staff.Enter(centre, "DE-POL-01", AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        Staff.Enter(centre, "DE-CUS-07", AgencyKind.Customs, Staff.Role(Role.AgencyOfficer));
        Staff.Enter(centre, "FR-POL-01", AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        var desk = await centre.Get<DeskRoom>().OpenAsync(Staff.Operation);
        var coordinator = new Actor("EU-COR-01", CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);
        foreach (var command in new[] { Running.Commands.Open(), Running.Commands.Phase() })
        {
            var read = CommandReading.Read(FieldTrees.Read(System.Text.Encoding.UTF8.GetBytes(command.ToJsonString())).Fields!);
            Assert.IsType<Desks.Operations.Answer.Recorded>(await desk.SubmitAsync(read.Command!, coordinator, TestContext.Current.CancellationToken));
        }

        return centre;
    }

    internal static async Task<IHtmlDocument> GetAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    internal static string Told(string page) => new HtmlParser().ParseDocument(page).QuerySelector("[data-told]")!.TextContent;

    private static Task<HttpResponseMessage> GiveAsync(HttpClient browser, string role, string country = "DE", string agency = "police", string until = "", string officer = "") =>
        PageForms.SendAsync(browser, Page, "give", ("Role", role), ("Officer", officer), ("Country", country), ("Agency", agency), NoWindow, ("Until", until));
}
