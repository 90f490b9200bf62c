using System.Collections.Frozen;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Server.CommandLine;

/// <summary>A name that is searched, and what is to be found.</summary>
/// <param name="Entity">The query as an entity with one name.</param>
/// <param name="Expected">Ids of which one at least is to be among the answers.</param>
internal sealed record MatchQuery(Entity Entity, FrozenSet<string> Expected)
{
    /// <summary>Reads the queries of a file.</summary>
    /// <exception cref="WorldFailure">There is none, or the file cannot be read.</exception>
    internal static IReadOnlyList<MatchQuery> Read(string path, TextWriter error, CancellationToken stop)
    {
        using var input = MatchInput.Open(path, error, stop);
        var table = new MatchTable(input, "query", "expected");
        var (queries, problems) = (new List<MatchQuery>(), new MatchProblems(error, path));
        while (table.Next() is { } row)
        {
            var (name, expected, schema) = (table.Cell(row, "query"), Ids(table.Cell(row, "expected")), table.Cell(row, "schema"));
            var fault = row.Fault is { } wrong ? $"{wrong}."
                : name.Length == 0 ? "query: nothing is not allowed. Allowed: a name."
                : expected.Count == 0 ? "expected: nothing is not allowed. Allowed: an id, or several parted by ;."
                : null;
            if (fault is null)
            {
                queries.Add(new(new(string.Empty, schema.Length > 0 ? schema : "Thing", FollowTheMoney.KindOf(schema), [new(ValueKind.Name, name)]), expected));
            }
            else
            {
                problems.Bad(table.Count, row.Line, fault);
            }
        }

        problems.Tell(table.Count);
        return queries.Count > 0 ? queries : throw new WorldFailure(table.Count == 0 ? $"{path} has no row after the header." : $"{path}: no row can be used.");
    }

    // The whole cell is an id too: an id may hold a semicolon.
    private static FrozenSet<string> Ids(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(cell).Where(id => id.Length > 0).ToFrozenSet(StringComparer.Ordinal);
}
