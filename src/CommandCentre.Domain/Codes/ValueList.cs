using System.Collections;
using System.Runtime.CompilerServices;

namespace CommandCentre.Domain.Codes;

/// <summary>A fixed list that is equal to another when their items are equal in order, so that records holding it compare by content.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _items.Length == 0;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _items);
}

/// <summary>Makes a <see cref="ValueList{T}"/>.</summary>
public static class ValueList
{
    /// <summary>A list of the given items, in their order.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A set: each member once, in its natural order, so that two sets with the same members are equal.</summary>
    public static ValueList<T> Set<T>(IEnumerable<T> members)
        where T : IComparable<T> => new([.. members.Distinct().Order()]);

    /// <summary>A set of countries: each once, in alphabetical order, so that two sets with the same members are equal.</summary>
    public static ValueList<CountryCode> Countries(IEnumerable<CountryCode> countries) => new([.. countries.Distinct().Order()]);
}
