using System.Collections.Immutable;

namespace CommandCentre.Matching.Index;

/// <summary>Whose entities a search looks at.</summary>
internal sealed class OwnerFilter
{
    private readonly Shelves _shelves;
    private readonly bool[]? _seen;

    public OwnerFilter(Shelves shelves, ImmutableArray<string>? owners)
    {
        _shelves = shelves;
        if (owners is not { } some)
        {
            return;
        }

        int[] numbers = [.. some.IsDefault ? [] : some.Select(shelves.Owners.Find).Where(number => number >= 0)];
        _seen = new bool[numbers.Length == 0 ? 0 : numbers.Max() + 1];
        foreach (var number in numbers)
        {
            _seen[number] = true;
        }
    }

    /// <summary>Whether all owners are asked.</summary>
    public bool SeesAll => _seen is null;

    /// <summary>Whether the entity of a slot is looked at.</summary>
    public bool Sees(int slot) => Has(_shelves.Records.Owner(slot));

    /// <summary>Whether something may be told of a record.</summary>
    public bool Sees(ReadOnlySpan<byte> record) => Has(Record.Owner(record));

    private bool Has(int owner) => _seen is null || (owner >= 0 && owner < _seen.Length && _seen[owner]);
}
