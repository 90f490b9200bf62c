using System.Numerics;

namespace CommandCentre.Matching.Index;

/// <summary>The records of all entities, by slot. One writer, readers without a lock. A slot that is given back is taken again.</summary>
internal sealed class Records
{
    /// <summary>Slots there can be: 24 bits.</summary>
    public const int MostSlots = 1 << 24;

    private readonly Chunked<RecordPage?> _pages = new();
    private readonly Chunked<ushort> _owners = new();
    private readonly Stack<int> _roomy = new();
    private int _pageCount;

    /// <summary>The record of a slot; empty when there is none.</summary>
    public ReadOnlySpan<byte> Read(int slot) => At(slot).Bytes;

    /// <summary>The record of a slot, to be kept.</summary>
    public RecordAt At(int slot) => Page(slot) is { } page ? new(page, page.Start(slot % RecordPage.Size)) : default;

    /// <summary>The order of a slot among equals.</summary>
    public uint Order(int slot) => Page(slot)?.Order(slot % RecordPage.Size) ?? 0;

    /// <summary>The owner's number of a slot; -1 when there is nothing in it. Without touching the record: of thousands of candidates most are not looked at.</summary>
    /// <remarks>While the slot is given to another it may be the one's or the other's: before something is told of a record, its own owner is looked at.</remarks>
    public int Owner(int slot) => !_owners.Has(slot) ? -1 : Volatile.Read(ref _owners[slot]) is var known && known == ushort.MaxValue ? Record.Owner(Read(slot)) : known - 1;

    /// <summary>Takes a slot.</summary>
    public int Take()
    {
        // A page is in the stack exactly while it has a gap.
        var number = _roomy.TryPeek(out var roomy) ? roomy : AddPage();
        var page = _pages[number] ??= new RecordPage(RecordPage.Size * 24);
        var place = BitOperations.TrailingZeroCount(~page.Taken);
        page.Taken |= 1UL << place;
        if (page.Taken == ulong.MaxValue)
        {
            _roomy.Pop();
        }

        return (number * RecordPage.Size) + place;
    }

    /// <summary>Writes the record of a slot that was taken.</summary>
    public void Write(int slot, int owner, ReadOnlySpan<byte> record, uint order)
    {
        Volatile.Write(ref _owners[slot], (ushort)Math.Min(owner + 1, ushort.MaxValue));
        ref var page = ref _pages[slot / RecordPage.Size];
        if (!page!.TryWrite(slot % RecordPage.Size, record, order))
        {
            var fresh = page.Fresh(record.Length + sizeof(int));
            fresh.TryWrite(slot % RecordPage.Size, record, order);
            Volatile.Write(ref page, fresh);
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Clear(int slot)
    {
        ref var page = ref _pages[slot / RecordPage.Size];
        var wasFull = page!.Taken == ulong.MaxValue;
        Volatile.Write(ref _owners[slot], (ushort)0);
        page.Clear(slot % RecordPage.Size);
        if (page.Taken == 0)
        {
            Volatile.Write(ref page, null);
        }
        else if (page.IsHollow)
        {
            Volatile.Write(ref page, page.Fresh(0));
        }

        if (wasFull)
        {
            _roomy.Push(slot / RecordPage.Size);
        }
    }

    private RecordPage? Page(int slot)
    {
        var number = slot / RecordPage.Size;
        return _pages.Has(number) ? Volatile.Read(ref _pages[number]) : null;
    }

    private int AddPage()
    {
        if (_pageCount * RecordPage.Size >= MostSlots)
        {
            throw new InvalidOperationException($"The index is full: it holds {MostSlots} entities at most.");
        }

        _owners.Reach((_pageCount * RecordPage.Size) + RecordPage.Size - 1);
        _pages.Reach(_pageCount);
        _roomy.Push(_pageCount);
        if (_pageCount == 0)
        {
            // Slot 0 is nobody's, so that no bearer is 0.
            _pages[0] = new RecordPage(RecordPage.Size * 24) { Taken = 1 };
        }

        return _pageCount++;
    }
}
