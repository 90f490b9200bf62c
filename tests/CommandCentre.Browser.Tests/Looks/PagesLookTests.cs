using CommandCentre.Browser.Tests.Running;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Looks;

/// <summary>Every page: nothing that axe, the console or the content security policy objects to, at both sizes and in both themes.</summary>
public sealed class PagesLookTests(OperationsRoom room)
{
    // Looked at below, page by page; the last test holds that no page is forgotten.
    private static readonly string[] OfAnExercise =
    [
        "/", "/exercise", "/door", "/no-such-page", "", "?kind=seizure-reported", "?handling=H3&country=US&kind=duty-left", "?wall=1", "/floor", "/floor/shell",
        "/lines", "/lines?before=1", "/lines/1", "/lines/999999", "/countries", "/countries/DE", "/countries/ZZ", "/sharing", "/export", "/access", "/check", "/alerts", "/alerts?show=all", "/alerts/newest", "/leads", "/leads?side=all", "/leads?side=all&show=closed", "/leads/missed", "/finds", "/finds?cause=indicator", "/indicators", "/indicators/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/legality", "/leads/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/parcels/EE471108151FR", "/images/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/seizures/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/seizures/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11/forms", "/links", "/links?show=all", "/links/1", "/blind", "/holdings", "/holdings/import", "/holdings/records", "/holdings/records?mode=silent", "/holdings/imports/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/holdings/loads/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/holdings/records/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "/people", "/sessions", "/step-up", "/wall", "/queue", "/open-checks", "/report", "/report/no-such-form",
        "/sheets", "/sheets?kind=report-seizure", "/sheets/export", "/sheets/runs/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11",
        "/operators", "/referrals", "/referrals?of=all&show=ended", "/referrals/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11",
    ];

    private static readonly string[] OfALiveCentre = ["/sign-in", "/first", "/operations/open", "/", "/people"];

    // Looked at in SystemsLookTests.
    private static readonly string[] OfSystemsAndProviders = ["/systems", "/operations/KEY/systems", "/sign-in/with/zoll-sso", "/sign-in/from/zoll-sso", "/first/with/zoll-sso", "/step-up/with/zoll-sso"];

    // Looked at in OperatorLookTests.
    private static readonly string[] OfOperators = ["/operator/sign-in", "/operator", "/operator/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11"];

    private const string Send = "form.report-form button[type=submit]:not([name])";

    [Fact]
    public async Task Pages_OfAnExerciseUnderWay_AreInOrder()
    {
        await using var reader = await room.EnterAsync("FR liaison-officer");
        var look = new PageLook(reader);
        foreach (var page in OfAnExercise)
        {
            await look.AtAsync(IsOfOperation(page) ? room.Exercise.Board + page : page);
        }

        look.AssertNothingWrong();
    }

    [Fact]
    public async Task PagesOfAParcel_ItsLeadAndItsSeizure_AreInOrder()
    {
        await using var reader = await room.EnterAsync("FR liaison-officer");
        var look = new PageLook(reader);
        foreach (var (list, link) in new[] { ("/leads?side=all", "main table a[href*='/leads/']"), ("/leads?side=all&show=closed", "main table a[href*='/leads/']"), ("/lines?kind=seizure-reported&country=FR", "main .line-title a") })
        {
            await reader.Page.GotoAsync(room.Exercise.Board + list);
            await look.AtAsync((await reader.Page.Locator(link).First.GetAttributeAsync("href"))!);
            foreach (var further in await reader.Page.Locator("main a[href*='/parcels/'], main a[href*='/seizures/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))].slice(0, 2)"))
            {
                await look.AtAsync(further);
            }
        }

        look.AssertNothingWrong();
    }

    [Fact]
    public async Task LinePages_OfEveryKindAndSight_AreInOrder()
    {
        await using var reader = await room.EnterAsync("FR liaison-officer");
        var look = new PageLook(reader);
        await reader.Page.GotoAsync(room.Exercise.Board + "/lines");
        var lines = await LinesAsync(reader.Page);
        Assert.True(lines.Count >= 15, $"only {lines.Count} kinds and sights of line to look at");
        foreach (var (kind, address) in lines)
        {
            await look.AtAsync(address, called: $"{address} ({kind})");
        }

        look.AssertNothingWrong();
    }

