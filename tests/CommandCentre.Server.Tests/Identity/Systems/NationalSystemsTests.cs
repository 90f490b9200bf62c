using System.Net;
using System.Text.Json;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity.Systems;

public sealed class NationalSystemsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static string OperationAddress => $"/api/operations/{Commands.Operation}";

    [Fact]
    public async Task Key_ForOneOperation_SeesThatOneOnly()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var here = centre.WithKey(SystemsGiven.Key(centre, "DE-HERE"));
        using var elsewhere = centre.WithKey(SystemsGiven.Key(centre, "DE-ELSEWHERE", operation: "OTHER-OPERATION"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, OperationAddress));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(elsewhere, OperationAddress));
        Assert.Equal("""{"operations":[]}""", await elsewhere.GetStringAsync("/api/operations"));
        using var refused = await Commands.PostAsync(elsewhere, Commands.Message());
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Command_OutsideTheScope_IsRefusedNamingWhatIsAllowed()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var system = centre.WithKey(SystemsGiven.Key(centre, "DE-ATLAS", ["push-hit", "downgrade"]));
        await Commands.RecordAsync(system, Commands.Hit());
        using var refused = await Commands.PostAsync(system, Commands.Message());
        var told = await Commands.ReadAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("command-not-in-scope", (string)told["reason"]!);
        Assert.Equal(("kind", "post-message", "push-hit, downgrade"), ((string)told["errors"]![0]!["field"]!, (string)told["errors"]![0]!["value"]!, (string)told["errors"]![0]!["allowed"]!));
    }

    [Fact]
    public async Task Command_OnTheHubOutsideTheScope_IsRefusedToo()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        var key = SystemsGiven.Key(centre, "DE-READER", []);
        await using var system = centre.Hub(options => options.SetRequestHeader("Authorization", "Bearer " + key));
        await system.StartAsync();
        await Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions.InvokeAsync<JsonElement>(system, "Join", Commands.Operation, 0);
        Assert.Equal("command-not-in-scope", (await Boards.SubmitAsync(system, Commands.Message())).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Key_WithARate_IsLimitedToIt()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var system = centre.WithKey(SystemsGiven.Key(centre, "DE-SLOW", rate: 2));
        var signedIn = centre.Get<SystemKeys>().ByKey(system.DefaultRequestHeaders.Authorization!.Parameter!)!;
        var rate = centre.Get<Server.Api.CommandRate>();
        Assert.Equal([true, true, false], [rate.Take(signedIn), rate.Take(signedIn), rate.Take(signedIn)]);
    }

    [Fact]
    public async Task Key_AfterARestart_IsStillGoodAndKeptHashed()
    {
        using var folder = new TemporaryFolder();
        string key;
        await using (var centre = await RunningCentre.StartAsync(CentreMode.Live, folder))
        {
            key = SystemsGiven.Key(centre, "DE-ATLAS");
            using var before = centre.WithKey(key);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(before, "/api/operations"));
        }

        var file = await File.ReadAllTextAsync(Path.Combine(folder.Path, "identity", "systems.json"));
        Assert.DoesNotContain(key, file, StringComparison.Ordinal);
        // Its use was written down when the centre stopped.
        Assert.Contains("\"lastUsed\": \"20", file, StringComparison.Ordinal);
        await using var again = await RunningCentre.StartAsync(CentreMode.Live, folder);
        using var system = again.WithKey(key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(system, "/api/operations"));
        Assert.True(again.Get<Roll>().IsTaken("DE-ATLAS"));
    }

    [Fact]
    public async Task Key_FromBeforeScopes_IsStillReadWithEverythingItsRoleAllows()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "identity"));
        // As the version before wrote it.
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "identity", "roll.json"),
            $$"""{"persons":[],"codes":[],"keys":[{"kept":"{{Secret.Kept("old key")}}","officer":"DE-OLD","rights":{"country":"DE","agency":"police","role":"liaison officer"},"commandsPerSecond":7}],"visitors":0}""");
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, folder);
        var system = centre.Get<SystemKeys>().ByKey("old key")!;
        Assert.Equal(("DE-OLD", 7, true), (system.Officer, system.CommandsPerSecond, system.Scope.Has("downgrade")));
        Assert.NotNull(system.In(Domain.Operations.OperationKey.Parse("ANY")));
    }

    [Fact]
    public async Task Number_OfAWithdrawnSystem_IsNeverGivenAgain()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        SystemsGiven.Key(centre, "DE-ATLAS");
        var systems = centre.Get<NationalSystems>();
        Assert.True(systems.Withdraw("DE-ATLAS"));
        Assert.False(systems.Withdraw("DE-ATLAS"));
        Assert.Equal(EntryOutcome.NumberTaken, systems.Enter(new NationalSystem("DE-ATLAS", new Rights("DE", "police", "analyst"), "ANY", [], 1, [])));
        Assert.Null(centre.Get<Roll>().GiveKey("DE-ATLAS", new Rights("DE", "police", "analyst")));
    }

    [Fact]
    public async Task Key_Rotated_IsGoodBesideTheNewOneUntilItsTime()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var old = centre.WithKey(SystemsGiven.Key(centre, "DE-ATLAS"));
        var (kept, key) = SystemCredential.NewKey(time.GetUtcNow(), "EU-COR-01");
        Assert.True(centre.Get<NationalSystems>().Rotate("DE-ATLAS", kept, time.GetUtcNow().AddHours(1)));
        using var rotated = centre.WithKey(key);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(old, "/api/operations"), await StatusAsync(rotated, "/api/operations")));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(old, "/api/operations"), await StatusAsync(rotated, "/api/operations")));
        Assert.False(centre.Get<NationalSystems>().Rotate("DE-NOBODY", kept, time.GetUtcNow()));
    }

    [Fact]
    public async Task Key_WithdrawnWhileStreaming_CutsTheConnectionWithinASecond()
    {
        await using var centre = await RunningCentre.StartAsync();
        var (closed, system, _) = await StreamingAsync(centre, null);
        centre.Get<NationalSystems>().Withdraw("DE-ATLAS");
        await closed.WaitAsync(Second);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(system, "/api/operations"));
    }

    [Fact]
    public async Task Key_WithdrawnWhileNothingCanBeWritten_CutsTheConnectionAllTheSame()
    {
        await using var centre = await RunningCentre.StartAsync();
        var (closed, _, _) = await StreamingAsync(centre, null);
        // The file is written beside the old one first: a folder of that name is in its way.
        var obstacle = Directory.CreateDirectory(Path.Combine(centre.DataFolder, "identity", "systems.json.new"));
        Assert.NotNull(Record.Exception(() => centre.Get<NationalSystems>().Withdraw("DE-ATLAS")));
        await closed.WaitAsync(Second);
        obstacle.Delete();
        Assert.True(centre.Get<NationalSystems>().Withdraw("DE-ATLAS"));
    }

    [Fact]
    public async Task Key_EndingWhileStreaming_CutsTheConnectionWithinASecond()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var (closed, system, _) = await StreamingAsync(centre, time.GetUtcNow().AddDays(1));
        time.Advance(TimeSpan.FromDays(1));
        await closed.WaitAsync(Second);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(system, "/api/operations"));
    }

    [Fact]
    public async Task Key_RotatedOutWhileStreaming_CutsTheConnectionWithinASecond()
    {
        await using var centre = await RunningCentre.StartAsync();
        var (closed, _, _) = await StreamingAsync(centre, null);
        var now = centre.Get<TimeProvider>().GetUtcNow();
        Assert.True(centre.Get<NationalSystems>().Rotate("DE-ATLAS", SystemCredential.NewKey(now, "EU-COR-01").Kept, now));
        await closed.WaitAsync(Second);
    }

    [Fact]
    public async Task Key_WhoseEndIsKnown_NeverEndsLaterByRotation()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var system = centre.WithKey(SystemsGiven.Key(centre, "DE-ATLAS", ends: time.GetUtcNow().AddHours(1)));
        Assert.True(centre.Get<NationalSystems>().Rotate("DE-ATLAS", SystemCredential.NewKey(time.GetUtcNow(), "EU-COR-01").Kept, time.GetUtcNow().AddDays(7)));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(system, "/api/operations"));
    }

    private static async Task<(Task Closed, HttpClient System, object Connection)> StreamingAsync(RunningCentre centre, DateTimeOffset? ends)
    {
        await Commands.OpenAsync(centre);
        var key = SystemsGiven.Key(centre, "DE-ATLAS", ends: ends);
        var connection = centre.Hub(options => options.SetRequestHeader("Authorization", "Bearer " + key));
        var closed = Boards.Closed(connection);
        await connection.StartAsync();
        await Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions.InvokeAsync<JsonElement>(connection, "Join", Commands.Operation, 2);
        return (closed, centre.WithKey(key), connection);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient system, string path)
    {
        using var answer = await system.GetAsync(path);
        return answer.StatusCode;
    }
}
