using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Index;

/// <summary>
/// Entities of many owners in memory, found by names that are only similar and by values that are the same. One structure for all owners, so asking all
/// costs what asking one costs. Everything here may be called from any number of threads: searches take no lock and never wait; writers take turns.
/// </summary>
/// <remarks>
/// A search sees each entity as it was before a change or after it, never half; an entity withdrawn before a search began is not found.
/// There is no rebuilding: every change does its own small share of the clearing up.
/// </remarks>
public sealed class MatchIndex
{
    private readonly Shelves _shelves = new();

    /// <summary>Entities held.</summary>
    public int Count => _shelves.Count;

    /// <summary>Inserts an entity, or changes the one its owner holds under the same id. The same entity again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The index is full: 16,777,215 entities.</exception>
    public void Put(string owner, Entity entity)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(entity);
        _shelves.Put(owner, entity, EntityForm.Read(entity));
    }

    /// <summary>Takes an entity away; false when its owner holds none under the id.</summary>
    public bool Withdraw(string owner, string id)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(id);
        return _shelves.Withdraw(owner, id);
    }

    /// <summary>Finds the entities that may be the one asked for, best first. The id of <paramref name="query"/> is not looked at.</summary>
    public SearchAnswer Search(Entity query, SearchLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Search(EntityForm.Read(query), limits);
    }

    /// <summary>The same for what was read before: who asks several indexes, or compares what was found, reads it once.</summary>
    public SearchAnswer Search(EntityForm query, SearchLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Count == 0 ? SearchAnswer.Nothing : new Search(_shelves, query, limits ?? SearchLimits.Ten).Run();
    }
}
