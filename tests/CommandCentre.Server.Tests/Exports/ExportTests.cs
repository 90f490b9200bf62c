using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Access;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Exports;

/// <summary>Taking records out, by a system and by a person: what leaves, how often, and what stands in the access log before it does.</summary>
public sealed class ExportTests
{
    private static readonly string Api = $"/api/operations/{Commands.Operation}/exports";
    private static readonly string Page = $"/operations/{Commands.Operation}/export";

    [Fact]
    public async Task Export_BySystem_HoldsWhatMayBePassedOnAndIsAccountedFor()
    {
        await using var centre = await OpenedAsync();
        using var france = centre.As("FR", "liaison officer");
        using var answer = await france.PostAsJsonAsync(Api, new { purpose = "case LEJ-7", marks = "all" });
        Assert.Equal((HttpStatusCode.OK, "application/jsonl"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("case LEJ-7", (string?)lines[0]["export"]!["purpose"]);
        Assert.Equal(Enumerable.Range(1, lines.Count - 1), lines.Skip(1).Select(line => (int)line["number"]!));
        Assert.Equal(["full", "full", "number"], lines.TakeLast(3).Select(line => (string?)line["sight"]!["level"]));
        Assert.Contains("to all", lines[^3].ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("not to be passed on", string.Concat(lines.Select(line => line.ToJsonString())), StringComparison.Ordinal);

        var logged = Assert.Single(await LoggedAsync(centre));
        Assert.Equal(
            (AccessKind.Exported, "FR-SYS-POL-LO", "case LEJ-7", (long)lines[0]["export"]!["lines"]!, 1L, "DE"),
            (logged.What, logged.Officer, logged.Purpose, logged.Extent!.Lines, logged.Extent.Withheld, logged.Extent.Owners.ToString()));
    }

    [Fact]
    public async Task Export_OfH0Only_LeavesOutTheRest()
    {
        await using var centre = await OpenedAsync();
        using var france = centre.As("FR", "liaison officer");
        using var answer = await france.PostAsJsonAsync(Api, new { purpose = "case LEJ-7" });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("to all", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not for court", text, StringComparison.Ordinal);
    }

    /// <summary>Cells that a spreadsheet would run are text, quotes are doubled, and the table has a row for every line.</summary>
    [Fact]
    public async Task Export_AsTable_IsHarmless()
    {
        await using var centre = await OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit("=HYPERLINK(1)", "H3", "FR").With("handlingText", "=cmd|' /C calc'!A0"));
        using var answer = await germany.PostAsJsonAsync(Api, new { purpose = "case LEJ-7", marks = "all", format = "csv" });
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{Commands.Operation}-6.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(1 + 6, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "purpose")]
    [InlineData("""{"purpose":"x"}""", "purpose")]
    [InlineData("""{"purpose":"case LEJ-7","marks":"some"}""", "marks")]
    [InlineData("""{"purpose":"case LEJ-7","format":"xml"}""", "format")]
    [InlineData("""{"purpose":"case LEJ-7","after":-1}""", "after")]
    [InlineData("""{"purpose":"case LEJ-7","country":"DE"}""", "country")]
    public async Task Export_WrongField_IsNamedAndNothingIsAccountedFor(string sent, string field)
    {
        await using var centre = await OpenedAsync();
        using var france = centre.As("FR", "liaison officer");
        using var answer = await france.PostAsync(Api, new StringContent(sent, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["field"]);
        Assert.Empty(await LoggedAsync(centre));
    }

    /// <summary>quality.md: 2 exports/min a person.</summary>
    [Fact]
    public async Task Export_ThriceWithinAMinute_IsTooMany()
    {
        await using var centre = await OpenedAsync();
        using var france = centre.As("FR", "liaison officer");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await france.PostAsJsonAsync(Api, new { purpose = "case LEJ-7" });
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        using var germany = centre.As("DE", "liaison officer");
        using var others = await germany.PostAsJsonAsync(Api, new { purpose = "case LEJ-7" });
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task Export_OfAnOperationOfOthers_IsAsAbsent()
    {
        await using var centre = await OpenedAsync();
        using var sweden = centre.As("SE", "liaison officer");
        using var others = await sweden.PostAsJsonAsync(Api, new { purpose = "case LEJ-7" });
        using var absent = await sweden.PostAsJsonAsync("/api/operations/NOWHERE/exports", new { purpose = "case LEJ-7" });
        Assert.Equal((absent.StatusCode, await absent.Content.ReadAsStringAsync()), (others.StatusCode, await others.Content.ReadAsStringAsync()));
        Assert.Empty(await LoggedAsync(centre));
    }

    /// <summary>A person takes out H0 as it is; for what is restricted the form is drawn again, with the way to a fresh code and what was typed.</summary>
    [Fact]
    public async Task Export_ByPerson_NeedsAFreshProofForWhatIsRestricted()
    {
        await using var centre = await OpenedAsync();
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        using var free = await SentAsync(browser, "h0");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (free.StatusCode, free.Content.Headers.ContentType!.MediaType));
        using var restricted = await SentAsync(browser, "all");
        var page = await restricted.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, restricted.StatusCode);
        Assert.Contains("/step-up?back=", page, StringComparison.Ordinal);
        Assert.Contains("case LEJ-7", page, StringComparison.Ordinal);
        Assert.Single(await LoggedAsync(centre));
    }

    /// <summary>The owner of what was taken out sees that it was, and by whom; who owns nothing of it does not.</summary>
    [Theory]
    [InlineData("DE liaison-officer", true)]
    [InlineData("EU coordinator", true)]
    [InlineData("NL liaison-officer", false)]
    [InlineData("DE agency-officer", false)]
    public async Task AccessPage_AfterAnExport_ShowsItToThoseItConcerns(string who, bool shown)
    {
        await using var centre = await OpenedAsync();
        using var france = centre.As("FR", "liaison officer");
        using var answer = await france.PostAsJsonAsync(Api, new { purpose = "case LEJ-7", marks = "all" });
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, who);
        var page = await browser.GetStringAsync($"/operations/{Commands.Operation}/access");
        Assert.Equal(shown, page.Contains("FR-SYS-POL-LO", StringComparison.Ordinal) && page.Contains("case LEJ-7", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> SentAsync(HttpClient browser, string marks)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync(Page));
        var form = document.QuerySelector($"form[action='{Page}']")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty));
        return await browser.PostAsync(Page, new FormUrlEncodedContent([.. hidden, new("purpose", "case LEJ-7"), new("marks", marks), new("format", "csv")]));
    }

    private static async Task<RunningCentre> OpenedAsync()
    {
        var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit("to all"));
        await Commands.RecordAsync(germany, Commands.Hit("not for court", "H1", "FR"));
        await Commands.RecordAsync(germany, Commands.Hit("not to be passed on", "H2", "FR"));
        return centre;
    }

    private static async Task<IReadOnlyList<Access>> LoggedAsync(RunningCentre centre) =>
        [.. (await centre.Get<AccessLog>().LatestAsync(_ => true, 10, null, TestContext.Current.CancellationToken)).Select(line => line.Access)];
}

internal static class CommandFields
{
    public static JsonObject With(this JsonObject command, string name, string value)
    {
        command[name] = value;
        return command;
    }
}
