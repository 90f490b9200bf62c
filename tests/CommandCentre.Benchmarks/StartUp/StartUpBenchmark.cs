using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Wire;

namespace CommandCentre.Benchmarks.StartUp;

/// <summary>A server that starts on a long journal, and one board that has never seen a line of it.</summary>
/// <param name="choices">How much of it.</param>
internal sealed class StartUpBenchmark(StartUpChoices choices)
{
    private const int Page = 500;

    private static readonly string Operation = BigWeek.Key.Value;

    internal async Task RunAsync()
    {
        var folder = choices.Keep ?? Directory.CreateTempSubdirectory("centre-start-").FullName;
        try
        {
            await MeasureAsync(Path.Combine(folder, "data")).ConfigureAwait(false);
        }
        finally
        {
            if (choices.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task MeasureAsync(string data)
    {
        var lines = await WrittenAsync(data).ConfigureAwait(false);
        Console.WriteLine($"startup: {lines:N0} lines, {new FileInfo(Path.Combine(data, "journal.db")).Length >> 20} MB; load {Machine.Load}");
        Console.WriteLine("round  floor s  ready s  of floor  cpu s  MB  board s (rows)  board s (lines)");
        for (var round = 1; round <= choices.Rounds; round++)
        {
            var floor = await FloorAsync(data).ConfigureAwait(false);
            await using var started = await StartedAsync(data, lines).ConfigureAwait(false);
            var (ready, centre) = (started.Ready, started.Centre);
            var (cpu, memory) = (centre.Process.ProcessorTime, centre.Process.ResidentBytes >> 20);
            var rows = await ColdAsync(centre, "JoinBoard", lines).ConfigureAwait(false);
            var json = await ColdAsync(centre, "Join", lines).ConfigureAwait(false);
            Console.WriteLine($"{round,5}  {floor.TotalSeconds,7:0.0}  {ready.TotalSeconds,7:0.0}  {ready / floor,8:0.0}  {cpu.TotalSeconds,5:0.0}  {memory,4}  {rows.TotalSeconds,14:0.0}  {json.TotalSeconds,15:0.0}");
        }

        Console.WriteLine($"a cold board: {Math.Min(choices.Cold, lines):N0} lines in pages of {Page}; load {Machine.Load}");
    }

    /// <summary>The journal, written once; one that is kept is used again.</summary>
    private async Task<long> WrittenAsync(string data)
    {
        if (!Directory.Exists(data))
        {
            var since = Stopwatch.GetTimestamp();
            await new BigWeek().WriteAsync(data, choices.Lines).ConfigureAwait(false);
            Population.For(25).Write(data);
            Console.WriteLine($"written in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
        }

        using var reader = JournalReader.Open(data);
        return reader.Head(BigWeek.Key.Journal).Number;
    }

    /// <summary>What cannot be left out: every line read in order and the chain checked.</summary>
    private static async Task<TimeSpan> FloorAsync(string data)
    {
        var since = Stopwatch.GetTimestamp();
        await using var journal = SqliteJournal.Open(data);
        await foreach (var _ in journal.ReadAsync(BigWeek.Key.Journal, 0).ConfigureAwait(false))
        {
            // Read and let go.
        }

        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>From the start of the process until it is ready and holds the last line.</summary>
    private static async Task<Started> StartedAsync(string data, long lines)
    {
        var since = Stopwatch.GetTimestamp();
        var centre = await LoadedCentre.StartAsync(new CentreChoices { DataFolder = data, Population = Population.For(25), Patience = TimeSpan.FromMinutes(5) }).ConfigureAwait(false);
        using var coordinator = centre.Client(centre.Population.Coordinator);
        using var answer = await coordinator.GetAsync($"/api/operations/{Operation}/lines/{lines}").ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? new Started(centre, Stopwatch.GetElapsedTime(since))
            : throw new InvalidOperationException($"line {lines}: {(int)answer.StatusCode}");
    }

    private async Task<TimeSpan> ColdAsync(LoadedCentre centre, string method, long lines)
    {
        using var wires = new Wires();
        using var board = await centre.OpenAsync(wires, centre.Population.User("DE", "liaison officer")).ConfigureAwait(false);
        var since = Stopwatch.GetTimestamp();
        var after = Math.Max(0, lines - choices.Cold);
        while (true)
        {
            var reply = await board.CallAsync(method, Operation, after).ConfigureAwait(false);
            if (reply.Record.AsSpan().IndexOf("\"live\":true"u8) >= 0)
            {
                return after >= lines ? Stopwatch.GetElapsedTime(since) : throw new InvalidOperationException($"live after line {after} of {lines}");
            }

            // Deadlines that have passed since are recorded at the start: the head has moved on.
            after = Math.Min(after + Page, Head(reply.Record));
            if (reply.Record.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"number\":{after},")) < 0)
            {
                throw new InvalidOperationException($"a page without line {after}");
            }
        }
    }

    private static long Head(ReadOnlySpan<byte> reply) =>
        Utf8Parser.TryParse(reply[(reply.IndexOf("\"head\":"u8) + 7)..], out long head, out _) ? head : throw new FormatException("a page without a head");

    private sealed record Started(LoadedCentre Centre, TimeSpan Ready) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Centre.DisposeAsync();
    }
}
