using System.Collections.Concurrent;
using System.Diagnostics;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Checking;
using CommandCentre.Load.Clients;
using CommandCentre.Load.Histories;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Scenarios;

/// <summary>A server as a process of its own, with boards and senders around it, and the history of what they see.</summary>
public sealed class Scene : IAsyncDisposable
{
    private const int AtOnce = 32, LongestMessage = 2000;

    private readonly SceneChoices _choices;
    private readonly Mix _mix = new(TimeProvider.System);
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _kept = [];
    private readonly long[] _counts;
    private readonly TimeSpan _ownTime = Environment.CpuUsage.TotalTime;
    private TimeSpan _serverTime;
    private long _head;

    private Scene(SceneChoices choices, LoadedCentre centre)
    {
        (_choices, Centre) = (choices, centre);
        var users = centre.Population;
        Boards = [.. users.Boards(choices.Boards).Select((user, index) => Board(user, index))];
        Senders = [.. users.With("liaison officer").Take((choices.Senders + 1) / 2).Concat(users.With("agency officer").Take(choices.Senders / 2))
            .Select(user => new Sender(Wires, () => centre.Hub, user, History.Sender(user.Officer())))];
        _counts = new long[Senders.Count];
    }

    /// <summary>The server.</summary>
    public LoadedCentre Centre { get; }

    /// <summary>All connections.</summary>
    public Wires Wires { get; } = new();

    /// <summary>What happened.</summary>
    public History History { get; } = new(TimeProvider.System);

    /// <summary>Viewers.</summary>
    public IReadOnlyList<Board> Boards { get; }

    /// <summary>Who gives commands.</summary>
    public IReadOnlyList<Sender> Senders { get; }

    /// <summary>The last number that was said to be recorded.</summary>
    public long Head => Interlocked.Read(ref _head);

    /// <summary>Ends what runs beside the scenario.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Starts a server with an operation in its action phase; nobody is connected yet.</summary>
    public static async Task<Scene> StartAsync(SceneChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        // Opening a connection waits on a thread.
        ThreadPool.SetMinThreads(AtOnce * 2, AtOnce);
        var centre = await LoadedCentre.StartAsync(new CentreChoices { Population = choices.Population, DataFolder = choices.DataFolder }).ConfigureAwait(false);
        var scene = new Scene(choices, centre);
        if (choices.DataFolder is null)
        {
            await centre.OpenOperationAsync(TimeProvider.System.GetUtcNow()).ConfigureAwait(false);
            scene._head = 2;
        }

        return scene;
    }

    /// <summary>Connects senders, and boards until all of them are live.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        foreach (var sender in Senders)
        {
            await sender.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }

