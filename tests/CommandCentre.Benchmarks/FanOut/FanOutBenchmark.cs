using System.Globalization;
using System.Text;
using CommandCentre.Load.Wire;

namespace CommandCentre.Benchmarks.FanOut;

/// <summary>One accepted hit to the last of N boards, a burst, and bytes a connection; against bare SignalR and a bare socket in the same run, alternating.</summary>
internal sealed class FanOutBenchmark(FanOutChoices choices)
{
    /// <summary>After our hits the figures of every board follow within a second: what is measured next must not pay for them.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1.5);

    private const int First = 50;

    private readonly List<(int Boards, double Ours, double Bare)> _medians = [];

    internal async Task RunAsync()
    {
        Say($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {Machine.Load}");
        foreach (var boards in choices.Boards)
        {
            await SinglesAsync(boards);
        }

        foreach (var (boards, ours, bare) in _medians)
        {
            var (first, ourFirst, bareFirst) = _medians[0];
            Say($"per board, {boards,5} boards: ours {ours / boards * 1000:f1} us, Clients.All {bare / boards * 1000:f1} us"
                + (boards == first ? string.Empty : $"; against {first} boards x{(double)boards / first:f0}: ours x{ours / ourFirst:f1}, Clients.All x{bare / bareFirst:f1}"));
        }

        if (choices.BurstHits > 0)
        {
            await BurstsAsync(choices.BurstBoards);
        }

        Say($"load average at the end {Machine.Load}");
    }

    private async Task SinglesAsync(int boards)
    {
        using var wires = new Wires();
        var sides = await SidesAsync(wires, boards);
        Say(string.Empty);
        Say($"one hit to the last of {boards} boards, {choices.Hits} hits a round, median of a round in ms");
        Say($"{"round",6}{string.Concat(sides.Select(side => $"{side.Name,14}"))}{"ours/All",12}{"raw/All",12}");
        var ratios = new List<double>();
        var floors = new List<double>();
        var all = sides.ToDictionary(side => side.Name, _ => new List<double>());
        var spent = sides.ToDictionary(side => side.Name, _ => TimeSpan.Zero);
        for (var round = 1; round <= choices.Rounds; round++)
        {
            var times = new Dictionary<string, double>();
            foreach (var side in round % 2 == 1 ? sides : sides.Reverse())
            {
                var before = side.Process.ProcessorTime;
                times[side.Name] = await RoundAsync(side);
                spent[side.Name] += side.Process.ProcessorTime - before;
                all[side.Name].Add(times[side.Name]);
            }

            var bare = times["Clients.All"];
            ratios.Add(times["ours"] / bare);
            floors.Add(times.TryGetValue("raw socket", out var raw) ? raw / bare : double.NaN);
            Say($"{round,6}{string.Concat(sides.Select(side => $"{times[side.Name],14:f1}"))}{ratios[^1],12:f2}{floors[^1],12:f2}");
        }

        _medians.Add((boards, Machine.Median(all["ours"]), Machine.Median(all["Clients.All"])));
        Say($"{"median",6}{string.Concat(sides.Select(side => $"{Machine.Median(all[side.Name]),14:f1}"))}{Machine.Median(ratios),12:f2}{Machine.Median(floors),12:f2}");
        Say($"processor time of the server for each board's row: {string.Join(", ", sides.Select(side => $"{side.Name} {spent[side.Name].TotalMicroseconds / choices.Rounds / choices.Hits / boards:f1} us"))} (ours with the figures that follow: {(double)sides[0].Boards.Pictures / boards / choices.Rounds:f1} a round and board, of {sides[0].Boards.PictureBytes / Math.Max(1, sides[0].Boards.Pictures)} bytes)");
        await CloseAsync(sides);
    }

    private async Task<double> RoundAsync(Side side)
    {
        var times = new List<double>();
        for (var hit = 0; hit < choices.Hits; hit++)
        {
            times.Add(await side.HitAsync());
        }

        await Task.Delay(Calm);
        return side.Boards.Resyncs == 0 ? Machine.Median(times) : throw new InvalidOperationException($"{side.Boards.Resyncs} boards fell behind");
    }

    private async Task BurstsAsync(int boards)
    {
        using var wires = new Wires();
        var sides = await SidesAsync(wires, boards, measuresMemory: true);
        Say(string.Empty);
        Say($"a burst of {choices.BurstHits} hits to {boards} boards, deliveries a second");
        Say($"{"round",6}{string.Concat(sides.Select(side => $"{side.Name,14}"))}{"ours/All",12}");
        var ratios = new List<double>();
        var used = new Dictionary<string, double>();
        var joined = 0.0;
        for (var round = 1; round <= choices.Rounds; round++)
        {
            var rates = new Dictionary<string, double>();
            foreach (var side in round % 2 == 1 ? sides : sides.Reverse())
            {
                var spent = side.Process.ProcessorTime;
                var messages = side.Boards.RowMessages;
                rates[side.Name] = await side.BurstAsync(choices.BurstHits);
                used[side.Name] = used.GetValueOrDefault(side.Name) + (side.Process.ProcessorTime - spent).TotalMicroseconds;
                joined = side == sides[0] ? (double)choices.BurstHits * boards / (side.Boards.RowMessages - messages) : joined;
                await Task.Delay(Calm);
            }

            ratios.Add(rates["ours"] / rates["Clients.All"]);
            Say($"{round,6}{string.Concat(sides.Select(side => $"{rates[side.Name],14:n0}"))}{ratios[^1],12:f2}");
        }

        Say($"median of ratios {Machine.Median(ratios):f2}; rows in a message of ours {joined:f1}; boards that fell behind: {sides[0].Boards.Resyncs}");
        Say($"processor time of the server for each delivery: {string.Join(", ", sides.Select(side => $"{side.Name} {used[side.Name] / choices.Rounds / choices.BurstHits / boards:f2} us"))}");
        foreach (var side in sides)
        {
            Say($"{side.Name} after the bursts: {side.Process.ResidentBytes / 1e6:f0} MB resident");
        }

        await CloseAsync(sides);
    }

    /// <summary>The servers with their boards. What the bare ones send is what ours sent to its last board.</summary>
    private async Task<IReadOnlyList<Side>> SidesAsync(Wires wires, int boards, bool measuresMemory = false)
    {
        var withRaw = choices.Raw && Machine.MayOpen(3 * boards);
        Machine.MustOpen((withRaw ? 3 : 2) * boards);
        var ours = await Side.OursAsync(wires, boards, choices.Rows);
        ours.Boards.Keeps = true;
        await WarmAsync(ours);
        ours.Boards.Keeps = false;
        var before = ours.Process.ResidentBytes;
        await ours.GrowAsync(boards);
        for (var hit = 0; measuresMemory && hit < 20; hit++)
        {
            await ours.HitAsync();
        }

        if (measuresMemory)
        {
            Say(string.Empty);
            Say($"memory: {(ours.Process.ResidentBytes - before) / 1024.0 / (boards - First):f1} KB resident a connection with its outbox, from {First} to {boards} boards and 20 hits to all");
        }

        Say($"sent: {ours.Boards.Last.Length} bytes of row message, {Encoding.UTF8.GetString(ours.Boards.Last)[..100]}...; boards of 25 countries x 4 roles, handling H0: the owner's boards one sight, all others another");
        List<Side> sides = [ours, await Side.BareAsync(wires, true, ours.Boards.Last)];
        if (withRaw)
        {
            sides.Add(await Side.BareAsync(wires, false, ours.Boards.Last));
        }

        foreach (var side in sides)
        {
            if (side != ours)
            {
                await WarmAsync(side);
            }

            await side.GrowAsync(boards);
            for (var hit = 0; hit < 10; hit++)
            {
                await side.HitAsync();
            }
        }

        await Task.Delay(Calm);
        return sides;
    }

    /// <summary>A few boards and many hits, so that everything is compiled in its last form before anything is measured.</summary>
    private static async Task WarmAsync(Side side)
    {
        await side.GrowAsync(First);
        for (var spell = 0; spell < 5; spell++)
        {
            for (var hit = 0; hit < 120; hit++)
            {
                await side.HitAsync();
            }

            await Task.Delay(Calm);
        }
    }

    private static async Task CloseAsync(IReadOnlyList<Side> sides)
    {
        foreach (var side in sides)
        {
            await side.DisposeAsync();
        }
    }

    private static void Say(string line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
