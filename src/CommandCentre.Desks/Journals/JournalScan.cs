using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>Reads every row of <c>journal.db</c> in the order it lies there, believing nothing, and changes nothing.</summary>
internal sealed class JournalScan(JournalFiles files, HeadsLogReading witness, CancellationToken cancellationToken)
{
    private readonly SortedDictionary<string, JournalCheck> _checks = new(StringComparer.Ordinal);
    private readonly List<JournalFinding> _findings = [];

    /// <summary>Per journal how far it is whole.</summary>
    public IEnumerable<(string Journal, JournalHead Head)> Heads => _checks.Select(pair => (pair.Key, pair.Value.Head));

    public IReadOnlyList<JournalFinding> Findings => [.. _checks.Values.SelectMany(check => check.Findings()), .. _findings];

    public void Run()
    {
        try
        {
            using var connection = SqliteConnections.OpenReader(files.Database);
            if (JournalSchema.VersionOf(connection) is not JournalSchema.Version and var version)
            {
                Report($"has schema version {version}; this program knows version {JournalSchema.Version}");
            }

            for (var after = string.Empty; after is not null;)
            {
                after = Pass(connection, after);
            }
        }
        catch (SqliteException failure)
        {
            Report(Unreadable(failure));
        }

        foreach (var journal in witness.Heads.Keys)
        {
            _ = CheckOf(journal);
        }
    }

    /// <summary>One pass through the tree; after structural damage the name of the journal it was met in, to go on behind it.</summary>
    private string? Pass(SqliteConnection connection, string after)
    {
        var journal = after;
        try
        {
            using var rows = connection.CreateCommand();
            rows.CommandText = "SELECT journal, number, bytes, hash FROM lines WHERE journal > $after ORDER BY journal, number";
            rows.Parameters.AddWithValue("$after", after);
            using var reader = rows.ExecuteReader();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                journal = reader.GetValue(0) as string ?? "?";
                CheckOf(journal).See(StoredRow.From(reader, 1));
            }

            return null;
        }
        catch (SqliteException failure)
        {
            Break(journal, Unreadable(failure));
            return string.CompareOrdinal(journal, after) > 0 ? journal : null;
        }
    }

    private void Break(string journal, string reason)
    {
        // What lies behind the damage belongs to the journal being read, unless that one is complete by its witness.
        if (_checks.TryGetValue(journal, out var check) && check.IsShort)
        {
            check.Break(reason);
        }
        else
        {
            Report(check is null ? reason : $"{reason} after {journal} line {check.Head.Number}");
        }
    }

    private JournalCheck CheckOf(string journal) => _checks.TryGetValue(journal, out var check)
        ? check
        : _checks[journal] = new JournalCheck(journal, witness.Heads.GetValueOrDefault(journal) ?? []);

    private void Report(string reason) => _findings.Add(new JournalFinding("journal.db", JournalFindingKind.Unreadable, 0, 0, reason));

    private static string Unreadable(SqliteException failure) => SqliteFailure.IsDamage(failure)
        ? $"unreadable, the structure of the database file is damaged ({failure.Message})"
        : $"unreadable ({failure.Message})";
}
