using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Tests.Running;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Watch;

public sealed partial class MetricsTests
{
    [Fact]
    public async Task Metrics_WithoutTheirKey_AreRefused()
    {
        await using var centre = await RunningCentre.StartAsync();
        foreach (var key in new[] { null, "wrong", centre.Key("EU", "coordination", "coordinator"), Key(centre)[..^1] })
        {
            using var asking = centre.WithKey(key);
            using var answer = await asking.GetAsync("/metrics");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "EU coordinator");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task MetricsKey_OpensTheMetricsAndNothingElse_AndIsItsOwnersAlone()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var keeper = centre.WithKey(Key(centre));
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await keeper.GetAsync("/api/operations")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.GetAsync("/")).StatusCode);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(centre.DataFolder, MetricsKey.FileName)));
        }
    }

    [Fact]
    public async Task MetricsKey_OfAnEarlierStart_StillHolds()
    {
        using var folder = new TemporaryFolder();
        string first;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            first = Key(centre);
        }

        await using var again = await RunningCentre.StartAsync(folder: folder);
        using var keeper = again.WithKey(first);
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Text_OfTheMetrics_IsPrometheusTextWithEachNameOnce()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Week.PlayAsync(centre);
        using var keeper = centre.WithKey(Key(centre));
        using var answer = await keeper.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(Line(), line));
        var typed = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.Equal(typed.Count, typed.Distinct().Count());
        Assert.All(lines.Where(line => line[0] != '#'), line => Assert.True(typed.Contains(Name(line)) || typed.Contains(OfHistogram(line)), line));
        Assert.All(["dotnet_gc_collections_total", "dotnet_process_memory_working_set_bytes", "dotnet_thread_pool_queue_length"], name => Assert.Contains(name, typed));
    }

    [Fact]
    public async Task Instruments_OfCommands_MoveByWhatWasDone()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        var hit = Commands.Hit();
        await Commands.RecordAsync(germany, hit);
        (await Commands.PostAsync(germany, hit)).Dispose();
        (await Commands.PostAsync(germany, Commands.Of("push-hit", "{}"))).Dispose();
        using var nobody = centre.WithKey("wrong");
        (await nobody.GetAsync("/api/operations")).Dispose();

        var text = await TextAsync(centre);

        // Opened, moved to the action phase, one hit; it came twice; one of wrong fields.
        Assert.Equal(3, Value(text, "commandcentre_commands_total{ruling=\"recorded\"}"));
        Assert.Equal(1, Value(text, "commandcentre_commands_total{ruling=\"repeated\"}"));
        Assert.Equal(1, Value(text, "commandcentre_commands_total{ruling=\"refused\"}"));
        Assert.Equal(5, Value(text, "commandcentre_command_duration_seconds_count"));
        Assert.Equal(5, Value(text, "commandcentre_command_duration_seconds_bucket{le=\"+Inf\"}"));
        Assert.Equal(3, Value(text, "commandcentre_commit_duration_seconds_count"));
        Assert.Equal((3, 3), (Value(text, "commandcentre_commit_lines_sum"), Value(text, "commandcentre_commit_lines_bucket{le=\"1\"}")));
        Assert.Equal(1, Value(text, "commandcentre_sign_ins_refused_total"));
        Assert.Equal(1, Value(text, "commandcentre_desks"));
        Assert.Equal(0, Value(text, "commandcentre_desks_read_only"));
        Assert.Equal(0, Value(text, "commandcentre_mailbox_waiting"));
        Assert.InRange(Value(text, "commandcentre_journal_head_age_seconds"), 0, 600);
    }

    [Fact]
    public async Task Instruments_OfTooFastASender_Move()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        var limited = 0;

        // A system may give 50 a second: 200 at once are too many on any machine.
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Commands.PostAsync(germany, Commands.Of("push-hit", "{}")))))
        {
            limited += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
            answer.Dispose();
        }

        Assert.True(limited > 0);
        Assert.Equal(limited, Value(await TextAsync(centre), "commandcentre_commands_limited_total"));
    }

    [Fact]
    public async Task Instruments_OfALiveConnection_Move()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var hub = centre.Hub("DE", "liaison officer");
        await hub.StartAsync(TestContext.Current.CancellationToken);
        var lines = Boards.Messages(hub, "Lines");
        await hub.InvokeAsync<System.Text.Json.JsonElement>("Join", Commands.Operation, 2L, TestContext.Current.CancellationToken);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit());
        await lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var text = await TextAsync(centre);
        Assert.Equal(1, Value(text, "commandcentre_connections"));
        Assert.InRange(Value(text, "commandcentre_messages_sent_total"), 1, 3); // The line, and a pulse or two.
        Assert.InRange(Value(text, "commandcentre_frames_sent_total"), 1, 3);
        Assert.Equal(1, Value(text, "commandcentre_frames_made_total"));
        Assert.Equal(0, Value(text, "commandcentre_resyncs_total"));
        Assert.Equal(0, Value(text, "commandcentre_connections_cut_total"));
        await hub.StopAsync(TestContext.Current.CancellationToken);
        Assert.InRange(Value(await TextAsync(centre), "commandcentre_frames_sent_total"), 1, 3); // What is gone still counts.
    }

    [Fact]
    public async Task Instruments_OfADamagedOperationAndAFailedCommit_Move()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(before);
        }

        // The witness names a line that is not there: nothing more is appended to the journal.
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "heads.log"), $"op/{Commands.Operation} 9 {new JournalHash(new byte[32])}\n");
        await using var centre = await RunningCentre.StartAsync(folder: folder);
        using var germany = centre.As("DE", "liaison officer");
        using var answer = await Commands.PostAsync(germany, Commands.Hit());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await TextAsync(centre);
        Assert.Equal(1, Value(text, "commandcentre_desks_read_only"));
        Assert.Equal(1, Value(text, "commandcentre_commands_total{ruling=\"not-recorded\"}"));
    }

    internal static string Key(RunningCentre centre) => File.ReadAllText(Path.Combine(centre.DataFolder, MetricsKey.FileName)).Trim();

    internal static async Task<string> TextAsync(RunningCentre centre)
    {
        using var keeper = centre.WithKey(Key(centre));
        return await keeper.GetStringAsync("/metrics");
    }

    internal static double Value(string text, string series) =>
        double.Parse(text.Split('\n').Single(line => line.StartsWith(series + " ", StringComparison.Ordinal))[(series.Length + 1)..], CultureInfo.InvariantCulture);

    private static string Name(string line) => line.Split('{', ' ')[0];

    private static string OfHistogram(string line) => Regex.Replace(Name(line), "_(bucket|sum|count)$", string.Empty);

    // A comment of the two kinds, or a name with labels and a number.
    [GeneratedRegex("""^(# HELP [a-z_]+ \S.*|# TYPE [a-z_]+ (counter|gauge|histogram)|[a-z_]+(\{[a-z_]+="[^"\\]*"(,[a-z_]+="[^"\\]*")*\})? -?[0-9.eE+-]+)$""")]
    private static partial Regex Line();
}
