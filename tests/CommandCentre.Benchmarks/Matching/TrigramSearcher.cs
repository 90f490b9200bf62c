using System.Diagnostics;
using Npgsql;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>How pg_trgm is used.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Index">The index that is made.</param>
/// <param name="Setup">What is set before the queries.</param>
/// <param name="Query">The query; $1 is the name.</param>
internal sealed record TrigramUse(string Name, string Index, string Setup, string Query)
{
    private const string Gin = "CREATE INDEX names_index ON names USING gin (name gin_trgm_ops)";

    // Three times as many rows as answers: an entity has several names.
    private const string ByLikeness = "SELECT id FROM names WHERE name % $1 ORDER BY similarity(name, $1) DESC LIMIT 30";

    /// <summary>The usual ways, GIN at three thresholds and GiST by distance with signatures of 64 and 256 bytes.</summary>
    internal static TrigramUse[] All { get; } =
    [
        .. new[] { "0.3", "0.4", "0.5" }.Select(threshold => new TrigramUse($"PostgreSQL pg_trgm, GIN, threshold {threshold}", Gin, $"SET pg_trgm.similarity_threshold = {threshold}", ByLikeness)),
        .. new[] { "64", "256" }.Select(length => new TrigramUse(
            $"PostgreSQL pg_trgm, GiST, nearest, siglen {length}", $"CREATE INDEX names_index ON names USING gist (name gist_trgm_ops(siglen={length}))", "SET enable_seqscan = off", "SELECT id FROM names ORDER BY name <-> $1 LIMIT 30")),
        new("PostgreSQL pg_trgm, GiST, threshold 0.4, siglen 256", "CREATE INDEX names_index ON names USING gist (name gist_trgm_ops(siglen=256))", "SET pg_trgm.similarity_threshold = 0.4", ByLikeness),
    ];
}

/// <summary>PostgreSQL's trigrams, on one connection over loopback, prepared statements; names in small letters and without marks.</summary>
internal sealed class TrigramSearcher(PrivateCluster cluster, TrigramUse use) : ISearcher
{
    private readonly NpgsqlConnection _connection = new(cluster.Connection);

    public string Name => use.Name;

    public long Load(IEnumerable<Listed> holdings)
    {
        _connection.Open();
        Do("CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE TABLE IF NOT EXISTS names (id text NOT NULL, name text NOT NULL)");
        if (Number("SELECT count(*) FROM names") == 0)
        {
            using var writer = _connection.BeginBinaryImport("COPY names (id, name) FROM STDIN (FORMAT BINARY)");
            foreach (var (id, name) in holdings.SelectMany(row => row.Names.Select(name => (row.Id, HeldOutAliases.Folded(name)))))
            {
                writer.WriteRow(id.Replace("\0", string.Empty, StringComparison.Ordinal), name.Replace("\0", string.Empty, StringComparison.Ordinal));
            }

            writer.Complete();
        }

        // Uses that share an index follow one another.
        if (Number($"SELECT count(*) FROM pg_description WHERE objoid = to_regclass('names_index') AND description = '{use.Index}'") == 0)
        {
            Do($"DROP INDEX IF EXISTS names_index; {use.Index}; COMMENT ON INDEX names_index IS '{use.Index}'; ANALYZE names");
        }

        Do($"RESET ALL; {use.Setup}");
        return Number("SELECT pg_total_relation_size('names')");
    }

    public Answer Ask(HeldOut query)
    {
        using var command = new NpgsqlCommand(use.Query, _connection);
        command.Parameters.Add(new() { Value = HeldOutAliases.Folded(query.Text) });
        var begun = Stopwatch.GetTimestamp();
        var ids = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                ids.Add(reader.GetString(0));
            }
        }

        return new([.. ids.Distinct().Take(Asked.Top)], Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    public void Dispose() => _connection.Dispose();

    private void Do(string text)
    {
        using var command = new NpgsqlCommand(text, _connection);
        command.ExecuteNonQuery();
    }

    private long Number(string text)
    {
        using var command = new NpgsqlCommand(text, _connection);
        return (long)command.ExecuteScalar()!;
    }
}
