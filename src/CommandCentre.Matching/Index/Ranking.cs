using System.Collections.Immutable;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Index;

/// <summary>Orders what was compared by name, compares the best with everything that is known of them, and gives the hits.</summary>
internal sealed class Ranking(Shelves shelves, EntityForm query, SearchLimits limits)
{
    /// <summary>The hits, best first; <paramref name="wholes"/> of the best by name are compared, with all that is known of them when more than names is asked for.</summary>
    public ImmutableArray<Hit> Best(Dictionary<int, Scored> scored, int wholes, bool more)
    {
        var hits = new List<Hit>(wholes);
        var order = scored.OrderByDescending(pair => pair.Value.BearsNumber).ThenByDescending(pair => pair.Value.Points).ThenByDescending(pair => pair.Value.Rarity)
            .ThenBy(pair => shelves.Records.Order(pair.Key));
        foreach (var (slot, found) in order)
        {
            if (hits.Count < wholes + (found.BearsNumber ? limits.Candidates : 0) && Read(slot, found, more) is { } hit && hit.Points >= Math.Max(1, limits.LeastPoints))
            {
                hits.Add(hit);
            }
        }

        return [.. Sorted(hits).DistinctBy(hit => (hit.Owner, hit.Entity.Id)).Take(limits.Top)];
    }

    /// <summary>By points; only among equals the rest of the comparison is asked for.</summary>
    private static List<Hit> Sorted(List<Hit> hits)
    {
        hits.Sort(static (left, right) =>
            left.Points != right.Points ? right.Points.CompareTo(left.Points)
            : left.Comparison.Standing != right.Comparison.Standing ? right.Comparison.Standing.CompareTo(left.Comparison.Standing)
            : left.Rarity != right.Rarity ? right.Rarity.CompareTo(left.Rarity)
            : left.Comparison.Evidence != right.Comparison.Evidence ? right.Comparison.Evidence.CompareTo(left.Comparison.Evidence)
            : string.CompareOrdinal(left.Owner, right.Owner) is var owners && owners != 0 ? owners
            : string.CompareOrdinal(left.Entity.Id, right.Entity.Id));
        return hits;
    }

    private Hit Read(int slot, Scored found, bool more)
    {
        var record = found.At.Bytes;
        var entity = shelves.Record.Entity(record);
        var form = more ? EntityForm.Read(entity) : Form(slot, found, entity);
        var whole = more ? EntityComparer.Compare(query, form) : null;
        return new(shelves.Owners[Record.Owner(record)], entity, found.Rarity, (query, form), whole?.Points ?? found.Points, whole);
    }

    /// <summary>Where only names are asked for, the name that met them best is all that is compared.</summary>
    private EntityForm Form(int slot, Scored found, Entity entity)
    {
        var record = found.At.Bytes;

        // Where the entity was changed since it was compared, words may have gone: then it is given as it was, and read again.
        var isHeld = shelves.Record.TryName(record, found.Name, withText: true, out var name) && Record.Generation(shelves.Records.Read(slot)) == Record.Generation(record);
        return !isHeld ? EntityForm.Read(entity) : new EntityForm
        {
            Id = entity.Id,
            Schema = entity.Schema,
            Family = Schemata.FamilyOf(entity.Schema),
            Names = name.IsWeak ? [] : [name.Form],
            WeakNames = name.IsWeak ? [name.Form] : [],
        };
    }
}
