using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Looks;

/// <summary>The pages of national systems and of identity providers, empty, filled, with the longest names and with errors.</summary>
public sealed class SystemsLookTests(OperationsRoom room)
{
    // As long as a service number may be.
    private const string Longest = "DE-DAS-IST-DER-LAENGSTE-NAME-DEN-ES-GIBT";

    [Fact]
    public async Task Systems_OfAnOperation_AreInOrder()
    {
        var operation = await room.OpenAsync();
        var page = operation.Board + "/systems";
        await using var coordinator = await room.EnterAsync("EU coordinator");
        var look = new PageLook(coordinator);
        await look.AtAsync(page, called: page + " without any");
        var key = operation.Board.Split('/')[^1];
        SystemsGiven.Key(room.Centre, Longest, operation: key);
        SystemsGiven.Key(room.Centre, $"FR-{key[^6..]}", [], ends: room.Centre.Get<TimeProvider>().GetUtcNow().AddDays(400), operation: key);
        await look.AtAsync(page);
        await look.AtAsync($"{page}?system={Longest}");
        await look.AtAsync($"{page}?system={Longest}", async at => await SendAsync(at, "Rotate", at.Locator("textarea[name=Certificate]"), "AB:CD"), page + " rotated wrongly");
        await look.AtAsync($"{page}?system={Longest}", async at => await SendAsync(at, "Rotate", at.Locator("textarea[name=Certificate]"), ""), page + " rotated");
        await look.AtAsync(page, async at => await SendAsync(at, "Give a key", at.Locator("input[name=Number]"), "ZZ-WRONG"), page + " with errors");
        using var certificate = SystemsGiven.Certificate();
        await look.AtAsync(
            page,
            async at =>
            {
                await at.Locator("input[name=Number]").FillAsync($"DE-{key[^6..]}");
                await at.Locator("select[name=Country]").SelectOptionAsync("DE");
                await SendAsync(at, "Give a key", at.Locator("textarea[name=Certificate]"), certificate.ExportCertificatePem());
            },
            page + " with a certificate registered");
        await using var officer = await room.EnterAsync("DE liaison-officer");
        var other = new PageLook(officer);
        await other.AtAsync(page, called: page + " for a liaison officer");
        look.AssertNothingWrong();
        other.AssertNothingWrong();
    }

    [Fact]
    public async Task Systems_OfALiveCentre_AreInOrder()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.EnterAdministrator(centre);
        await using var administrator = await Visitor.ArriveAsync(room.Browser, centre.Address, new());
        await administrator.Context.AddCookiesAsync([new() { Name = "session", Value = centre.Get<Sessions>().BeginOf("EU-ADM-01", true), Url = centre.Address.ToString() }]);
        var look = new PageLook(administrator, exercise: false);
        await look.AtAsync("/systems", called: "/systems without any");
        SystemsGiven.Key(centre, Longest, operation: "THE-LONGEST-KEY-AN-OPERATION-CAN-HAVE-01");
        centre.Get<Roll>().GiveKey("FR-OLD", new Rights("FR", "customs", "agency officer"));
        await look.AtAsync("/systems");
        await look.AtAsync("/systems?system=FR-OLD");
        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Providers_AtEveryTurn_AreInOrder()
    {
        await using var provider = await SmallProvider.StartAsync();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "identity"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "identity", "providers.json"), $$"""[{"name":"Zoll SSO","authority":"{{provider.Authority}}","clientId":"centre","country":"DE","agency":"customs"}]""");
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, folder);
        await using var visitor = await Visitor.ArriveAsync(room.Browser, centre.Address, new());
        var look = new PageLook(visitor, exercise: false);
        await look.AtAsync("/sign-in", called: "/sign-in with a provider");
        await look.AtAsync("/first", called: "/first with a provider");
        await look.AtAsync("/first/with/zoll-sso");
        await look.AtAsync("/first/with/zoll-sso", async at => await SendAsync(at, "Continue", at.Locator("input[name=Code]"), "WRONG"), "/first/with/zoll-sso with errors");
        look.AssertNothingWrong();

        // A refusal is an answer of 403, of which the console tells.
        await using var refused = await Visitor.ArriveAsync(room.Browser, centre.Address, new());
        await refused.Page.GotoAsync("/sign-in/from/zoll-sso?state=x&code=y");
        Assert.Contains("came to nothing", await refused.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task SendAsync(IPage page, string button, ILocator field, string value)
    {
        foreach (var needed in await page.Locator("input[required]:not([type=hidden])").AllAsync())
        {
            if ((await needed.InputValueAsync()).Length == 0)
            {
                await needed.FillAsync("DE-X");
            }
        }

        await field.FillAsync(value);
        await page.RunAndWaitForResponseAsync(() => page.Locator($"main button[type=submit]:has-text('{button}')").First.ClickAsync(), answer => answer.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }
}
