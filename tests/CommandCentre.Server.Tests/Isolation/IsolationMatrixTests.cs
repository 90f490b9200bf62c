using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Running;
using CommandCentre.Server.Tests.Watch;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X1 of quality.md by brute force: 25 countries and the centre x roles x every outlet, a canary in every field of every record, and an oracle written apart from the rule.</summary>
public sealed partial class IsolationMatrixTests(ITestOutputHelper output)
{
    // quality.md X1.
    private const long AtLeast = 100_000;

    [Fact]
    public async Task EveryOutlet_ForEveryViewer_ShowsWhatTheRuleSaysAndNothingElse()
    {
        var watch = Stopwatch.StartNew();
        await using var stage = await Stage.OpenAsync();
        await FillAsync(stage);
        Say(watch, stage, "filled under live watch");
        await AllAsync(stage, watch, "the action week");
        await stage.Telling.SayAsync("EU", AgencyKind.Coordination, Role.Coordinator, "change-phase", """ "to":"post-operational" """);
        await KeysAsync(stage, who => Outlets.Full || who.Class.Clearance is "week" or "observer");
        await PagesAsync(stage, who => who.Class.Clearance == "week");
        Say(watch, stage, "after the week");
        await WatchAsync(stage);
        Say(watch, stage, "metrics, health and log");
        foreach (var (outlet, checks) in stage.Judging.ByOutlet.OrderByDescending(outlet => outlet.Value))
        {
            output.WriteLine($"{checks,12:N0} {outlet}");
        }

        stage.Judging.AssertNothingWrong();
        Assert.True(stage.Judging.Distinct >= AtLeast, $"{stage.Judging.Distinct} distinct checks");
        Assert.True(stage.Judging.Present >= AtLeast / 4, $"only {stage.Judging.Present} canaries were where they must be: too few to tell a closed outlet from an empty one");
    }

