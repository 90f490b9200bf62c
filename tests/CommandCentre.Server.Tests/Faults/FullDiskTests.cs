using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Faults;

/// <summary>F6 of quality.md through the whole server: on a full disk commands are refused in words, reading and boards go on, and room is all it needs.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private SmallDisk? _disk;

    // 6 MB: journal, keys and both their logs need 1 MB for this test, and the logs of SQLite grow to 4 MB before they are cut back.
    public async ValueTask InitializeAsync() => _disk = await SmallDisk.MountAsync(_folder.Path, megabytes: 6);

    public async ValueTask DisposeAsync()
    {
        await (_disk?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Fact]
    public async Task Commands_OnAFullDisk_AreRefusedInWordsAndRecordedOnceWhenThereIsRoom()
    {
        Assert.SkipWhen(_disk is null, SmallDisk.Missing);
        var log = new CapturedLog();
        var recorded = new List<JsonObject>();
        await using (var centre = await RunningCentre.StartAsync(folder: _folder, also: log.Into))
        {
            await Commands.OpenAsync(centre);
            using var germany = centre.As("DE", "liaison officer");
            await using var france = centre.Hub("FR", "observer");
            var lines = Boards.Messages(france, "Lines");
            await france.StartAsync();
            await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 2);
            await Commands.RecordAsync(germany, Commands.Hit("before"));
            await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);

            _disk.Fill();
            var refused = await UntilRefusedAsync(germany, recorded);

            await StillReadsAsync(centre, france, germany, 3 + recorded.Count);
            await AnswersOnHubAndFormAlikeAsync(centre, refused);
            Assert.Contains("The store is full: nothing more of ARMSTRONG-TEST is recorded", log.Text, StringComparison.Ordinal);
            _disk.Empty();
            using var again = await Commands.PostAsync(germany, refused);
            Assert.Equal(HttpStatusCode.Created, again.StatusCode);
            using var repeated = await Commands.PostAsync(germany, refused);
            Assert.Equal("repeated", (string?)(await Commands.ReadAsync(repeated))["ruling"]);
            recorded.Add(refused);
        }

        await EachIsThereOnceAsync(recorded);
    }

    [Fact]
    public void KeptFile_OnAFullDisk_StaysAsItWas()
    {
        Assert.SkipWhen(_disk is null, SmallDisk.Missing);
        var file = new KeptFile<string[]>(Path.Combine(_folder.Path, "identity", "kept.json"));
        file.Write(["whole"]);
        _disk.Fill();

        Assert.IsAssignableFrom<IOException>(Record.Exception(() => file.Write([new string('x', 100_000)])));

        Assert.Equal(["whole"], file.Read()!);
        _disk.Empty();
        file.Write(["new"]);
        Assert.Equal(["new"], file.Read()!);
    }

    [Fact]
    public void Session_EndedOnAFullDisk_StaysEndedOverARestart()
    {
        Assert.SkipWhen(_disk is null, SmallDisk.Missing);
        var sessions = new Sessions(_folder.Path, TimeProvider.System, new RightsVersion());
        var actor = new Rights("DE", "police", "liaison officer").As("DE-LIA-01")!;
        var token = sessions.Begin(actor);
        _disk.Fill();

        Assert.IsAssignableFrom<IOException>(Record.Exception(() => sessions.EndAllOf("DE-LIA-01")));
        Assert.Null(sessions.ByToken(token));
        _disk.Empty();
        sessions.SaveUse(); // as Upkeep does every half minute

        Assert.Null(new Sessions(_folder.Path, TimeProvider.System, new RightsVersion()).ByToken(token));
    }

    /// <summary>Gives hits until one is not recorded; what is on the disk may still take a few.</summary>
    private static async Task<JsonObject> UntilRefusedAsync(HttpClient system, List<JsonObject> recorded)
    {
        for (var turn = 0; turn < 2000; turn++)
        {
            await Task.Delay(turn > 20 ? 50 : 0); // 20 commands a second are a person's limit
            var hit = Commands.Hit($"hit {turn} {new string('x', 150)}", "H2", "FR");
            using var answer = await Commands.PostAsync(system, hit);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                recorded.Add(hit);
                continue;
            }

            var told = await Commands.ReadAsync(answer);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "store-full"), (answer.StatusCode, (string?)told["reason"]));
            Assert.StartsWith("Not recorded: the centre's store is full.", (string?)told["detail"], StringComparison.Ordinal);
            Assert.Equal("1", Assert.Single(answer.Headers.GetValues("Retry-After")));
            return hit;
        }

        throw new InvalidOperationException("the disk was not full");
    }

    private static async Task StillReadsAsync(RunningCentre centre, HubConnection board, HttpClient system, long head)
    {
        Assert.Equal(head, await Commands.HeadAsync(system));
        var joined = await board.InvokeAsync<JsonElement>("Join", Commands.Operation, head - 1);
        Assert.Equal(head, Assert.Single(joined.GetProperty("lines").EnumerateArray()).GetProperty("number").GetInt64());
        using var observer = centre.As("FR", "observer");
        Assert.NotNull(await observer.GetFromJsonAsync<JsonObject>($"/api/operations/{Commands.Operation}/figures"));
    }

    private static async Task AnswersOnHubAndFormAlikeAsync(RunningCentre centre, JsonObject refused)
    {
        await using var hub = centre.Hub("DE", "liaison officer");
        await hub.StartAsync();
        var answer = await Boards.SubmitAsync(hub, refused.DeepClone().AsObject());
        Assert.Equal(("not-recorded", "store-full"), (answer.GetProperty("ruling").GetString(), answer.GetProperty("reason").GetString()));
    }

    private async Task EachIsThereOnceAsync(List<JsonObject> recorded)
    {
        var verification = await JournalVerification.RunAsync(_folder.Path);
        Assert.Empty(verification.Findings);
        await using var centre = await RunningCentre.StartAsync(folder: _folder);
        using var germany = centre.As("DE", "liaison officer");
        var summaries = new List<string>();
        for (var after = 0; after < verification.Lines; after += 500)
        {
            var page = await germany.GetFromJsonAsync<JsonObject>($"/api/operations/{Commands.Operation}/lines?after={after}&limit=500");
            summaries.AddRange(page!["lines"]!.AsArray().Select(line => (string?)line!["body"]?["report"]?["summary"]).OfType<string>());
        }

        Assert.Equal(["before", .. recorded.Select(hit => (string)hit["report"]!["summary"]!)], summaries);
    }
}
