using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Tests.Running;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server.Tests.Watch;

/// <summary>The log tells what the keepers need, and nothing of what officers sent.</summary>
public sealed class LogTests
{
    private const string Canary = "Zq7canary";

    private static readonly string[] Texts = ["name", "address", "summary", "question", "purpose", "caseReference", "text", "reason", "handlingText", "site"];

    [Fact]
    public async Task LogsAndMetrics_OfABusyWeekWithWrongInputAndFailures_HoldNothingThatWasSent()
    {
        var log = new FormattedLog();
        using var folder = new TemporaryFolder();
        var journal = new TroubledJournal(SqliteJournal.Open(folder.Path));
        await using var centre = await RunningCentre.StartAsync(folder: folder, also: builder =>
        {
            log.Into(builder);
            builder.Services.AddSingleton<IJournal>(journal);
        });
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        await PlayAsync(centre);
        await SendWrongAsync(centre, browser);
        journal.Fails = true;
        using (var germany = centre.As("DE", "liaison officer"))
        {
            using var failed = await Commands.PostAsync(germany, WithCanaries(Commands.Hit()));
            Assert.True(failed.StatusCode == HttpStatusCode.ServiceUnavailable, await failed.Content.ReadAsStringAsync());
        }

        Assert.Contains("a turn failed after line", log.Plain, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", log.Plain, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"turn-failed\"", log.Json, StringComparison.Ordinal);
        string[] secrets =
        [
            Canary, "Nordmann", "Storgata", "22 33 44 55", "ola@example.org", "RR473124829GB",
            centre.Key("DE", "police", "liaison officer"), centre.Key("EU", "coordination", "coordinator"), MetricsTests.Key(centre),
            .. cookies.GetAllCookies().Select(cookie => cookie.Value),
        ];
        var metrics = await MetricsTests.TextAsync(centre);
        foreach (var text in new[] { log.Plain, log.Json, metrics })
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.All([Commands.Operation, "\"DE\"", "\"FR\"", "-SYS-"], told => Assert.DoesNotContain(told, metrics, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_OfAnEntry_HasStableFields()
    {
        var writer = new StringWriter();
        Logger(new JsonFormatter(TimeProvider.System, new Repeats(TimeProvider.System)), writer).LogError(DeskEvents.TurnFailed, new JournalUnavailable("full"), "Operation {Operation}: a turn failed after line {Line}", "X-1", 7);
        var line = JsonNode.Parse(writer.ToString())!.AsObject();
        Assert.Equal(["at", "level", "category", "eventId", "event", "text", "fields", "failure", "unsaid"], line.Select(field => field.Key));
        Assert.Equal(("Error", "Room", 1001, "turn-failed"), ((string?)line["level"], (string?)line["category"], (int)line["eventId"]!, (string?)line["event"]));
        Assert.Equal(("X-1", "7"), ((string?)line["fields"]!["operation"], (string?)line["fields"]!["line"]));
        Assert.StartsWith("CommandCentre.Desks.Journals.JournalUnavailable: full", (string?)line["failure"], StringComparison.Ordinal);
        Assert.Single(writer.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void Trouble_ThatRepeats_IsSaidOnceAMinuteWithItsCount()
    {
        var writer = new StringWriter();
        var time = new Exercises.Playing.WallByHand();
        var log = Logger(new CalmFormatter(time, new Repeats(time)), writer);
        for (var second = 0; second < 60; second++)
        {
            log.LogError(DeskEvents.TurnFailed, new JournalUnavailable("gone"), "Operation {Operation}: a turn failed after line {Line}", "X-1", 7);
            time.Advance(1);
        }

        log.LogError(DeskEvents.TurnFailed, "Operation {Operation}: a turn failed after line {Line}", "X-1", 8);
        log.LogError(DeskEvents.TurnFailed, new JournalUnavailable("gone"), "Operation {Operation}: a turn failed after line {Line}", "X-1", 7);
        var lines = writer.ToString().Split('\n').Where(line => line.Contains("a turn failed", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, lines.Count);
        Assert.EndsWith("after line 7", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("after line 8", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("after line 7 (59 times more since it was said last)", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_WithForeignMessages_KeepsTypeAndPlaceOnly()
    {
        var text = FailureText.Of(new JournalUnavailable("the disk is gone", new FormatException($"'{Canary}' was not in a correct format")));
        Assert.Contains("the disk is gone", text, StringComparison.Ordinal);
        Assert.Contains("behind it: System.FormatException", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
    }

    private static One Logger(ConsoleFormatter formatter, TextWriter writer) => new One(formatter, writer);

    private static async Task PlayAsync(RunningCentre centre)
    {
        var records = new Dictionary<string, string>();
        foreach (var step in Week.Steps)
        {
            await Week.PrepareAsync(centre, step.Kind, records);

            using var system = centre.As(step.Country, step.Role);
            records[step.Kind] = await Commands.RecordAsync(system, WithCanaries(step.Make(records)));
        }
    }

    private static JsonObject WithCanaries(JsonObject command)
    {
        foreach (var (name, value) in command.ToList())
        {
            if (value is JsonObject inner)
            {
                WithCanaries(inner);
            }
            else if (Texts.Contains(name) && value is JsonValue)
            {
                // A group's name is one word, and the canary is one.
                command[name] = ((string?)command["kind"])?.EndsWith("-group", StringComparison.Ordinal) == true ? Canary : $"{value} {Canary}";
            }
        }

        return command;
    }

    private static async Task SendWrongAsync(RunningCentre centre, HttpClient browser)
    {
        await SendGarbageAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var noJson = new StringContent($$"""{"kind":"{{Canary}}" "{{Canary}}"}""", Encoding.UTF8, "application/json");
        (await germany.PostAsync($"/api/operations/{Commands.Operation}/commands", noJson)).Dispose();
        foreach (var path in new[] { $"/api/operations/{Canary}", $"/api/operations/{Commands.Operation}/lines?after={Canary}", $"/{Canary}?q={Canary}", $"/operations/{Canary}/lines/{Canary}" })
        {
            (await germany.GetAsync(path)).Dispose();
            (await browser.GetAsync(path)).Dispose();
        }

        using var wrongKey = centre.WithKey(Canary);
        wrongKey.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Canary, "1"));
        (await wrongKey.GetAsync("/api/operations")).Dispose();
        (await wrongKey.GetAsync("/metrics")).Dispose();
        using var wrongCookie = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = centre.Address };
        wrongCookie.DefaultRequestHeaders.Add("Cookie", $"session={Canary}; guard={Canary}");
        (await wrongCookie.GetAsync("/")).Dispose();
        using var noGuard = new FormUrlEncodedContent([KeyValuePair.Create("_handler", Canary), KeyValuePair.Create("text", Canary)]);
        (await browser.PostAsync($"/operations/{Commands.Operation}/report/post-message", noGuard)).Dispose();
        await using var hub = centre.Hub("DE", "liaison officer");
        await hub.StartAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => hub.InvokeAsync("Join", Canary, Canary));
        await Assert.ThrowsAnyAsync<Exception>(() => hub.InvokeAsync(Canary, Canary));
    }

    // Of two systems half each, and of none that sends afterwards: a system may give 50 commands a second, and a machine that is quick enough sends more.
    private static async Task SendGarbageAsync(RunningCentre centre)
    {
        using var france = centre.As("FR", "liaison officer");
        using var spain = centre.As("ES", "liaison officer");
        var garbage = new Garbage(7);
        for (var turn = 0; turn < 50; turn++)
        {
            using var answer = await Commands.PostAsync(turn % 2 == 0 ? france : spain, WithCanaries(garbage.Command(Commands.Hit(Canary))));
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Fails, when told to, with what a careless library would say.</summary>
    private sealed class TroubledJournal(SqliteJournal inner) : IJournal, IAsyncDisposable
    {
        public bool Fails { get; set; }

        public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default) => inner.HeadAsync(journal, cancellationToken);

        public ValueTask<AppendOutcome> AppendAsync(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default) =>
            Fails ? throw new FormatException($"'{Canary}' cannot be stored") : inner.AppendAsync(journal, expected, lines, cancellationToken);

        public IAsyncEnumerable<StoredLine> ReadAsync(string journal, long after, CancellationToken cancellationToken = default) => inner.ReadAsync(journal, after, cancellationToken);

        public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => inner.NamesAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class One(ConsoleFormatter formatter, TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatterOf) =>
            formatter.Write(new LogEntry<TState>(logLevel, "CommandCentre.Desks.Room", eventId, state, exception, formatterOf), null, writer);
    }
}
