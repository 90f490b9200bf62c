using System.Text;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Index;

/// <summary>
/// All structures of the index, and how they are written: one writer at a time, readers without a lock. A change is a new record in a new slot, filed, and then
/// the old one withdrawn, so a reader finds the entity before the change or after it and never half of each.
/// </summary>
internal sealed class Shelves
{
    /// <summary>The changes a search looks back on.</summary>
    private const int Looking = 2048;

    private readonly Lock _writing = new();
    private readonly RecordWriter _writer = new();
    private readonly List<int> _words = [];
    private readonly List<uint> _valueKeys = [];
    private readonly Postings _ids = new(_ => 0);
    private readonly int[] _changed = new int[Looking];
    private long _changes;
    private int _generation;
    private int _count;

    public Shelves()
    {
        Records = new();
        Words = new();
        Texts = new();
        Owners = new();
        Record = new(Words, Texts);
        Postings = new(Signature);
    }

    public Records Records { get; }

    public Vocabulary Words { get; }

    public TextTable Texts { get; }

    public TextTable Owners { get; }

    public Record Record { get; }

    public Postings Postings { get; }

    /// <summary>Entities held.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Changes so far.</summary>
    public long Changes => Volatile.Read(ref _changes);

    /// <summary>Inserts an entity or changes it.</summary>
    public void Put(string owner, Entity entity, EntityForm form)
    {
        lock (_writing)
        {
            var ownerNumber = Owners.Take(owner);
            var old = Find(ownerNumber, entity.Id);
            Record.Write(_writer, ownerNumber, entity, form, unchecked(++_generation));
            if (old > 0 && IsSame(Records.Read(old), _writer.Written))
            {
                Release(_writer.Written);
                return;
            }

            var slot = Records.Take();
            Records.Write(slot, ownerNumber, _writer.Written, Order(owner, entity.Id));
            File(slot, form);
            _ids.Add(IdKey(ownerNumber, entity.Id), Bearer.Of(slot, 0), 0);
            if (old > 0)
            {
                // Told before the old record goes: who finds it gone looks here for the new one.
                _changed[_changes % Looking] = slot;
                Volatile.Write(ref _changes, _changes + 1);
                Remove(old, ownerNumber, entity.Id);
            }

            Volatile.Write(ref _count, _count + (old > 0 ? 0 : 1));
        }
    }

    /// <summary>Takes an entity away; false when it is not there.</summary>
    public bool Withdraw(string owner, string id)
    {
        lock (_writing)
        {
            var ownerNumber = Owners.Find(owner);
            var slot = ownerNumber < 0 ? 0 : Find(ownerNumber, id);
            if (slot == 0)
            {
                return false;
            }

            Remove(slot, ownerNumber, id);
            Volatile.Write(ref _count, _count - 1);
            return true;
        }
    }

    /// <summary>The slots changed after <paramref name="since"/> and before <paramref name="until"/>; false when they were too many to tell.</summary>
    public bool TryChanged(long since, long until, List<int> slots)
    {
        slots.Clear();
        for (var change = Math.Max(since, until - Looking); change < until; change++)
        {
            slots.Add(Volatile.Read(ref _changed[change % Looking]));
        }

        return Changes - since < Looking;
    }

    /// <summary>The slot of an entity; 0 when it is not there.</summary>
    public int Find(int owner, string id)
    {
        Span<uint> few = stackalloc uint[Postings.MostPlaces * 2];
        var places = _ids.Find(IdKey(owner, id), few, out var list);
        Span<byte> bytes = stackalloc byte[id.Length <= 128 ? 384 : 0];
        bytes = id.Length <= 128 ? bytes[..Encoding.UTF8.GetBytes(id, bytes)] : Encoding.UTF8.GetBytes(id);
        for (var i = 0; i < places; i++)
        {
            if (Is(Bearer.Slot(few[i]), owner, bytes))
            {
                return Bearer.Slot(few[i]);
            }
        }

        foreach (var chunk in list is null ? default : list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0 && Is(Bearer.Slot(unchecked((uint)entry)), owner, bytes))
                {
                    return Bearer.Slot(unchecked((uint)entry));
                }
            }
        }

        return 0;
    }

    private static uint IdKey(int owner, string id) => KeyHash.Pair(KeyHash.Of((uint)owner, KeyHash.Identity), KeyHash.Of(id, KeyHash.Identity));

    /// <summary>Depends on owner and id only, not on the history of the index.</summary>
    private static uint Order(string owner, string id) => KeyHash.Pair(KeyHash.Of(owner, KeyHash.Value), KeyHash.Of(id, KeyHash.Identity));

    private static bool IsSame(ReadOnlySpan<byte> held, ReadOnlySpan<byte> written) => held[sizeof(int)..].SequenceEqual(written[sizeof(int)..]);

    private bool Is(int slot, int owner, ReadOnlySpan<byte> id)
    {
        var record = Records.Read(slot);
        return !record.IsEmpty && Record.Owner(record) == owner && Record.IdBytes(record).SequenceEqual(id);
    }

    private uint Signature(uint bearer) =>
        Bearer.Name(bearer) != Bearer.NoName && Record.TryName(Records.Read(Bearer.Slot(bearer)), Bearer.Name(bearer), withText: false, out var name)
            ? NameKeys.Signature(name.Form.Parts.AsSpan())
            : uint.MaxValue;

    private void File(int slot, EntityForm form)
    {
        Span<uint> keys = stackalloc uint[NameKeys.Most];
        var ordinal = 0;
        foreach (var name in form.Names.Concat(form.WeakNames).Take(Bearer.NoName))
        {
            var signature = NameKeys.Signature(name.Parts.AsSpan());
            foreach (var key in keys[..NameKeys.Of(name.Kind, name.Parts.AsSpan(), keys)])
            {
                Postings.Add(key, Bearer.Of(slot, ordinal), signature);
            }

            ordinal++;
        }

        _valueKeys.Clear();
        Record.ValueKeys(Records.Read(slot), _valueKeys);
        foreach (var key in _valueKeys)
        {
            Postings.Add(key, Bearer.Of(slot, Bearer.NoName), uint.MaxValue);
        }
    }

    private void Remove(int slot, int owner, string id)
    {
        // The page may be given up with the record; the bytes stay readable as long as they are held here.
        var record = Records.Read(slot);
        _ids.Remove(IdKey(owner, id), Bearer.Of(slot, 0));
        Records.Clear(slot);
        Span<uint> keys = stackalloc uint[NameKeys.Most];
        var ordinal = 0;
        foreach (var name in (Record.Names(record) ?? []).Take(Bearer.NoName))
        {
            foreach (var key in keys[..NameKeys.Of(name.Form.Kind, name.Form.Parts.AsSpan(), keys)])
            {
                Postings.Remove(key, Bearer.Of(slot, ordinal));
            }

            ordinal++;
        }

        _valueKeys.Clear();
        Record.ValueKeys(record, _valueKeys);
        foreach (var key in _valueKeys)
        {
            Postings.Remove(key, Bearer.Of(slot, Bearer.NoName));
        }

        Release(record);
    }

    private void Release(ReadOnlySpan<byte> record)
    {
        _words.Clear();
        Record.Words(record, _words);
        foreach (var word in _words)
        {
            Words.Release(word);
        }
    }
}
