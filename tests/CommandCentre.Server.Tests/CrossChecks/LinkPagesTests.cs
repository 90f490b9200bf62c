using System.Net;
using System.Text.Json.Nodes;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>Links between records on their pages: for who may read both, and for nobody else.</summary>
public sealed class LinkPagesTests
{
    private const string Root = "/operations/" + Commands.Operation;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_OnItsPages_IsForWhoReadsBothRecords()
    {
        await using var centre = await RunningCentre.StartAsync(watches: true);
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var france = centre.As("FR", "liaison officer");
        await Commands.RecordAsync(france, Commands.Hit("Pistol parts in a toy", "H0"));
        var hit = await Commands.RecordAsync(germany, Commands.Hit("Barrels among pipes", "H2", "FR"));
        var number = await LinkedAsync(france);

        using var reader = centre.Browser(out _);
        await PageForms.EnterAsync(reader, "FR liaison-officer");
        var list = await PageForms.GetAsync(reader, Root + "/links");
        Assert.Contains("Barrels among pipes", list.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        var page = await PageForms.GetAsync(reader, $"{Root}/links/{number}");
        Assert.Contains("Pistol parts in a toy", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Barrels among pipes", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("svg.link-chart rect").Length);
        Assert.NotNull(page.QuerySelector("a[href*='decide-match']"));

        using var other = centre.Browser(out _);
        await PageForms.EnterAsync(other, "NL liaison-officer");
        Assert.Empty((await PageForms.GetAsync(other, Root + "/links?show=all")).QuerySelectorAll(".alert"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{Root}/links/{number}", Token)).StatusCode);

        await Commands.RecordAsync(germany, Commands.Withdraw(hit));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{Root}/links/{number}", Token)).StatusCode);
    }

    /// <summary>The first link is found after the answer has left: looked for until it is there.</summary>
    private static async Task<long> LinkedAsync(HttpClient system)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < 200; look++)
        {
            await looks.WaitForNextTickAsync(Token);
            var lines = JsonNode.Parse(await system.GetStringAsync($"/api/operations/{Commands.Operation}/lines", Token))!["lines"]!.AsArray();
            if (lines.FirstOrDefault(line => (string?)line!["kind"] == "link-found") is { } link)
            {
                return (long)link["number"]!;
            }
        }

        throw new Xunit.Sdk.XunitException("no link was found in 20 s");
    }
}