        await ManyAsync(Boards, board => board.ComeBackAsync(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Does something with many boards, some at a time.</summary>
    public static Task ManyAsync(IEnumerable<Board> boards, Func<Board, Task> what, int atOnce = AtOnce) =>
        Parallel.ForEachAsync(boards, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (board, _) => await what(board).ConfigureAwait(false));

    /// <summary>Boards come back by themselves from now on whenever their connection goes.</summary>
    public void Keep(IEnumerable<Board> boards) => _kept.AddRange(boards.Select(board => board.KeepAsync(Ending)));

    /// <summary>Sends commands at a rate, each at its time whether the one before was answered or not.</summary>
    public async Task SendAsync(int perSecond, TimeSpan during)
    {
        var (began, sending, sent) = (Stopwatch.GetTimestamp(), new List<Task>(), 0);
        while (Stopwatch.GetElapsedTime(began) is var passed && passed < during)
        {
            for (; sent < passed.TotalSeconds * perSecond; sent++)
            {
                sending.Add(OnceAsync(sent % Senders.Count));
            }

            await Task.Delay(1).ConfigureAwait(false);
        }

        await Task.WhenAll(sending).ConfigureAwait(false);
    }

    /// <summary>Messages of the greatest length to everybody, as fast as they are taken.</summary>
    public async Task SendLongAsync(int many) =>
        await Task.WhenAll(Enumerable.Range(0, Senders.Count).Select(async sender =>
        {
            for (var count = 0; count < many / Senders.Count; count++)
            {
                var id = Orders.Id(sender + 1, Interlocked.Increment(ref _counts[sender]));
                var order = Orders.Message(id, Canary.Of(id).PadRight(LongestMessage, 'x'), "H0");
                Heard(sender, order, await Senders[sender].SendSurelyAsync(order, Ending).ConfigureAwait(false));
            }
        })).ConfigureAwait(false);

    /// <summary>The next command of a sender.</summary>
    public System.Text.Json.Nodes.JsonObject Next(int sender) => _mix.Next(sender + 1, Senders[sender].User, Interlocked.Increment(ref _counts[sender]));

    /// <summary>Takes note of an answer.</summary>
    public void Heard(int sender, System.Text.Json.Nodes.JsonObject order, Heard? heard)
    {
        if (heard is { Number: > 0 })
        {
            _mix.Recorded(sender + 1, order, heard);
            for (var head = Head; head < heard.Number; head = Head)
            {
                Interlocked.CompareExchange(ref _head, heard.Number, head);
            }
        }
        else if (heard is { Ruling: "refused" })
        {
            Failed($"refused: {heard.Told}");
        }
    }

    /// <summary>Something that should not be, beside what the checker sees.</summary>
    public void Failed(string what) => _failures.Enqueue(what);

    /// <summary>Waits until every board holds everything that was recorded.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> SettleAsync(TimeSpan patience, IEnumerable<Board>? boards = null)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await Task.WhenAll((boards ?? Boards).Select(board => board.ReachedAsync(Head))).WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Failed($"not every board holds line {Head} after {patience.TotalSeconds:f0} s");
        }

        History.Happened(CentreEventKind.Settled, number: Head);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Processor time of server and clients since the beginning, and memory of the server.</summary>
    public IReadOnlyList<Figure> Use()
    {
        var server = _serverTime + Centre.Process.ProcessorTime;
        return
        [
            new Figure("server CPU", server.TotalSeconds, "s"),
            new Figure("clients CPU", (Environment.CpuUsage.TotalTime - _ownTime).TotalSeconds, "s"),
            new Figure("server memory", Centre.Process.ResidentBytes / 1048576.0, "MB"),
        ];
    }

    /// <summary>kill -9, start again on the same folder.</summary>
    /// <returns>How long it took from the start to the first answer.</returns>
    public async Task<TimeSpan> KillAsync(TimeSpan dead)
    {
        _serverTime += Centre.Process.ProcessorTime;
        History.Happened(CentreEventKind.Killed);
        await Centre.KillAsync().ConfigureAwait(false);
        await Task.Delay(dead).ConfigureAwait(false);
        History.Happened(CentreEventKind.Restarted);
        var began = Stopwatch.GetTimestamp();
        await Centre.StartAgainAsync().ConfigureAwait(false);
        History.Happened(CentreEventKind.Ready);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Ends everything, reads the journal and checks.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="figures">What was measured.</param>
    /// <param name="keptAt">Where the history is written; absent for nowhere.</param>
    public async Task<Outcome> EndAsync(string name, IReadOnlyList<Figure> figures, string? keptAt = null)
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_kept).ConfigureAwait(false);
        foreach (var board in Boards.Where(board => board.Fault is not null))
        {
            Failed($"{board.Log.Name.Name}: {board.Fault}");
        }

        await Centre.KillAsync().ConfigureAwait(false);
        Wires.Dispose();
        if (keptAt is not null)
        {
            await using var file = File.CreateText(keptAt);
            HistoryFile.Write(History, file);
        }

        return new Outcome(name, figures, Checker.Check(History, RecordedJournal.Read(Centre.DataFolder, Orders.Operation)), [.. _failures]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        Wires.Dispose();
        await Centre.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task OnceAsync(int sender)
    {
        var order = Next(sender);
        var heard = await Senders[sender].SendAsync(order, Ending).ConfigureAwait(false);
        if (heard is { Ruling: "not-recorded" } or null)
        {
            Failed($"not recorded: {heard?.Told}");
        }

        Heard(sender, order, heard);
    }

    private Board Board(LoadUser user, int index)
    {
        var lines = _choices.EveryLines > 0 && index % _choices.EveryLines == 0;
        return new Board(Wires, () => Centre.Hub, user, History.Viewer(new ViewerName($"{index:d5} {user.Country} {(lines ? "lines" : "rows")}", user.Country, !lines, user.Officer()))) { Begins = _choices.Begin };
    }
}
