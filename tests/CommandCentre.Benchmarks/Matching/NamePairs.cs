using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Very many pairs of names of all scripts: same entity by the lists, and by chance.</summary>
internal static class NamePairs
{
    /// <summary>Pairs of an entity's name and its alias, all of the lists.</summary>
    internal static IEnumerable<(string Left, string Right, NameKind Kind)> Aliases() =>
        Lists.All().SelectMany(entity => entity.Names.Skip(1).Select(alias => (entity.Names[0], alias, entity.Kind)));

    /// <summary>Pairs by chance out of the made-up holdings and the lists, the same every time.</summary>
    internal static IEnumerable<(string Left, string Right, NameKind Kind)> ByChance(int count)
    {
        var chance = new Random(11);
        Listed[] rows = [.. new HoldingsMaker().Rows(150_000)];
        for (var made = 0; made < count; made++)
        {
            var (left, right) = (rows[chance.Next(rows.Length)], rows[chance.Next(rows.Length)]);
            yield return (left.Names[^1], right.Names[0], left.Kind);
        }
    }
}
