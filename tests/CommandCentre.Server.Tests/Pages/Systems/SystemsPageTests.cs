using System.Net;
using AngleSharp.Html.Parser;
using CommandCentre.Desks.Access;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Pages.Systems;

/// <summary>The page where coordinators keep the systems of their operation, and administrators all of them.</summary>
public sealed class SystemsPageTests
{
    private const string Page = "/operations/" + Commands.Operation + "/systems";

    private static (string Name, string Value)[] Right =>
    [
        ("Number", "de-atlas"), ("Country", "DE"), ("Agency", "customs"), ("Role", "agency-officer"), ("Commands", "request-check"), ("Commands", "report-seizure"), ("Rate", "7"), ("Ends", ""), ("Certificate", ""),
    ];

    [Fact]
    public async Task Key_GivenOnThePage_IsShownOnceAndGoodForWhatWasChosen()
    {
        await using var centre = await Commands.OpenedAsync();
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        using var given = await PageForms.SendAsync(coordinator, Page, "give", Right);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        var key = Secret(await given.Content.ReadAsStringAsync());
        using var system = centre.WithKey(key);
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("/api/operations/" + Commands.Operation)).StatusCode);
        var signedIn = centre.Get<SystemKeys>().ByKey(key)!;
        Assert.Equal(("DE-ATLAS", 7, "request-check report-seizure"), (signedIn.Officer, signedIn.CommandsPerSecond, string.Join(' ', signedIn.Scope.Words!)));
        var later = await coordinator.GetStringAsync(Page + "?system=DE-ATLAS");
        Assert.DoesNotContain(key, later, StringComparison.Ordinal);
        Assert.Contains("0 s ago", later, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number", "FR-ATLAS", "“FR-ATLAS” cannot be given. Allowed: DE-")]
    [InlineData("Number", "DE-SYS-POL-LO", "“DE-SYS-POL-LO” cannot be given")]
    [InlineData("Country", "SE", "SE")]
    [InlineData("Agency", "coordination", "police, customs, postal security")]
    [InlineData("Role", "coordinator", "liaison officer")]
    [InlineData("Role", "king", "king")]
    [InlineData("Commands", "open-sesame", "open-sesame")]
    [InlineData("Rate", "0", "1 to 500")]
    [InlineData("Rate", "many", "many")]
    [InlineData("Ends", "2001-01-01", "a day from today on")]
    [InlineData("Ends", "soon", "soon")]
    [InlineData("Certificate", "AB:CD", "the 64 hexadecimal digits")]
    [InlineData("Certificate", "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----", "holds a private key")]
    public async Task System_WithAWrongField_IsRefusedNamingItAndWhatIsAllowed(string field, string value, string said)
    {
        await using var centre = await Commands.OpenedAsync();
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        using var answer = await PageForms.SendAsync(coordinator, Page, "give", [.. Right.Where(part => part.Name != field), (field, value)]);
        var page = await PageForms.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var told = page.QuerySelector(".notice-urgent")!.TextContent;
        Assert.True(told.Contains(said, StringComparison.Ordinal), told);
        Assert.Empty(centre.Get<NationalSystems>().All);
        // What was typed is still there.
        Assert.Contains(field == "Number" ? value : "de-atlas", page.QuerySelector("input[name=Number]")!.GetAttribute("value"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Certificate_PastedAsPem_IsRegisteredAndShownWithSubjectAndEnd()
    {
        await using var centre = await Commands.OpenedAsync();
        using var certificate = SystemsGiven.Certificate();
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        using var given = await PageForms.SendAsync(coordinator, Page, "give", [.. Right[..^1], ("Certificate", certificate.ExportCertificatePem())]);
        var text = (await PageForms.ReadAsync(given)).QuerySelector(".notice-done")!.TextContent;
        var kept = Assert.Single(Assert.Single(centre.Get<NationalSystems>().All).Credentials);
        Assert.Equal((ClientCertificates.Thumbprint(certificate), "CN=DE-ATLAS", true), (kept.Kept, kept.Subject, kept.IsCertificate));
        Assert.Equal(new DateTimeOffset(certificate.NotAfter), kept.Ends);
        Assert.Contains("CN=DE-ATLAS", text, StringComparison.Ordinal);
        Assert.Contains(Server.Pages.Systems.ScopeWords.Spelled(kept.Kept), text, StringComparison.Ordinal);

        using var again = await PageForms.SendAsync(coordinator, Page, "give", [("Number", "DE-OTHER"), .. Right[1..^1], ("Certificate", kept.Kept)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("registered for a system already", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2, -1, SystemsGiven.ClientUse, "it is valid from")]
    [InlineData(1, 2, SystemsGiven.ClientUse, "it is valid from")]
    [InlineData(-1, 1, SystemsGiven.ServerUse, "leaves out client authentication")]
    public async Task Certificate_NotGoodForIt_IsRefusedSayingWhy(int from, int to, string use, string said)
    {
        await using var centre = await Commands.OpenedAsync();
        using var certificate = SystemsGiven.Certificate(from, to, use);
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        using var answer = await PageForms.SendAsync(coordinator, Page, "give", [.. Right[..^1], ("Certificate", certificate.ExportCertificatePem())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_RotatedAndWithdrawnOnThePage_EndsAsSaid()
    {
        await using var centre = await Commands.OpenedAsync();
        using var old = centre.WithKey(SystemsGiven.Key(centre, "DE-ATLAS"));
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        using var rotated = await PageForms.SendAsync(coordinator, Page + "?system=DE-ATLAS", "rotate", ("OldEnd", "now"), ("Ends", ""), ("Certificate", ""));
        using var system = centre.WithKey(Secret(await rotated.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), ((await old.GetAsync("/api/operations")).StatusCode, (await system.GetAsync("/api/operations")).StatusCode));
        using var withdrawn = await PageForms.SendAsync(coordinator, Page + "?system=DE-ATLAS", "withdraw", ("Withdraw", "DE-ATLAS"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/operations")).StatusCode);
        Assert.Null((await PageForms.ReadAsync(await coordinator.GetAsync(Page))).QuerySelector("table"));
        var log = await centre.Get<AccessLog>().LatestAsync(_ => true, 10, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(AccessKind.KeyWithdrawn, "EU-CO-V1", "DE-ATLAS"), (AccessKind.KeyGiven, "EU-CO-V1", "DE-ATLAS")],
            log.Select(line => (line.Access.What, line.Access.Officer, line.Access.Subject!)));
    }

    [Fact]
    public async Task Page_ForAnybodyButCoordinators_ShowsTheirOwnCountrysSystemsAndGivesNothing()
    {
        await using var centre = await Commands.OpenedAsync();
        SystemsGiven.Key(centre, "DE-ATLAS");
        SystemsGiven.Key(centre, "FR-DELTA");
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        using var officer = await PageForms.EnterAsync(centre, "DE liaison-officer");
        var page = await officer.GetStringAsync(Page + "?system=DE-ATLAS");
        Assert.Contains("DE-ATLAS", page, StringComparison.Ordinal);
        Assert.DoesNotContain("FR-DELTA", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Number\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Withdraw\"", page, StringComparison.Ordinal);
        Assert.NotNull(centre.Get<NationalSystems>().Find("DE-ATLAS"));
    }

    [Fact]
    public async Task Systems_OfAnotherOperation_AreNotShownAndNotWithdrawn()
    {
        await using var centre = await Commands.OpenedAsync();
        SystemsGiven.Key(centre, "DE-ELSEWHERE", operation: "OTHER-OPERATION");
        using var coordinator = await PageForms.EnterAsync(centre, "EU coordinator");
        Assert.DoesNotContain("DE-ELSEWHERE", (await PageForms.ReadAsync(await coordinator.GetAsync(Page + "?system=DE-ELSEWHERE"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(centre.Get<NationalSystems>().Find("DE-ELSEWHERE"));
    }

    [Fact]
    public async Task Administrator_SeesAllSystemsAndWithdrawsThem_ButGivesKeysToTheCentresOnly()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.EnterAdministrator(centre);
        using var old = centre.WithKey(centre.Get<Roll>().GiveKey("FR-OLD", new Rights("FR", "customs", "agency officer")));
        using var system = centre.WithKey(SystemsGiven.Key(centre, "DE-ATLAS"));
        using var administrator = Staff.Browser(centre, "EU-ADM-01");
        var page = await administrator.GetStringAsync("/systems");
        Assert.Contains("DE-ATLAS", page, StringComparison.Ordinal);
        Assert.Contains("Every operation", page, StringComparison.Ordinal);

        // A key reads cases, which an administrator does not see.
        Assert.DoesNotContain("value=\"rotate\"", await administrator.GetStringAsync("/systems?system=DE-ATLAS"), StringComparison.Ordinal);
        using var refused = await PageForms.SendAsync(administrator, "/systems", "give", [.. Right, ("Into", Commands.Operation)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var given = await PageForms.SendAsync(administrator, "/systems", "give", ("Number", "EU-CLOCKWORK"), ("Into", Commands.Operation), ("Country", "EU"), ("Agency", "coordination"), ("Role", "coordinator"), ("Commands", "open-operation"), ("Rate", "1"));
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);

        foreach (var (number, client) in new[] { ("DE-ATLAS", system), ("FR-OLD", old) })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/operations")).StatusCode);
            using var withdrawn = await PageForms.SendAsync(administrator, "/systems?system=" + number, "withdraw", ("Withdraw", number));
            Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/operations")).StatusCode);
        }
    }

    [Fact]
    public async Task Systems_ForAnybodyButAdministrators_IsForbidden()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.Enter(centre, "EU-COR-01", AgencyKind.Coordination, Staff.Role(Role.Coordinator));
        using var coordinator = Staff.Browser(centre, "EU-COR-01");
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync("/systems")).StatusCode);
    }

    private static string Secret(string page) => new HtmlParser().ParseDocument(page).QuerySelector("code[data-told]")!.TextContent;
}