    private static async Task AllAsync(Stage stage, Stopwatch watch, string when)
    {
        await KeysAsync(stage, _ => true);
        await HubAsync(stage);
        await PagesAsync(stage, _ => true);
        await PreviewsAsync(stage);
        await PlacesAsync(stage);
        await ExportsAsync(stage);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(30), when);
    }

    private void Say(Stopwatch watch, Stage stage, string what) => output.WriteLine(
        $"{watch.Elapsed.TotalSeconds,6:F1} s  {what}: {stage.Judging.Checks:N0} checks ({stage.Judging.Distinct:N0} distinct) of {stage.Judging.Texts:N0} texts, {stage.Judging.Present:N0} present, {stage.Ledger.Head} lines, {stage.Ledger.Canaries.Count:N0} canaries, {stage.Judging.Wrong.Count} wrong");

    /// <summary>Everything is said while viewers of many kinds watch: what each line brings is judged by the state the line made.</summary>
    private static async Task FillAsync(Stage stage)
    {
        var watchers = Watchers(stage).ToList();
        stage.Telling.After = async line =>
        {
            if (line.Number < 2)
            {
                return;
            }

            foreach (var watcher in watchers)
            {
                if (line.Number == 2)
                {
                    await watcher.JoinAsync(2);
                }
                else if (watcher.Joined && line.Kind == "participant-dismissed" && watcher.Who.Country == Filling.Dismissed)
                {
                    await watcher.CutAsync();
                }
                else if (watcher.Joined)
                {
                    await watcher.TakeAsync(line.Number, stage.Judging);
                }
            }
        };
        await new Filling(stage.Telling).FillAsync();
        await stage.LetDeadlinesPassAsync();
        foreach (var watcher in watchers)
        {
            if (watcher is { Joined: true, IsBoard: true })
            {
                Figures(stage, watcher.Who, "hub push picture", await watcher.PictureAsync(stage.Ledger.Head));
            }

            watcher.TakeRest(stage.Judging);
            await watcher.DisposeAsync();
        }

        stage.Telling.After = _ => Task.CompletedTask;
    }

    private static IEnumerable<Watcher> Watchers(Stage stage) => stage.Systems
        .Where((system, index) => system.Who.Country != Filling.NeverThere && (system.Who.Country == "EU" || index % 7 == 0 || system.Who is { Country: "DE" or Filling.Dismissed, Role: "liaison officer" or "agency officer" or "observer" }))
        .Select((system, index) => new Watcher(system.Who, stage.Hub(system.Key), index % 2 == 0));

    /// <summary>Every address of the API with every key, and each line on its own terms.</summary>
    private static async Task KeysAsync(Stage stage, Func<Who, bool> looks)
    {
        foreach (var (who, key) in stage.Systems.Where(system => looks(system.Who)))
        {
            using var system = stage.Centre.WithKey(key);
            foreach (var (name, addresses) in Outlets.ByKey)
            {
                foreach (var address in addresses(who, stage.Oracle))
                {
                    await KeyAsync(stage, who, system, name, address);
                }
            }
        }
    }

    private static async Task KeyAsync(Stage stage, Who who, HttpClient system, string name, string address)
    {
        using var answer = await system.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        var isThere = stage.Ledger.Participants.Contains(who.Country) || name is "GET /api/operations" or "GET /openapi/{documentName}.json";
        stage.Judging.Same(who, name, "status of " + address, isThere ? "OK" : "NotFound", answer.StatusCode.ToString());
        stage.Judging.Text(who, name, answer.Headers.ToString() + text);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        using var json = JsonDocument.Parse(text);
        switch (name)
        {
            case "GET /api/operations/{key}/lines":
                foreach (var line in json.RootElement.GetProperty("lines").EnumerateArray())
                {
                    stage.Judging.Line(who, name, line);
                }

                break;
            case "GET /api/operations/{key}/lines/{number}":
                stage.Judging.Line(who, name, json.RootElement);
                break;
            case "GET /api/operations/{key}/figures":
                Figures(stage, who, name, json.RootElement);
                break;
        }
    }

    /// <summary>Counts of the table of countries, by API or pushed: what may be read, no more and no less.</summary>
    private static void Figures(Stage stage, Who who, string outlet, JsonElement figures)
    {
        stage.Judging.Text(who, outlet, figures.GetRawText());
        var (hits, checks) = (stage.Oracle.Hits(who), stage.Oracle.OpenChecks(who));
        var (country, open, duty, heard) = outlet.StartsWith("GET", StringComparison.Ordinal) ? ("country", "openRequests", "onDuty", "lastHeard") : ("code", "open", "duty", "heard");
        foreach (var row in figures.GetProperty("countries").EnumerateArray())
        {
            var code = row.GetProperty(country).GetString()!;
            Same("hits", hits.GetValueOrDefault(code), row.GetProperty("hits").GetInt64());
            Same(open, checks.Count(check => check.Outstanding.Contains(code)), row.GetProperty(open).GetInt64());
            Same(duty, stage.Ledger.OnDuty.GetValueOrDefault(code), row.GetProperty(duty).GetInt64());
            var last = stage.Oracle.LastHeard(who, code);
            var told = row.TryGetProperty(heard, out var at) && at.ValueKind is JsonValueKind.String ? at.GetDateTimeOffset() : (DateTimeOffset?)null;
            stage.Judging.Same(who, outlet, $"{heard} of {code}", Second(last), Second(told));
            void Same(string what, long expected, long actual) => stage.Judging.Same(who, outlet, $"{what} of {code}", expected.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture));
        }

        if (figures.TryGetProperty("queue", out var queue))
        {
            stage.Judging.Same(who, outlet, "queue", stage.Oracle.Queue(who).ToString(CultureInfo.InvariantCulture), queue.GetRawText());
        }
    }

    /// <summary>Joining from nothing, and again from the middle as after a cut: as lines and as rows.</summary>
    private static async Task HubAsync(Stage stage)
    {
        foreach (var (who, key) in stage.Systems)
        {
            await using var hub = stage.Hub(key);
            await hub.StartAsync();
            foreach (var (method, after) in new[] { ("Join", 0L), ("Join", stage.Ledger.Head / 2), ("JoinBoard", 0L), ("JoinBoard", stage.Ledger.Head / 2) })
            {
                var outlet = $"hub {method}";
                try
                {
                    var page = await hub.InvokeAsync<JsonElement>(method, Commands.Operation, after);
                    stage.Judging.Expect(stage.Ledger.Participants.Contains(who.Country), who, outlet, () => "is joined");
                    Page(stage, who, outlet, page, method == "JoinBoard");
                }
                catch (Microsoft.AspNetCore.SignalR.HubException told)
                {
                    stage.Judging.Text(who, outlet, told.Message);
                    stage.Judging.Expect(!stage.Ledger.Participants.Contains(who.Country), who, outlet, () => told.Message);
                }
            }
        }
    }

    private static void Page(Stage stage, Who who, string outlet, JsonElement page, bool isBoard)
    {
        stage.Judging.Text(who, outlet, page.GetRawText());
        foreach (var item in page.GetProperty(isBoard ? "rows" : "lines").EnumerateArray().Concat(page.GetProperty("redrawn").EnumerateArray()))
        {
            if (isBoard)
            {
                stage.Judging.Row(who, outlet, item.GetProperty("html").GetString()!);
            }
            else
            {
                stage.Judging.Line(who, outlet, item);
            }
        }
    }

    /// <summary>Every page in a browser, for one viewer of each class.</summary>
    private static async Task PagesAsync(Stage stage, Func<Who, bool> looks)
    {
        foreach (var who in Seers(stage).Where(looks))
        {
            using var browser = stage.Browser(who);
            foreach (var (name, addresses) in Outlets.ByBrowser)
            {
                foreach (var address in addresses(who, stage.Oracle))
                {
                    await PageAsync(stage, who, browser, name, address);
                }
            }
        }
    }

    /// <summary>One viewer of each class that sight tells apart; on a push two classes of each country, in turn, when not all.</summary>
    private static IEnumerable<Who> Seers(Stage stage) => stage.Systems.Select(system => system.Who).DistinctBy(who => who.Class)
        .GroupBy(who => who.Country)
        .SelectMany((country, index) => country.Where((who, place) => Outlets.Full || country.Key is "EU" or "DE" || place % 4 == index % 4));

    private static async Task PageAsync(Stage stage, Who who, HttpClient browser, string name, string address)
    {
        using var answer = await browser.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        stage.Judging.Expect((int)answer.StatusCode < 500, who, name, () => $"{address} answers {(int)answer.StatusCode}");
        stage.Judging.Text(who, name, answer.Headers.ToString() + text, [.. Canaries.IdsIn(address)]);
        foreach (Match row in RowOf().Matches(text))
        {
            stage.Judging.Row(who, name, row.Value);
        }

        // A wall is sent back to its board from anywhere else.
        if (stage.Ledger.Participants.Contains(who.Country) && (who.Place != "wall" || answer.StatusCode == HttpStatusCode.OK))
        {
            Judge(stage, who, name, address, text);
        }
    }

    private static void Judge(Stage stage, Who who, string name, string address, string text)
    {
        if (name.EndsWith("/lines", StringComparison.Ordinal) && address.Split('?') is [_, var filter])
        {
            var shown = NumberOf().Matches(text).Select(number => long.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)).Order();
            var wanted = stage.Ledger.Lines.Where(line => Matches(stage.Oracle, who, line, filter)).Select(line => line.Number).TakeLast(100);
            stage.Judging.Same(who, name, "lines of " + filter, string.Join(' ', wanted), string.Join(' ', shown));
        }
        else if (name.EndsWith("/lines/{Number:long}", StringComparison.Ordinal))
        {
            var line = stage.Ledger.Line(long.Parse(address[(address.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
            stage.Judging.Must(who, name, text, line.Canaries);
        }
        else if (name is "GET POST /operations/{Key}" or "GET POST /operations/{Key}/lines" && !address.Contains('?', StringComparison.Ordinal))
        {
            stage.Judging.Must(who, name, text, stage.Ledger.Lines.TakeLast(100).Select(line => line.Canaries.FirstOrDefault(canary => canary.Field is "summary" or "text" or "question")).OfType<Canary>());
        }
    }

    /// <summary>Whether a line is asked for, by what of it the viewer may see.</summary>
    private static bool Matches(FieldOracle oracle, Who who, SaidLine line, string filter)
    {
        var allowed = oracle.Of(who, line);
        var query = filter.Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return query.All(part => part.Key switch
        {
            "before" => line.Number < long.Parse(part.Value, CultureInfo.InvariantCulture),
            "kind" => line.Kind == part.Value && (allowed.IsReadable || allowed.Level == "counts"),
            "country" => line.Record.Owner == part.Value && allowed.Level != "number",
            "handling" => allowed.IsReadable && line.Record.Codes is { } codes && (part.Value == "H0" ? codes.Length == 0 : codes.Contains(part.Value[1] - '0')),
            "item" => line.Items.Any(item => item.Kind == part.Value) && (allowed.IsReadable || allowed.Level == "counts"),
            _ => throw new ArgumentException($"no rule for the filter {part.Key}", nameof(filter)),
        });
    }

    /// <summary>Somebody of every country whose duty window is closed, and a wall: pages and hub with a session, as browsers come.</summary>
    private static async Task PlacesAsync(Stage stage)
    {
        var roles = new[] { "liaison officer", "agency officer", "observer", "analyst" };
        var away = stage.Countries.Where(stage.Ledger.Participants.Contains).Select((country, index) => country == "EU"
            ? new Who("EU", "coordination", "coordinator", "off-duty")
            : new Who(country, roles[index % 4] == "agency officer" ? "customs" : "police", roles[index % 4], "off-duty"));
        foreach (var who in away.Prepend(new Who("EU", "coordination", "observer", "wall")))
        {
            using var browser = stage.Browser(who, out var cookies);
            foreach (var (name, addresses) in Outlets.ByBrowser.Where(outlet => outlet.Key.Contains("{Key}", StringComparison.Ordinal)))
            {
                foreach (var address in addresses(who, stage.Oracle).Where((_, index) => Outlets.Full || who.Place == "wall" || index % 4 == 0))
                {
                    await PageAsync(stage, who, browser, name, address);
                }
            }

            await using var hub = Boards.OfBrowser(stage.Centre, cookies);
            await hub.StartAsync();
            Page(stage, who, "hub Join from another place", await hub.InvokeAsync<JsonElement>("Join", Commands.Operation, 0L), false);
            Page(stage, who, "hub JoinBoard from another place", await hub.InvokeAsync<JsonElement>("JoinBoard", Commands.Operation, 0L), true);
        }
    }

    /// <summary>Who will see this, asked for every form about what is closed, by officers who may fill it in.</summary>
    private static async Task PreviewsAsync(Stage stage)
    {
        foreach (var who in Seers(stage).Where(who => who.Role is "liaison officer" or "agency officer" or "coordinator" && stage.Ledger.Participants.Contains(who.Country)))
        {
            foreach (var form in CommandCentre.Server.Pages.Forms.ReportForms.All)
            {
                // A person previews 20 times a second at most: each form has an officer of its own.
                using var browser = stage.Browser(who);
                var token = await Stage.GuardAsync(browser);
                var closed = stage.Ledger.Records.Values.First(record => record.Codes is not null && !stage.Oracle.Reads(who, record)).Id.ToString("D");
                using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["handling"] = "H2", ["to"] = "FR", ["hit"] = closed, ["check"] = closed, ["lead"] = closed, ["about"] = closed, ["record"] = closed });
                using var answer = await browser.PostAsync(new Uri($"/operations/{Commands.Operation}/report/{form.Word}/preview", UriKind.Relative), content);
                stage.Judging.Same(who, "POST preview", "status of " + form.Word, "OK", answer.StatusCode.ToString());
                stage.Judging.Text(who, "POST preview", await answer.Content.ReadAsStringAsync(), [Guid.Parse(closed)]);
            }
        }
    }

    /// <summary>What tells how the centre is tells nothing of what is in it.</summary>
    private static async Task WatchAsync(Stage stage)
    {
        var nobody = new Who("XX", "none", "none");
        using var client = stage.Centre.WithKey(null);
        stage.Judging.Text(nobody, "GET /health/live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        stage.Judging.Text(nobody, "GET /health/ready", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        stage.Judging.Text(nobody, "GET /metrics", await MetricsTests.TextAsync(stage.Centre));
        stage.Judging.Text(nobody, "log", stage.Log.Plain + stage.Log.Json);
    }

    private static string? Second(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    [GeneratedRegex("<li class=\"line\".*?</li>", RegexOptions.Singleline)]
    private static partial Regex RowOf();

    [GeneratedRegex("data-number=\"([0-9]+)\"")]
    private static partial Regex NumberOf();
}
