using System.Collections.Concurrent;

namespace CommandCentre.Desks.Holdings;

/// <summary>Holdings of one file that were opened lately: the same check opens what it found to record it, to tell it and to alert its owner.</summary>
/// <remarks>
/// Whatever is written to the file drops all of them (<see cref="Drop"/>) before the writer goes on. Who has read a row from the file before that puts it among
/// those that were dropped: so nothing is kept that was read before the last write.
/// </remarks>
internal sealed class OpenedHoldings
{
    /// <summary>Holdings kept; one more begins anew.</summary>
    private const int Most = 256;

    private Kept _kept = new();

    /// <summary>A row as it was opened, or opened now; absent when it is not there.</summary>
    public (long Row, Holding Holding)? Of(long row, Func<(long Row, Holding Holding)?> open)
    {
        var kept = Volatile.Read(ref _kept);
        return kept.ByRow.TryGetValue(row, out var holding) ? (row, holding) : Keep(kept, open());
    }

    /// <summary>The same by the holding's id.</summary>
    public (long Row, Holding Holding)? Of(Guid id, Func<(long Row, Holding Holding)?> open)
    {
        var kept = Volatile.Read(ref _kept);
        return kept.ById.TryGetValue(id, out var found) ? found : Keep(kept, open());
    }

    /// <summary>Something was written: nothing that was opened before is told any more.</summary>
    public void Drop() => Volatile.Write(ref _kept, new Kept());

    private (long Row, Holding Holding)? Keep(Kept kept, (long Row, Holding Holding)? opened)
    {
        if (opened is var (row, holding) && Interlocked.Increment(ref kept.Count) is var count)
        {
            if (count > Most)
            {
                Interlocked.CompareExchange(ref _kept, new Kept(), kept);
            }
            else
            {
                (kept.ByRow[row], kept.ById[holding.Id]) = (holding, (row, holding));
            }
        }

        return opened;
    }

    private sealed class Kept
    {
        public readonly ConcurrentDictionary<long, Holding> ByRow = new();
        public readonly ConcurrentDictionary<Guid, (long Row, Holding Holding)> ById = new();
        public int Count;
    }
}
