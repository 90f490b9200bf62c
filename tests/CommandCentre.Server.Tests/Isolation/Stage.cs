using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandCentre.Desks;
using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>A running centre with one operation to be filled, everybody who may look at it, and the oracle that says what they may see.</summary>
internal sealed partial class Stage : IAsyncDisposable
{
    public static readonly OperationKey Key = OperationKey.Parse(Commands.Operation);

    private Stage(RunningCentre centre, ShiftedTime time, FormattedLog log, OperationDesk desk)
    {
        (Centre, Time, Log, Desk) = (centre, time, log, desk);
        Oracle = new FieldOracle(Ledger);
        Judging = new Judging(Oracle);
        Telling = new Telling(desk, centre.Get<FileRoom>(), Ledger);
        Systems = [.. Exercise(centre), .. Filling.Staying.Select(country => (new Who(country, "police", "observer", "invited"), SystemsGiven.Key(centre, $"{country}-INVITED", role: "observer")))];
    }

    private static IEnumerable<(Who Who, string Key)> Exercise(RunningCentre centre) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(centre.DataFolder, "exercise-keys.json")))!.AsArray()
            .Select(key => (new Who((string)key!["country"]!, (string)key["agency"]!, (string)key["role"]!), (string)key["key"]!));

    public RunningCentre Centre { get; }

    public ShiftedTime Time { get; }

    public FormattedLog Log { get; }

    public OperationDesk Desk { get; }

    public Ledger Ledger { get; } = new();

    public FieldOracle Oracle { get; }

    public Judging Judging { get; }

    public Telling Telling { get; }

    /// <summary>Every key of the exercise: 25 countries in six places, the centre in four; and a key of each participant that is invited to observe.</summary>
    public IReadOnlyList<(Who Who, string Key)> Systems { get; }

    /// <summary>Every country of the exercise and the centre.</summary>
    public IEnumerable<string> Countries => Systems.Select(system => system.Who.Country).Distinct();

    public static async Task<Stage> OpenAsync()
    {
        var (time, log) = (new ShiftedTime(), new FormattedLog());
        var centre = await RunningCentre.StartAsync(also: builder =>
        {
            log.Into(builder);
            builder.Services.AddSingleton<TimeProvider>(time);
        });
        return new Stage(centre, time, log, await centre.Get<DeskRoom>().OpenAsync(Key));
    }

    /// <summary>The same, filled, with nobody watching.</summary>
    public static async Task<Stage> FilledAsync()
    {
        var stage = await OpenAsync();
        await new Filling(stage.Telling).FillAsync();
        await stage.LetDeadlinesPassAsync();
        return stage;
    }

    /// <summary>Lets the deadlines of the shortest requests pass, and writes down what the centre's clock said of them.</summary>
    public async Task LetDeadlinesPassAsync()
    {
        var late = Telling.Short.Where(record => record.Outstanding.Count > 0).ToList();
        Assert.True(late.Count > 2, $"{late.Count} requests are late: too few to be worth a look");
        var after = Telling.After;
        Telling.After = _ => Task.CompletedTask;
        SaidLine last = null!;
        foreach (var (minutes, kind) in new[] { (3.5, "check-reminded"), (6, "check-overdue") })
        {
            // The shortest there is are five minutes: the clock reminds after three and a third.
            Time.Advance(TimeSpan.FromMinutes(minutes));
            last = await NotedAsync(late, kind);
        }

        Telling.After = after;
        await after(last);
    }

    /// <summary>Writes down what the clock notes until each request has a note of a kind; on a slow machine the oldest are a note ahead of the others, or were late before they could be reminded.</summary>
    private async Task<SaidLine> NotedAsync(IReadOnlyList<SaidRecord> late, string kind)
    {
        var last = await Telling.SayAsync("EU", AgencyKind.Coordination, Role.Coordinator, "post-message", """ "text":"§N:text§" """, new([], []));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var owners = Ledger.Participants.Select(country => Desk.View(new Viewer(Officer(country)))!).ToList();
            while (Ledger.Head < owners.Min(view => view.Head))
            {
                // Whose request it is, only its owner reads for certain.
                var line = owners.Select(owner => owner.Line(Ledger.Head + 1)!).First(line => line.Record is not null);
                last = Telling.NotedByClock(line.Number, Words.Of(line.Kind!.Value), Ledger.Records[line.Record!.Value], line.At!.Value);
            }

            if (late.All(check => check.Lines.Any(line => line.Kind == kind || line.Kind == "check-overdue")))
            {
                return last;
            }

            await looks.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>A browser of somebody who is signed in.</summary>
    public HttpClient Browser(Who who) => Browser(who, out _);

    public HttpClient Browser(Who who, out CookieContainer cookies)
    {
        var browser = Centre.Browser(out cookies);
        cookies.Add(Centre.Address, new Cookie(Centre.Get<SessionCookie>().Name, Begun(who, $"{who.Country}-BROWSER-{Interlocked.Increment(ref _browsers)}")));
        return browser;
    }

    private string Begun(Who who, string officer)
    {
        var (sessions, roll, now) = (Centre.Get<Sessions>(), Centre.Get<Roll>(), Time.GetUtcNow());
        if (who.Place == "wall")
        {
            return sessions.BeginWall(officer, Key);
        }

        var actor = ActorOf(who, officer);
        if (who.Place == "on-duty")
        {
            return sessions.Begin(actor);
        }

        // A person of the roll, invited to this operation; off duty since the window closed an hour ago.
        var assignment = new Assignment(actor.Role, Key, null, who.Place == "off-duty" ? now.AddHours(-1) : null);
        var code = roll.Invite(Invitation.To(actor.Country, actor.Agency, assignment), "EU-TEST", now);
        Assert.NotNull(roll.Enter(code, officer, null, null, now));
        return sessions.BeginOf(officer, true);
    }

    /// <summary>What a form of a signed-in browser carries against posts from elsewhere.</summary>
    public static async Task<string> GuardAsync(HttpClient browser, string page = "report/post-message")
    {
        using var answer = await browser.GetAsync(new Uri($"/operations/{Commands.Operation}/{page}", UriKind.Relative));
        var guard = GuardOf().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.NotEmpty(guard);
        return guard;
    }

    public HubConnection Hub(string key) => Centre.Hub(options => options.SetRequestHeader("Authorization", "Bearer " + key));

    public static Actor ActorOf(Who who, string officer)
    {
        Assert.True(Words.TryParse(who.Agency, out AgencyKind agency), who.ToString());
        Assert.True(Words.TryParse(who.Role, out Role role), who.ToString());
        return new Actor(officer, CountryCode.Parse(who.Country), agency, role);
    }

    public ValueTask DisposeAsync() => Centre.DisposeAsync();

    private static int _browsers;

    private static Actor Officer(string country) => new($"{country}-LEDGER", CountryCode.Parse(country), country == "EU" ? AgencyKind.Coordination : AgencyKind.Police, Role.LiaisonOfficer);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex GuardOf();
}
