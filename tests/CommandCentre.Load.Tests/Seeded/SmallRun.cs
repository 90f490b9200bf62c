using System.Text.Json.Nodes;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Checking;
using CommandCentre.Load.Clients;
using CommandCentre.Load.Histories;
using CommandCentre.Load.Wire;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommandCentre.Load.Tests.Seeded;

/// <summary>What is wrong in a run on purpose.</summary>
internal sealed record Seed
{
    /// <summary>A defective part put into the centre.</summary>
    public Action<WebApplicationBuilder>? Part { get; init; }

    /// <summary>What the relay does to what the centre says.</summary>
    public Bend? ToClient { get; init; }

    /// <summary>What the relay does to what clients say.</summary>
    public Bend? ToServer { get; init; }

    /// <summary>Whether it keeps a viewer from ever getting what it lacks, so that nobody waits for it.</summary>
    public bool Loses { get; init; }
}

/// <summary>One real run of a whole centre with two senders and eight viewers of four countries: all handling codes, repeats, a correction that takes rights away, a withdrawal, a cut and a rejoin.</summary>
internal sealed class SmallRun : IAsyncDisposable
{
    /// <summary>How long anything may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A seeded bug may keep a viewer from ever getting what it lacks: when nothing more has come for so long, nothing will.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private static readonly Population People = Population.Of(
    [
        new("DE", "police", "liaison officer"), new("DE", "customs", "agency officer"),
        new("DE", "police", "analyst"), new("FR", "police", "analyst"), new("NL", "police", "analyst"), new("EU", "coordination", "observer"),
    ]);

    private bool _loses;
    private readonly TemporaryFolder _folder = new();
    private readonly Wires _wires = new();
    private readonly Dictionary<string, Guid> _records = [];
    private readonly List<Board> _boards = [];
    private Sender _officer = null!;
    private Sender _customs = null!;
    private int _count;
    private long _head;

    private SmallRun()
    {
    }

    /// <summary>All that was asked, answered and shown.</summary>
    public History History { get; } = new(TimeProvider.System);

    /// <summary>The journal after it.</summary>
    public RecordedJournal Journal { get; private set; } = null!;

    /// <summary>Plays it from beginning to end.</summary>
    public static async Task<SmallRun> PlayAsync(Seed? seed = null)
    {
        var run = new SmallRun { _loses = seed?.Loses == true };
        People.Write(run._folder.Path);
        var centre = await RunningCentre.StartAsync(folder: run._folder, also: seed?.Part, choices: choices => choices with { PlaysWeek = false });
        await using (var tap = await Wiretap.StartAsync(centre.HubAddress, People, seed?.ToClient, seed?.ToServer))
        {
            await run.OpenAsync(centre, tap.Hub);
            await run.FirstPartAsync();
            await run.WhileCutAsync();
            await run.LastPartAsync();
            await run.SettleAsync();
        }

        await centre.DisposeAsync();
        run.Journal = RecordedJournal.Read(run._folder.Path, Orders.Operation, run._folder.OwnerKeys);
        return run;
    }

    public Verdict Check() => Checker.Check(History, Journal);

    public ValueTask DisposeAsync()
    {
        _wires.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The id of the nth command.</summary>
    public static Guid Id(int count) => Orders.Id(7, count);

    private async Task OpenAsync(RunningCentre centre, Uri hub)
    {
        using var coordinator = centre.WithKey(People.Coordinator.Key);
        await coordinator.MustAsync(Orders.Open(Orders.Id(1, 1), TimeProvider.System.GetUtcNow(), ["DE", "FR", "NL"]));
        await coordinator.MustAsync(Orders.Act(Orders.Id(1, 2)));
        _officer = await SenderAsync(hub, "liaison officer");
        _customs = await SenderAsync(hub, "agency officer");
        foreach (var user in People.Users.Where(user => user.Role is "analyst" or "observer"))
        {
            await BoardAsync(hub, user, false);
            await BoardAsync(hub, user, true);
        }
    }

    private async Task<Sender> SenderAsync(Uri hub, string role)
    {
        var user = People.User("DE", role);
        var sender = new Sender(_wires, () => hub, user, History.Sender(user.Officer()));
        await sender.ConnectAsync();
        return sender;
    }

    private async Task BoardAsync(Uri hub, LoadUser user, bool rows)
    {
        var board = new Board(_wires, () => hub, user, History.Viewer(new ViewerName($"{user.Country} {(rows ? "rows" : "lines")}", user.Country, rows, user.Officer())));
        await board.ConnectAsync();
        await board.Live.WaitAsync(Patience);
        _boards.Add(board);
    }

    private async Task FirstPartAsync()
    {
        await SendAsync(_officer, "open", (id, canary) => Orders.Hit(id, canary));
        await SendAsync(_officer, "for FR", (id, canary) => Orders.Hit(id, canary, "H1", null, "FR"));
        await SendAsync(_officer, "centre alone", (id, canary) => Orders.Hit(id, canary, "H2"));
        await SendAsync(_officer, "restricted", (id, canary) => Orders.Hit(id, canary, "H2", null, "FR"));
        await SendAsync(_officer, "with text", (id, canary) => Orders.Hit(id, canary, "H1 H3", "only the customs, " + canary, "NL"));
        await SendAsync(_customs, "seizure", (id, canary) => Orders.Seizure(id, TimeProvider.System.GetUtcNow().AddMinutes(-1), canary, "H2", null, "FR"));
        await SendAsync(_customs, "tally", (id, _) => Orders.Tally(id, TimeProvider.System.GetUtcNow(), 412));
        await SendAsync(_officer, "downgrade", (id, canary) => Orders.Correct(id, _records["open"], canary, "H2", null, "FR"));
        await SendAsync(_officer, "withdrawal", (id, _) => Orders.Withdraw(id, _records["restricted"]));
        await Repeat(_officer, Orders.Hit(Id(1), Canary.Of(Id(1))));
        await TogetherAsync();
        await ReachedAsync();
    }

    private async Task WhileCutAsync()
    {
        foreach (var board in _boards)
        {
            board.Cut();
        }

        await SendAsync(_officer, "unseen", (id, canary) => Orders.Hit(id, canary, "H0"));
        await SendAsync(_officer, "unseen correction", (id, canary) => Orders.Correct(id, _records["for FR"], canary, "H3", "for NL alone", "NL"));
        foreach (var board in _boards)
        {
            await board.ConnectAsync();
            await board.Live.WaitAsync(Patience);
        }

        await ReachedAsync();
    }

    private async Task LastPartAsync()
    {
        await SendAsync(_officer, "last but one", (id, canary) => Orders.Message(id, canary, "H1", null, "FR", "NL"));
        await SendAsync(_officer, "last", (id, canary) => Orders.Hit(id, canary, "H2", null, "NL"));
    }

    private async Task SettleAsync()
    {
        await ReachedAsync();
        History.Happened(CentreEventKind.Settled, number: _head);
    }

    private async Task ReachedAsync()
    {
        var reached = Task.WhenAll(_boards.Select(board => board.ReachedAsync(_head)));
        if (!_loses)
        {
            await reached.WaitAsync(Patience);
        }

        // The checker says who lacks what.
        for (var came = -1; !reached.IsCompleted && came != Came();)
        {
            came = Came();
            await Task.WhenAny(reached, Task.Delay(Quiet));
        }
    }

    private int Came() => _boards.Sum(board => board.Log.Events.Count);

    /// <summary>Two commands over one connection, the second sent before the first is answered.</summary>
    private async Task TogetherAsync()
    {
        var (first, second) = (Id(++_count), Id(++_count));
        var heard = await Task.WhenAll(_officer.SendAsync(Orders.Message(first, Canary.Of(first), "H0")), _officer.SendAsync(Orders.Message(second, Canary.Of(second), "H0")));
        _head = heard.Max(answer => answer?.Number ?? 0);
    }

    private async Task SendAsync(Sender by, string name, Func<Guid, string, JsonObject> make)
    {
        var id = Id(++_count);
        var heard = await by.SendAsync(make(id, Canary.Of(id)));
        _records[name] = heard?.Record ?? Guid.Empty;
        _head = Math.Max(_head, heard?.Number ?? 0);
    }

    private static async Task Repeat(Sender by, JsonObject order)
    {
        for (var times = 0; times < 3; times++)
        {
            await by.SendAsync(order.DeepClone().AsObject());
        }
    }
}
