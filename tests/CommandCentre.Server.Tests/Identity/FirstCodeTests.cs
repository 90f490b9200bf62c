using System.Net;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

public sealed class FirstCodeTests
{
    private const string Passphrase = "correct horse battery";

    [Fact]
    public async Task FirstStart_PrintsACodeOnceThatMakesTheCoordinatorOnce()
    {
        using var folder = new TemporaryFolder();
        string code;
        await using (var centre = await RunningCentre.StartAsync(CentreMode.Live, folder))
        {
            code = Announced(centre).Split(' ')[^1];
            Assert.Matches("^[A-Z2-9]{4}(-[A-Z2-9]{4}){5}$", code);
            Assert.DoesNotContain(code, await File.ReadAllTextAsync(Path.Combine(folder.Path, "identity", "roll.json")), StringComparison.Ordinal);
        }

        await using var again = await RunningCentre.StartAsync(CentreMode.Live, folder);
        Assert.DoesNotContain("-", Announced(again).Replace("one-time", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);

        using var browser = again.Browser(out var cookies);
        using var made = await PageForms.SendAsync(browser, "/first", "first", ("Code", code.ToUpperInvariant()), ("Officer", "eu-cor-01"), ("Passphrase", Passphrase));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var coordinator = again.Get<Sessions>().ByToken(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!.In(Domain.Operations.OperationKey.Parse("ANY"))!;
        Assert.Equal(("EU-COR-01", Domain.Operations.Role.Coordinator), (coordinator.Officer, coordinator.Role));
        Assert.Empty(Announced(again));

        using var other = again.Browser(out _);
        using var twice = await PageForms.SendAsync(other, "/first", "first", ("Code", code), ("Officer", "EU-COR-02"), ("Passphrase", Passphrase));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);

        using var right = await PageForms.SendAsync(other, "/sign-in", "sign-in", ("Officer", "EU-COR-01"), ("Passphrase", Passphrase));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Theory]
    [InlineData("WRONG", "EU-COR-01", Passphrase, "code")]
    [InlineData(null, "DE-COR-01", Passphrase, "Allowed: EU-")]
    [InlineData(null, "EU", Passphrase, "Allowed: EU-")]
    [InlineData(null, "EU-CLOCK", Passphrase, "Allowed: EU-")]
    [InlineData(null, "EU-Jürgen", Passphrase, "Allowed: EU-")]
    [InlineData(null, "EU-COR-01", "short", "12 to 200 characters")]
    public async Task Code_UsedWithSomethingWrong_SaysWhatWasAllowedAndIsNotUsedUp(string? code, string officer, string passphrase, string said)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var right = Announced(centre).Split(' ')[^1];
        using var browser = centre.Browser(out _);
        using var answer = await PageForms.SendAsync(browser, "/first", "first", ("Code", code ?? right), ("Officer", officer), ("Passphrase", passphrase));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(centre.Get<Roll>().Offered(right));
        Assert.Empty(centre.Get<Roll>().Persons);
    }

    [Theory]
    [InlineData("EU-COR-01", "wrong passphrase")]
    [InlineData("EU-COR-99", Passphrase)]
    [InlineData("", "")]
    public async Task SignIn_Wrong_IsRefusedWithoutSayingWhich(string officer, string passphrase)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        await PersonAsync(centre);
        using var browser = centre.Browser(out var cookies);
        using var answer = await PageForms.SendAsync(browser, "/sign-in", "sign-in", ("Officer", officer), ("Passphrase", passphrase));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("not right", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");
    }

    [Theory]
    [InlineData("/door")]
    [InlineData("/exercise-keys.json")]
    public async Task LiveCentre_HasNoDoorAndNoExerciseKeys(string path)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        using var browser = centre.Browser(out _);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        Assert.False(File.Exists(Path.Combine(centre.DataFolder, "exercise-keys.json")));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/first")]
    [InlineData("/people")]
    public async Task Exercise_HasNoSignInWithPassphrase(string path)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Coordinator_InvitesAPersonAndGivesASystemItsKey_AndWithdrawsThem()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var roll = centre.Get<Roll>();
        var person = await PersonAsync(centre);
        using var coordinator = centre.Browser(out var cookies);
        cookies.Add(centre.Address, new Cookie("session", centre.Get<Sessions>().Begin(person)));

        using var invited = await PageForms.SendAsync(coordinator, "/people", "invite", ("Country", "DE"), ("Agency", "police"), ("Role", "liaison-officer"), ("System", ""));
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        Assert.Equal(new Rights("DE", "police", "liaison officer"), roll.Offered(Secret(await invited.Content.ReadAsStringAsync())));

        using var given = await PageForms.SendAsync(coordinator, "/people", "invite", ("Country", "DE"), ("Agency", "customs"), ("Role", "agency-officer"), ("System", "DE-ATLAS"));
        var key = Secret(await given.Content.ReadAsStringAsync());
        using var system = centre.WithKey(key);
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("/api/operations")).StatusCode);
        Assert.DoesNotContain(key, await File.ReadAllTextAsync(Path.Combine(centre.DataFolder, "identity", "roll.json")), StringComparison.Ordinal);

        using var withdrawn = await PageForms.SendAsync(coordinator, "/people", "withdraw", ("Withdraw", "DE-ATLAS"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/operations")).StatusCode);
    }

    [Fact]
    public async Task People_ForAnybodyButCoordinators_IsForbidden()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        using var browser = centre.Browser(out var cookies);
        var officer = new Domain.Operations.Actor("DE-POL-01", Domain.Codes.CountryCode.Parse("DE"), Domain.Operations.AgencyKind.Police, Domain.Operations.Role.LiaisonOfficer);
        cookies.Add(centre.Address, new Cookie("session", centre.Get<Sessions>().Begin(officer)));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task Passphrases_TooManyAtOnce_AreSentAway()
    {
        using var passphrases = new Passphrases();
        // One is checked and takes its time, as many as the queue holds wait, two more come.
        var asking = Enumerable.Range(0, Passphrases.Queue + 3)
            .Select(turn => passphrases.IsRightAsync("x", new KeptPassphrase(new byte[16], new byte[32], turn == 0 ? Passphrases.Rounds : 1), CancellationToken.None))
            .ToList();
        var answers = await Task.WhenAll(asking);
        Assert.Equal([.. Enumerable.Repeat<bool?>(false, Passphrases.Queue + 1), null, null], answers);
    }

    private static string Announced(RunningCentre centre)
    {
        using var said = new StringWriter();
        FirstCode.Announce(centre.App.Services, said);
        return said.ToString().Trim();
    }

    private static async Task<Domain.Operations.Actor> PersonAsync(RunningCentre centre)
    {
        var roll = centre.Get<Roll>();
        var code = roll.Invite(new Rights("EU", "coordination", "coordinator"));
        var kept = await centre.Get<Passphrases>().KeepAsync(Passphrase, TestContext.Current.CancellationToken);
        return roll.Enter(code, "EU-COR-01", kept!)!.Rights.As("EU-COR-01")!;
    }

    private static string Secret(string page) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("code")!.TextContent;
}
