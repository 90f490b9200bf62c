using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>Reads <c>journal.db</c> as a server reads it, journal by journal, believing nothing and changing nothing; then asks SQLite whether the file holds together.</summary>
internal sealed class JournalScan(JournalFiles files, HeadsLogReading witness, CancellationToken cancellationToken)
{
    private readonly SortedDictionary<string, JournalCheck> _checks = new(StringComparer.Ordinal);
    private readonly List<JournalFinding> _findings = [];

    /// <summary>Per journal how far it is whole.</summary>
    public IEnumerable<(string Journal, JournalHead Head)> Heads => _checks.Select(pair => (pair.Key, pair.Value.Head));

    public IReadOnlyList<JournalFinding> Findings => [.. _checks.Values.SelectMany(check => check.Findings()), .. _findings];

    public void Run()
    {
        foreach (var journal in witness.Heads.Keys)
        {
            _ = CheckOf(journal);
        }

        try
        {
            using var connection = SqliteConnections.OpenReader(files.Database);
            if (JournalSchema.VersionOf(connection) is not JournalSchema.Version and var version)
            {
                Report($"has schema version {version}; this program knows version {JournalSchema.Version}");
            }

            ReadNames(connection);
            foreach (var (journal, check) in _checks)
            {
                Read(connection, journal, check);
            }

            ReadStructure(connection);
        }
        catch (SqliteException failure)
        {
            Report(Unreadable(failure));
        }
    }

    private void ReadNames(SqliteConnection connection)
    {
        using var next = SqliteConnections.Prepare(connection, JournalReader.NextNameSql, "$after");
        try
        {
            foreach (var journal in JournalReader.NamesBy(next))
            {
                _ = CheckOf(journal);
            }
        }
        catch (SqliteException failure)
        {
            Report(Unreadable(failure));
        }
        catch (JournalDamaged)
        {
            Report("the name of a journal in it is damaged");
        }
    }

    private void Read(SqliteConnection connection, string journal, JournalCheck check)
    {
        try
        {
            using var rows = connection.CreateCommand();
            rows.CommandText = "SELECT number, bytes, hash FROM lines WHERE journal = $journal ORDER BY number";
            rows.Parameters.AddWithValue("$journal", journal);
            using var reader = rows.ExecuteReader();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                check.See(StoredRow.From(reader, 0));
            }
        }
        catch (SqliteException failure)
        {
            Break(journal, check, Unreadable(failure));
        }
    }

    private void Break(string journal, JournalCheck check, string reason)
    {
        // What lies behind the damage belongs to the journal being read, unless that one is complete by its witness.
        if (check.IsShort)
        {
            check.Break(reason);
        }
        else
        {
            Report($"{reason} after {journal} line {check.Head.Number}");
        }
    }

    /// <summary>Lines can be whole and the tree they hang in damaged: the next write would meet it.</summary>
    private void ReadStructure(SqliteConnection connection)
    {
        if (_findings.Count == 0 && SqliteConnections.Pragma(connection, "integrity_check(1)") is not "ok" and var fault)
        {
            Report($"the structure of the database file is damaged ({fault.ReplaceLineEndings(" ")})");
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
