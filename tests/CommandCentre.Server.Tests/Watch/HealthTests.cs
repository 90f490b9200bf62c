using System.Diagnostics;
using System.Net;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Tests.Running;
using CommandCentre.Server.Watch;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Watch;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready","reasons":[]}""")]
    public async Task Health_OfACentreThatIsWell_IsToldToAnybodyWithoutSessionOrCache(string path, string told)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out var cookies);
        using var answer = await browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, told), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Empty(cookies.GetAllCookies());
    }

    [Fact]
    public async Task Centre_WhileOperationsAreOpened_LivesIsNotReadyAndKeepsNobodyWaiting()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(before);
        }

        var slow = new SlowJournal(SqliteJournal.Open(folder.Path));
        await using var centre = await RunningCentre.StartAsync(folder: folder, also: builder => builder.Services.AddSingleton<IJournal>(slow));
        using var system = centre.As("DE", "liaison officer");
        using var browser = centre.Browser(out _);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        using var ready = await browser.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"not-ready","reasons":["opening"]}"""), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));

        var asked = Stopwatch.GetTimestamp();
        using var told = await system.GetAsync($"/api/operations/{Commands.Operation}");
        Assert.InRange(Stopwatch.GetElapsedTime(asked), OpeningGate.Patience - TimeSpan.FromMilliseconds(50), 20 * OpeningGate.Patience);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.StatusCode);
        Assert.Equal("opening", (string?)(await Commands.ReadAsync(told))["reason"]);
        Assert.Equal("2", told.Headers.RetryAfter!.ToString());
        using var page = await browser.GetAsync("/door");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));

        slow.Open();
        await centre.Get<Server.Api.DeskOpening>().Opened;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync($"/api/operations/{Commands.Operation}")).StatusCode);
    }

    [Fact]
    public async Task Ready_WithoutAWitness_SaysDegraded()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(before);
        }

        File.Delete(Path.Combine(folder.Path, "heads.log"));
        await using var centre = await RunningCentre.StartAsync(folder: folder);
        await centre.Get<Server.Api.DeskOpening>().Opened;
        using var nobody = centre.WithKey(null);
        using var ready = await nobody.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, """{"status":"degraded","reasons":["witness-faulty"]}"""), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Ready_WithADamagedOperation_SaysDegradedAndNamesNothing()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(before);
        }

        var file = Path.Combine(folder.Path, "journal.db");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.AsSpan().IndexOf("phase-changed"u8)] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        await using var centre = await RunningCentre.StartAsync(folder: folder);
        await centre.Get<Server.Api.DeskOpening>().Opened;
        using var nobody = centre.WithKey(null);
        using var answer = await nobody.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, """{"status":"degraded","reasons":["operation-read-only"]}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Ready_WhereNothingCanBeWritten_SaysNotReady()
    {
        await using var centre = await RunningCentre.StartAsync();
        await centre.Get<Server.Api.DeskOpening>().Opened;
        Directory.CreateDirectory(Path.Combine(centre.DataFolder, "probe")); // The probe cannot be written over it, whoever runs this.
        using var nobody = centre.WithKey(null);
        using var answer = await nobody.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"not-ready","reasons":["store-not-writable"]}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Ready_OfAJournalThatCannotBeListed_SaysDegraded()
    {
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<IJournal, BrokenJournal>());
        await centre.Get<Server.Api.DeskOpening>().Opened;
        Assert.Equal((Standing.Degraded, Standing.NotOpened), (centre.Get<Readiness>().Now().Status, Assert.Single(centre.Get<Readiness>().Now().Reasons)));
    }

    [Fact]
    public async Task Ready_OfAStoppedCentre_SaysStopping()
    {
        await using var centre = await RunningCentre.StartAsync();
        await centre.Get<Server.Api.DeskOpening>().Opened;
        await centre.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Standing.NotReady, Standing.Stopping), (centre.Get<Readiness>().Now().Status, Assert.Single(centre.Get<Readiness>().Now().Reasons)));
    }

    [Fact]
    public async Task Health_BehindAProxy_AnswersInTheClearAndNothingElseDoes()
    {
        await using var centre = await RunningCentre.StartAsync(choices: choices => choices with { Proxies = [IPAddress.Parse("10.0.0.5")], Origins = ["https://centre.example"] });
        using var nobody = centre.WithKey(null);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await nobody.GetAsync("/api/operations")).StatusCode);
    }

    private sealed class SlowJournal(SqliteJournal inner) : IJournal, IAsyncDisposable
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open.TrySetResult();

        public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default) => inner.HeadAsync(journal, cancellationToken);

        public ValueTask<AppendOutcome> AppendAsync(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default) =>
            inner.AppendAsync(journal, expected, lines, cancellationToken);

        public async IAsyncEnumerable<StoredLine> ReadAsync(string journal, long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await _open.Task.WaitAsync(cancellationToken);
            await foreach (var line in inner.ReadAsync(journal, after, cancellationToken))
            {
                yield return line;
            }
        }

        public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => inner.NamesAsync(cancellationToken);

        public ValueTask DisposeAsync()
        {
            Open();
            return inner.DisposeAsync();
        }
    }
}
