using CommandCentre.Load.Wire;

namespace CommandCentre.Benchmarks.FanOut;

/// <summary>The boards of one server, and how many rows they have got together.</summary>
internal sealed class Boards : IDisposable
{
    private readonly List<HubWire> _boards = [];
    private long _goal = long.MaxValue;
    private TaskCompletionSource<long> _reached = new();

    internal int Count => _boards.Count;

    /// <summary>Rows that came, of all boards.</summary>
    internal long Rows { get; private set; }

    /// <summary>Rows that are waited for and have not come.</summary>
    internal long Missing => _goal == long.MaxValue ? 0 : _goal - Rows;

    /// <summary>Messages they came in.</summary>
    internal long RowMessages { get; private set; }

    /// <summary>Bytes that came, of all boards.</summary>
    internal long Bytes => _boards.Sum(board => board.Bytes);

    /// <summary>Boards that were told to join again: they fell behind, which must not be in a measured round.</summary>
    internal int Resyncs { get; private set; }

    /// <summary>Messages with figures, and their bytes.</summary>
    internal long Pictures { get; private set; }

    internal long PictureBytes { get; private set; }

    /// <summary>The last row message that came to any of them, without its separator.</summary>
    internal byte[] Last { get; private set; } = [];

    /// <summary>Whether bytes of row messages are kept in <see cref="Last"/>.</summary>
    internal bool Keeps { get; set; }

    /// <summary>Opens boards, a few at a time.</summary>
    internal async Task OpenAsync(int count, Func<int, WireOptions, Task<HubWire>> open)
    {
        var options = new WireOptions { Take = Take };
        await Parallel.ForEachAsync(Enumerable.Range(Count, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, _) =>
        {
            var board = await open(index, options).ConfigureAwait(false);
            lock (_boards)
            {
                _boards.Add(board);
            }
        }).ConfigureAwait(false);
    }

    /// <summary>When so many more rows have come: the moment, as a timestamp. Set before what brings them.</summary>
    internal Task<long> More(long rows)
    {
        var reached = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        (_reached, _goal) = (reached, Rows + rows);
        return reached.Task;
    }

    /// <summary>Why boards lost their connection, if any did.</summary>
    internal string Lost => string.Join("; ", _boards.Where(board => board.Closed.IsCompleted).GroupBy(board => board.Closed.Result).Select(why => $"{why.Count()} boards ended: {why.Key}"));

    public void Dispose()
    {
        foreach (var board in _boards)
        {
            board.Abort();
        }
    }

    private void Take(HubWire wire, ReadOnlySpan<byte> record, long at)
    {
        if (Messages.IsRows(record) || Messages.IsLines(record))
        {
            // A row begins with the one, a line with the other; a bare server sends either under one name.
            Rows += record.Count("{\"number\":"u8) + record.Count("{\"operation\":\""u8);
            RowMessages++;
            if (Keeps)
            {
                Last = record.ToArray();
            }

            if (Rows >= _goal)
            {
                _goal = long.MaxValue;
                _reached.TrySetResult(at);
            }
        }
        else if (Messages.IsPicture(record))
        {
            Pictures++;
            PictureBytes += record.Length;
        }
        else if (Messages.IsResync(record))
        {
            Resyncs++;
        }
    }
}
