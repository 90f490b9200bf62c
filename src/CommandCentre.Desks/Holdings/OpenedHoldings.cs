using System.Collections.Concurrent;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>A holding as it was opened from its row; what it says is brought into its normal form when that is first asked for.</summary>
internal sealed class OpenedHolding(long row, Holding holding)
{
    private EntityForm? _form;

    public long Row => row;

    public Holding Holding => holding;

    public EntityForm Form => _form ??= EntityForm.Read(holding.Entity);
}

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
    public OpenedHolding? Of(long row, Func<OpenedHolding?> open)
    {
        var kept = Volatile.Read(ref _kept);
        return kept.ByRow.TryGetValue(row, out var found) ? found : Keep(kept, open());
    }

    /// <summary>The same by the holding's id.</summary>
    public OpenedHolding? Of(Guid id, Func<OpenedHolding?> open)
    {
        var kept = Volatile.Read(ref _kept);
        return kept.ById.TryGetValue(id, out var found) ? found : Keep(kept, open());
    }

    /// <summary>Something was written: nothing that was opened before is told any more.</summary>
    public void Drop() => Volatile.Write(ref _kept, new Kept());

    private OpenedHolding? Keep(Kept kept, OpenedHolding? opened)
    {
        if (opened is not null && Interlocked.Increment(ref kept.Count) is var count)
        {
            if (count > Most)
            {
                Interlocked.CompareExchange(ref _kept, new Kept(), kept);
            }
            else
            {
                (kept.ByRow[opened.Row], kept.ById[opened.Holding.Id]) = (opened, opened);
            }
        }

        return opened;
    }

    private sealed class Kept
    {
        public readonly ConcurrentDictionary<long, OpenedHolding> ByRow = new();
        public readonly ConcurrentDictionary<Guid, OpenedHolding> ById = new();
        public int Count;
    }
}
