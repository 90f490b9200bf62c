using System.Text.Json.Nodes;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CommandCentre.Browser.Tests.Running.OperationsRoom))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CommandCentre.Browser.Tests.Running;

/// <summary>What every test here stands in: one browser, and one centre in which each test opens an operation of its own.</summary>
public sealed class OperationsRoom : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // Of 5,566 steps of the week: the second day, with every kind of line, open requests and late ones.
    private const int PlayedSteps = 1_500;

    private IPlaywright _playwright = null!;
    private int _operations;

    public IBrowser Browser { get; private set; } = null!;

    public RunningCentre Centre { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton(new ExerciseOptions { Speed = ExerciseClock.Fastest }));
        var player = Centre.Get<ExercisePlayer>();
        await player.StartAsync(CancellationToken.None);
        await Until.IsSoAsync(() => player.State.Position >= PlayedSteps, TimeSpan.FromMinutes(1), "the exercise had not come to its second day");
        player.Pause();
        _playwright = await Playwright.CreateAsync();
        Browser = await LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Centre.Get<ExercisePlayer>().StopAsync(CancellationToken.None);
        await Centre.DisposeAsync();
    }

    /// <summary>A browser of its own with more said at its start, such as a make-believe camera.</summary>
    public Task<IBrowser> LaunchAsync(params string[] more) => _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = [.. Arguments, .. more] });

    /// <summary>Somebody of a country at the door, by its button's value: <c>DE liaison-officer</c>, <c>EU coordinator</c>.</summary>
    public Task<Visitor> EnterAsync(string choice, Wishes? wishes = null) => Visitor.EnterAsync(Browser, Centre.Address, choice, wishes ?? new());

    /// <summary>The exercise's own operation, paused in its second day.</summary>
    public OperationAtWork Exercise => new(Centre, Centre.Get<ExercisePlayer>().State.Operation.Value);

    /// <summary>A new operation of DE, FR, NL and ES in its action phase: two lines.</summary>
    public async Task<OperationAtWork> OpenAsync()
    {
        var operation = new OperationAtWork(Centre, $"ARMSTRONG-{Interlocked.Increment(ref _operations)}");
        await operation.RecordAsync("EU", "coordinator", Commands.Open());
        await operation.RecordAsync("EU", "coordinator", Commands.Phase());
        return operation;
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("chromium is not on the PATH: apt-get install chromium");
}

/// <summary>One operation, fed by systems with keys.</summary>
/// <param name="centre">Where it is.</param>
/// <param name="key">Its key.</param>
public sealed class OperationAtWork(RunningCentre centre, string key)
{
    public string Key => key;

    /// <summary>The board's address; the operation's other pages lie under it.</summary>
    public string Board => $"/operations/{key}";

    /// <summary>Gives a command that must be recorded.</summary>
    public async Task<Recorded> RecordAsync(string country, string role, JsonObject command)
    {
        using var system = centre.As(country, role);
        using var answer = await Commands.PostAsync(system, command, key);
        var told = await Commands.ReadAsync(answer);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, told.ToJsonString());
        return new Recorded((string)told["record"]!, (long)told["number"]!);
    }

    /// <summary>A line as a country's liaison officer reads it by the API.</summary>
    public async Task<JsonObject> LineAsync(string country, long number)
    {
        using var system = centre.As(country, country == "EU" ? "coordinator" : "liaison officer");
        return JsonNode.Parse(await system.GetStringAsync($"/api/operations/{key}/lines/{number}"))!.AsObject();
    }

    /// <summary>The last number.</summary>
    public async Task<long> HeadAsync()
    {
        using var system = centre.As("EU", "coordinator");
        return (long)JsonNode.Parse(await system.GetStringAsync($"/api/operations/{key}"))!["head"]!;
    }
}

/// <summary>What was recorded.</summary>
/// <param name="Record">The record.</param>
/// <param name="Number">The line.</param>
public sealed record Recorded(string Record, long Number);
