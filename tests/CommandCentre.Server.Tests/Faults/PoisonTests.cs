using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Faults;

/// <summary>F11 of quality.md through the whole server: API, hub and pages.</summary>
public sealed class PoisonTests
{
    private const string Other = "ARMSTRONG-OTHER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A line of no record, and a line with nothing in it: the first has no sight, the second cannot be drawn.</summary>
    public static TheoryData<string> Poisons => ["no sight", "no picture", "no body"];

    [Theory]
    [MemberData(nameof(Poisons))]
    public async Task Line_ThatCannotBeSeenOrDrawn_IsItsNumberEverywhereAndTheNextIsDelivered(string poison)
    {
        var log = new CapturedLog();
        await using var centre = await RunningCentre.StartAsync(also: log.Into);
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit("before"));
        await Commands.RecordAsync(germany, Commands.Hit("poison"));
        await Commands.RecordAsync(germany, Commands.Hit("after"));
        await PoisonAsync(centre, 4, poison);

        await ApiGoesOnAsync(germany);
        await HubGoesOnAsync(centre, germany);
        await PagesGoOnAsync(centre);

        Assert.Contains("Critical", log.Text, StringComparison.Ordinal);
        Assert.Contains("Line 4 of ARMSTRONG-TEST", log.Text, StringComparison.Ordinal);
        Assert.Contains("shown as its number", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ThatThrowsInTheFold_MakesItsOperationReadOnlyAndNoOther()
    {
        var log = new CapturedLog();
        var journal = new FaultyJournal();
        await using var centre = await RunningCentre.StartAsync(also: builder =>
        {
            log.Into(builder);
            builder.Services.AddSingleton<IJournal>(journal);
        });
        await Commands.OpenAsync(centre);
        using var coordinator = centre.As("EU", "coordinator");
        using var opened = await Commands.PostAsync(coordinator, Commands.Open(), Other);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        journal.MoveHeadBeforeNextAppend(Encoding.UTF8.GetBytes("""{"operation":"ARMSTRONG-TEST","number":3,"kind":"participant-admitted","body":{}}"""));
        using var germany = centre.As("DE", "liaison officer");

        using var refused = await Commands.PostAsync(germany, Commands.Hit());

        var told = await Commands.ReadAsync(refused);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "read-only"), (refused.StatusCode, (string?)told["reason"]));
        Assert.Contains("Operation ARMSTRONG-TEST is read-only after line 2", log.Text, StringComparison.Ordinal);
        var health = await germany.GetFromJsonAsync<JsonObject>("/health/ready");
        Assert.Equal(("degraded", "operation-read-only"), ((string?)health!["status"], (string?)health["reasons"]![0]));
        Assert.Equal(2, await Commands.HeadAsync(germany));
        using var board = centre.Browser(out _);
        await PageForms.EnterAsync(board, "DE liaison-officer");
        Assert.Contains("line-2", await board.GetStringAsync($"/operations/{Commands.Operation}"), StringComparison.Ordinal);
        using var phase = await Commands.PostAsync(coordinator, Commands.Phase(), Other);
        using var elsewhere = await Commands.PostAsync(germany, Commands.Hit(), Other);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (phase.StatusCode, elsewhere.StatusCode));
    }

    /// <summary>Puts something else in the place of a folded line, as a fault in the code that wrote or folds it would.</summary>
    private static async Task PoisonAsync(RunningCentre centre, long number, string poison)
    {
        var desk = (await centre.Get<DeskRoom>().FindAsync(OperationKey.Parse(Commands.Operation)))!;
        var state = (DeskState)typeof(OperationDesk).GetField("_state", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(desk)!;
        var line = state.Lines[number];
        state.Lines.Add(poison switch
        {
            "no sight" => line with { Record = Guid.Empty },
            "no picture" => line with { Event = new Unheard() },
            _ => line with { Event = new HitPushed(null!) },
        });
    }

    private static async Task ApiGoesOnAsync(HttpClient system)
    {
        var page = await system.GetFromJsonAsync<JsonObject>($"/api/operations/{Commands.Operation}/lines");
        Assert.Equal([1, 2, 3, 4, 5], page!["lines"]!.AsArray().Select(line => (int)line!["number"]!));
        Assert.Equal("after", (string?)page["lines"]![4]!["body"]!["report"]!["summary"]);
        var line = await system.GetFromJsonAsync<JsonObject>($"/api/operations/{Commands.Operation}/lines/4");
        Assert.DoesNotContain("poison", line!.ToJsonString(), StringComparison.Ordinal);
        using var figures = await system.GetAsync($"/api/operations/{Commands.Operation}/figures");
        Assert.Equal(HttpStatusCode.OK, figures.StatusCode);
    }

    private static async Task HubGoesOnAsync(RunningCentre centre, HttpClient germany)
    {
        await using var system = centre.Hub("FR", "observer");
        var lines = Boards.Messages(system, "Lines");
        await system.StartAsync();
        var joined = await system.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        Assert.Equal(5, joined.GetProperty("lines").GetArrayLength());
        await system.InvokeAsync<JsonElement>("Join", Commands.Operation, 5);
        await using var board = centre.Hub("NL", "observer");
        await board.StartAsync();
        var rows = (await board.InvokeAsync<JsonElement>("JoinBoard", Commands.Operation, 0)).GetProperty("rows");
        Assert.Contains("data-sight=\"number\"", rows[3].GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("line-5", rows[4].GetProperty("html").GetString(), StringComparison.Ordinal);

        await Commands.RecordAsync(germany, Commands.Hit("the next"));

        var message = await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        Assert.Equal(6, message.GetProperty("lines")[0].GetProperty("number").GetInt32());
    }

    private static async Task PagesGoOnAsync(RunningCentre centre)
    {
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        foreach (var page in (string[])["", "/lines", "/countries/DE", "/open-checks", "/queue"])
        {
            using var answer = await browser.GetAsync($"/operations/{Commands.Operation}{page}");
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{page} answered {answer.StatusCode}");
        }

        foreach (var page in (string[])["", "/lines"])
        {
            var document = new HtmlParser().ParseDocument(await browser.GetStringAsync($"/operations/{Commands.Operation}{page}"));
            Assert.Equal("number", document.QuerySelector("#line-4")?.GetAttribute("data-sight"));
            Assert.True(document.QuerySelector("#line-5") is not null, $"{page} ends at the poison");
        }

        Assert.DoesNotContain(">poison<", await browser.GetStringAsync($"/operations/{Commands.Operation}/lines/4"), StringComparison.Ordinal);
    }

    /// <summary>An event that nothing knows.</summary>
    private sealed record Unheard() : OperationEvent(LineKind.MessagePosted);
}