    [Theory]
    [InlineData("DE liaison-officer", "push-hit send-lead post-message join-duty change-phase change-marks withdraw-grant ask-release claim-check release-check chase-check")]
    [InlineData("DE agency-officer", "request-check report-tally report-seizure leave-duty give-feedback")]
    [InlineData("EU coordinator", "change-phase admit-participant form-group dissolve-group dismiss-participant limit-agency")]
    public async Task Forms_EmptyAndWithErrors_AreInOrder(string who, string forms)
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync(who);
        var look = new PageLook(officer);
        foreach (var form in forms.Split(' '))
        {
            await LookAtFormAsync(look, $"{operation.Board}/report/{form}");
        }

        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Forms_AboutARecord_AreInOrder()
    {
        var operation = await room.OpenAsync();
        var hit = await operation.RecordAsync("DE", "liaison officer", Commands.Hit());
        var check = await operation.RecordAsync("FR", "agency officer", Commands.Ask("DE"));
        var lead = await operation.RecordAsync("NL", "liaison officer", Commands.Of("send-lead", """{"parcel":"RR473124829GB","destination":"DE","reason":"barrel seen by X-ray","handling":["H0"]}"""));
        await operation.RecordAsync("EU", "coordinator", Commands.FormGroup());
        var granted = await operation.RecordAsync("DE", "liaison officer", Commands.Hit("To a group and an agency", "H2", "FR/customs", "NL"));
        await operation.RecordAsync("DE", "liaison officer", Commands.Of("grant-use", $$"""{"record":"{{granted.Record}}","country":"FR","use":"passing-on","reason":"asked for"}"""));
        await operation.RecordAsync("FR", "agency officer", Commands.AskRelease(granted.Number, "court"));
        await using var officer = await room.EnterAsync("DE liaison-officer");
        var look = new PageLook(officer);
        foreach (var page in new[] { $"lines/{granted.Number}", "queue", "sharing" })
        {
            await look.AtAsync($"{operation.Board}/{page}");
        }

        foreach (var form in new[] { $"correct-hit?hit={hit.Record}", $"withdraw-hit?hit={hit.Record}", $"answer-check?check={check.Record}", $"claim-check?check={check.Record}", $"send-lead?hit={hit.Record}", $"post-message?about={hit.Record}", "correct-hit", "answer-check", $"change-marks?record={hit.Record}", $"grant-use?record={hit.Record}", $"withdraw-grant?record={granted.Record}&country=FR&use=passing-on", $"ask-release?line={lead.Number}" })
        {
            await LookAtFormAsync(look, $"{operation.Board}/report/{form}");
        }

        await using var agent = await room.EnterAsync("DE agency-officer");
        var other = new PageLook(agent);
        foreach (var form in new[] { $"give-feedback?lead={lead.Record}", $"report-seizure?lead={lead.Record}", $"request-check?hit={hit.Record}" })
        {
            await LookAtFormAsync(other, $"{operation.Board}/report/{form}");
        }

        look.AssertNothingWrong();
        other.AssertNothingWrong();
    }

    [Fact]
    public async Task Pages_OfAnOperationWithNothingYet_AreInOrder()
    {
        var operation = await room.OpenAsync();
        await using var reader = await room.EnterAsync("NL agency-officer");
        var look = new PageLook(reader);
        foreach (var page in new[] { "", "?kind=hit-pushed", "?wall=1", "/lines?kind=hit-pushed", "/countries", "/countries/ES", "/sharing", "/queue", "/open-checks", "/floor" })
        {
            await look.AtAsync(operation.Board + page);
        }

        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Pages_InHighContrast_AreInOrder()
    {
        await using var reader = await room.EnterAsync("DE liaison-officer");
        await reader.Context.AddCookiesAsync([new() { Name = "look", Value = "contrast.comfortable", Url = room.Centre.Address.ToString() }]);
        var look = new PageLook(reader);
        foreach (var page in new[] { "", "/lines", "/lines/1", "/countries", "/queue", "/report/post-message" })
        {
            await look.AtAsync(room.Exercise.Board + page, called: page + " in high contrast");
            Assert.Equal("contrast", await reader.Page.Locator("html").GetAttributeAsync("data-theme"));
        }

        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Pages_OfALiveCentre_AreInOrder()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        await using var visitor = await Visitor.ArriveAsync(room.Browser, centre.Address, new());
        var look = new PageLook(visitor, exercise: false);
        foreach (var page in OfALiveCentre[..2])
        {
            await look.AtAsync(page);
            await look.AtAsync(page, Sent("button[type=submit]"), page + " with errors");
        }

        var coordinator = new Actor("EU-COR-01", Domain.Codes.CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);
        await visitor.Context.AddCookiesAsync([new() { Name = "session", Value = centre.Get<Sessions>().Begin(coordinator), Url = centre.Address.ToString() }]);
        await look.AtAsync("/operations/open");
        await look.AtAsync("/operations/open", Sent(Send), "/operations/open with errors");
        await look.AtAsync("/");
        await LookAtPeopleAsync(look, visitor, centre);
        look.AssertNothingWrong();
    }

    [Fact]
    public void Pages_All_AreLookedAt()
    {
        var looked = OfAnExercise.Select(page => IsOfOperation(page) ? "/operations/KEY" + page : page).Concat(OfALiveCentre).Concat(OfSystemsAndProviders).Concat(OfOperators).Append("/operations/KEY/report/push-hit").Append("/operations/KEY/checks/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11")
            .Select(page => page.Split('?')[0]).ToList();
        var forgotten = room.Centre.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => !looked.Any(page => new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(page, [])));
        Assert.Empty(forgotten.Distinct());
    }

