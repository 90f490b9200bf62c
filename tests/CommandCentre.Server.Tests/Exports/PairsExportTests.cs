using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Access;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Exports;

/// <summary>Decided links as labelled pairs on their way out: only those of which both records may leave.</summary>
public sealed class PairsExportTests
{
    private const string Header = "\"name1\",\"name2\",\"schema\",\"is_match\"";

    private static readonly string Api = $"/api/operations/{Commands.Operation}/exports";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Both records are free: whoever reads both takes the pair out once somebody has decided, in the shape in which `match pairs` reads it.</summary>
    [Theory]
    [InlineData("same", "true")]
    [InlineData("different", "false")]
    [InlineData("undecided", null)]
    public async Task Pairs_OfFreeRecords_LeaveWithTheDecision(string verdict, string? match)
    {
        await using var centre = await RunningCentre.StartAsync(watches: true);
        var (link, france, germany) = await LinkedAsync(centre, "H0");
        using (france)
        using (germany)
        {
            Assert.Equal([Header], await RowsAsync(germany, "all"));
            await Commands.RecordAsync(germany, Decision(link, verdict));
            var rows = await RowsAsync(france, "all");
            Assert.Equal(match is null ? 1 : 2, rows.Count);
            Assert.Equal(Header, rows[0]);
            Assert.All(rows.Skip(1), row => Assert.EndsWith($"\"{match}\"", row, StringComparison.Ordinal));
            Assert.All(rows.Skip(1), row => Assert.Equal(4, row.Split("\",\"").Length));
            // The link itself stands under H2, whatever its records stand under.
            Assert.Equal([Header], await RowsAsync(france, "h0"));
        }
    }

    /// <summary>One record is Germany's under H2: Germany may take the pair out; France reads it and may not; who reads one of them has none, and hears of none.</summary>
    [Fact]
    public async Task Pairs_OfARecordNotToBePassedOn_StayForAllButItsOwner()
    {
        await using var centre = await RunningCentre.StartAsync(watches: true);
        var (link, france, germany) = await LinkedAsync(centre, "H2");
        using (france)
        using (germany)
        {
            await Commands.RecordAsync(germany, Decision(link, "same"));
            Assert.Equal(2, (await RowsAsync(germany, "all")).Count);
            Assert.Single(await RowsAsync(france, "all"));
            using var netherlands = centre.As("NL", "liaison officer");
            Assert.Single(await RowsAsync(netherlands, "all"));

            var logged = await centre.Get<AccessLog>().LatestAsync(line => line.Access.What is AccessKind.Exported, 10, null, Token);
            var counts = logged.Select(line => (line.Access.Officer[..2], line.Access.Extent!.Lines, line.Access.Extent.Withheld, line.Access.Extent.Owners.ToString())).Order().ToList();
            Assert.Equal([("DE", 1L, 0L, "DE FR"), ("FR", 0L, 1L, ""), ("NL", 0L, 0L, "")], counts.Select(count => count with { Item4 = count.Item4.Replace(",", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal) }));
        }
    }

    [Fact]
    public async Task Pairs_OfferedOnTheExportPage()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync($"/operations/{Commands.Operation}/export?format=pairs", Token));
        Assert.Equal("pairs", page.QuerySelector("select[name=format] option[selected]")?.GetAttribute("value"));
    }

    private static JsonObject Decision(string link, string verdict) => Commands.Of("decide-match", $$"""{"link":"{{link}}","verdict":"{{verdict}}","reason":"the same label"}""");

    private static async Task<(string Link, HttpClient France, HttpClient Germany)> LinkedAsync(RunningCentre centre, string handling)
    {
        await Commands.OpenAsync(centre);
        var (germany, france) = (centre.As("DE", "liaison officer"), centre.As("FR", "liaison officer"));
        await Commands.RecordAsync(france, Commands.Hit("Pistol parts in a toy"));
        await Commands.RecordAsync(germany, handling == "H0" ? Commands.Hit("Barrels among pipes") : Commands.Hit("Barrels among pipes", handling, "FR"));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < 200; look++)
        {
            await looks.WaitForNextTickAsync(Token);
            var lines = JsonNode.Parse(await france.GetStringAsync($"/api/operations/{Commands.Operation}/lines", Token))!["lines"]!.AsArray();
            if (lines.FirstOrDefault(line => (string?)line!["kind"] == "link-found") is { } link)
            {
                return ((string)link["record"]!, france, germany);
            }
        }

        throw new Xunit.Sdk.XunitException("no link was found in 20 s");
    }

    private static async Task<List<string>> RowsAsync(HttpClient system, string marks)
    {
        using var answer = await system.PostAsJsonAsync(Api, new { purpose = "tuning", marks, format = "pairs" }, Token);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.EndsWith(".pairs.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        return [.. (await answer.Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }
}