    private static bool IsOfOperation(string page) => !(page is "/" or "/exercise" or "/door" or "/no-such-page" or "/sessions" or "/step-up" or "/wall" or "/floor/shell");

    // An administrator among people with the longest numbers there are.
    private static async Task LookAtPeopleAsync(PageLook look, Visitor visitor, RunningCentre centre)
    {
        Staff.EnterAdministrator(centre);
        var longest = "DE-" + new string('W', 37);
        Staff.Enter(centre, longest, AgencyKind.PostalSecurity, Staff.Role(Role.LiaisonOfficer, new string('W', 40)), Staff.Role(Role.Analyst));
        await visitor.Context.AddCookiesAsync([new() { Name = "session", Value = centre.Get<Sessions>().BeginOf("EU-ADM-01", false), Url = centre.Address.ToString() }]);
        await look.AtAsync("/people");
        await look.AtAsync("/people?person=" + longest);
        await look.AtAsync("/people", Sent("#main form button[type=submit]"), "/people with errors");
        await look.AtAsync("/people", async page =>
        {
            await page.Locator("select[name=Kind]").SelectOptionAsync("administrator");
            await page.Locator("#main form button[type=submit]").ClickAsync();
            await page.Locator("[data-told]").WaitForAsync();
        }, "/people after an invitation");
        await LookAtRolesAsync(look, visitor, centre, longest);
    }

    // A coordinator of an operation among the same people, one of them off duty, with a wall and codes that wait.
    private static async Task LookAtRolesAsync(PageLook look, Visitor visitor, RunningCentre centre, string longest)
    {
        var people = $"/operations/{Staff.Operation}/people";
        var coordinator = new Actor("EU-COR-02", Domain.Codes.CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);
        var desk = await centre.Get<CommandCentre.Desks.DeskRoom>().OpenAsync(Staff.Operation);
        var open = Domain.Fields.CommandReading.Read(Server.Api.FieldTrees.Read(System.Text.Encoding.UTF8.GetBytes(Commands.Open().ToJsonString())).Fields!).Command!;
        await desk.SubmitAsync(open, coordinator, TestContext.Current.CancellationToken);
        Staff.Enter(centre, coordinator.Officer, coordinator.Agency, Staff.Role(Role.Coordinator));
        var now = centre.Get<TimeProvider>().GetUtcNow();
        Staff.Enter(centre, "FR-POL-01", AgencyKind.Police, Staff.Role(Role.LiaisonOfficer, from: now.AddDays(1), until: now.AddDays(2)));
        centre.Get<Sessions>().BeginWall("EU-WALL-1", Staff.Operation, "Chrome, Linux");
        await visitor.Context.AddCookiesAsync([new() { Name = "session", Value = centre.Get<Sessions>().BeginOf(coordinator.Officer, false), Url = centre.Address.ToString() }]);
        await look.AtAsync(people);
        await look.AtAsync($"{people}?person={longest}");
        await look.AtAsync(people, async page =>
        {
            await page.Locator("[name=Officer]").FillAsync("NOBODY");
            await page.Locator(".people-side button.button-main").ClickAsync();
            await page.Locator(".notice-urgent").WaitForAsync();
        }, people + " with errors");
        await look.AtAsync("/sessions");
        await look.AtAsync("/step-up", Sent("#main form button[type=submit]"), "/step-up with errors");
    }

    private static async Task LookAtFormAsync(PageLook look, string form)
    {
        await look.AtAsync(form);
        await look.AtAsync(form, Sent(Send), form + " with errors");
    }

    // Sends a form as it is, when there is one and it is not shut; most come back with errors.
    private static Func<IPage, Task> Sent(string button) => async page =>
    {
        if (await page.Locator(button).CountAsync() > 0)
        {
            foreach (var needed in await page.Locator("form:not([novalidate]) input[required]").AllAsync())
            {
                await needed.FillAsync("x");
            }

            await page.RunAndWaitForResponseAsync(() => page.Locator(button).First.ClickAsync(), answer => answer.Request.Method == "POST");
            await page.WaitForLoadStateAsync();
        }
    };

    // One line of each kind in each sight, as this reader's lists show them.
    private static async Task<Dictionary<string, string>> LinesAsync(IPage page)
    {
        var found = new Dictionary<string, string>();
        for (var pages = 0; pages < 12; pages++)
        {
            var rows = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.line')].map(row => `${row.dataset.kind ?? ''} ${row.dataset.sight} ${row.dataset.state ?? ''}|${row.querySelector('a').getAttribute('href')}`)");
            foreach (var row in rows.Select(row => row.Split('|')))
            {
                found.TryAdd(row[0], row[1]);
            }

            var older = page.Locator("a[href*='before=']");
            if (await older.CountAsync() == 0)
            {
                break;
            }

            await older.ClickAsync();
            await page.WaitForLoadStateAsync();
        }

        return found;
    }
}
