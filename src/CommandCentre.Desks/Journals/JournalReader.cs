using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>Reads journals without ever writing: beside a running server, after it has stopped, or after it was killed.</summary>
/// <remarks>One caller at a time. <c>journal show</c> reads through this; <see cref="SqliteJournal"/> keeps a few of them.</remarks>
public sealed class JournalReader : IDisposable
{
    private const int PageLines = 500;
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _page;
    private readonly SqliteCommand _nextName;

    private JournalReader(SqliteConnection connection)
    {
        _connection = connection;
        _head = SqliteConnections.Prepare(connection, HeadSql, "$journal");
        _page = SqliteConnections.Prepare(connection, PageSql, "$journal", "$from");
        _nextName = SqliteConnections.Prepare(connection, NextNameSql, "$after");
    }

    internal const string HeadSql = "SELECT number, bytes, hash FROM lines WHERE journal = $journal ORDER BY number DESC LIMIT 1";

    internal const string NextNameSql = "SELECT min(journal) FROM lines WHERE journal > $after";

    private static readonly string PageSql =
        $"SELECT number, bytes, hash FROM lines WHERE journal = $journal AND number >= $from ORDER BY number LIMIT {PageLines}";

    /// <summary>Opens <c>journal.db</c> in <paramref name="dataFolder"/> for reading only.</summary>
    /// <exception cref="JournalUnavailable">There is none, or it cannot be opened.</exception>
    public static JournalReader Open(string dataFolder)
    {
        var file = new JournalFiles(dataFolder).Database;
        if (!File.Exists(file))
        {
            throw new JournalUnavailable($"There is no journal at {file}.");
        }

        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenReader(file);
            return new JournalReader(connection);
        }
        catch (SqliteException failure)
        {
            connection?.Dispose();
            throw new JournalUnavailable($"{file} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Where the journal ends.</summary>
    /// <exception cref="JournalDamaged">The last line cannot be read.</exception>
    public JournalHead Head(string journal)
    {
        try
        {
            return HeadBy(_head, JournalName.Checked(journal));
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure, journal, 1);
        }
    }

    /// <summary>Every journal and where it ends, all at one moment.</summary>
    /// <exception cref="JournalDamaged">A last line cannot be read, or the structure of the file is damaged.</exception>
    internal IReadOnlyList<(string Journal, JournalHead Head)> Heads()
    {
        SqliteConnections.Execute(_connection, "BEGIN");
        try
        {
            return [.. Names().Select(name => (name, Head(name)))];
        }
        finally
        {
            SqliteConnections.Execute(_connection, "ROLLBACK");
        }
    }

    /// <summary>The lines after <paramref name="after"/>, in order, the chain checked on the way.</summary>
    /// <exception cref="JournalDamaged">The next line is missing, unreadable or does not follow from the one before.</exception>
    public IEnumerable<StoredLine> Lines(string journal, long after)
    {
        var place = Start(journal, after);
        while (place is { } from)
        {
            foreach (var line in Page(journal, from, out place))
            {
                yield return line;
            }
        }
    }

    /// <summary>The names of all journals that have a line, in ordinal order.</summary>
    /// <exception cref="JournalDamaged">The structure of the file is damaged; the message says after which journal.</exception>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        try
        {
            names.AddRange(NamesBy(_nextName));
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure, names.LastOrDefault("journal.db"), 1);
        }

        return names;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _head.Dispose();
        _page.Dispose();
        _nextName.Dispose();
        _connection.Dispose();
    }

    internal static IEnumerable<string> NamesBy(SqliteCommand nextName)
    {
        var last = string.Empty;
        nextName.Parameters[0].Value = last;
        while (nextName.ExecuteScalar() is not DBNull and var found)
        {
            // In a damaged tree the search may come out anywhere, and would go round for ever.
            last = found is string name && string.CompareOrdinal(name, last) > 0
                ? name
                : throw new JournalDamaged("journal.db", 1, $"a journal's name is damaged, behind '{last}'");
            yield return last;
            nextName.Parameters[0].Value = last;
        }
    }

    internal static JournalHead HeadBy(SqliteCommand head, string journal)
    {
        head.Parameters[0].Value = journal;
        using var reader = head.ExecuteReader();
        if (!reader.Read())
        {
            return JournalHead.Empty;
        }

        var row = StoredRow.From(reader, 0);
        return row is { Number: > 0, Hash.Length: JournalHash.Size }
            ? new JournalHead(row.Number, new JournalHash(row.Hash))
            : throw new JournalDamaged(journal, Math.Max(1, row.Number), "unreadable");
    }

    /// <summary>The place to read on from after line <paramref name="after"/>; <c>null</c> when the journal does not reach so far.</summary>
    internal JournalHead? Start(string journal, long after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        JournalName.Checked(journal);
        if (after == 0)
        {
            return JournalHead.Empty;
        }

        var rows = Rows(journal, after, 1);
        return rows.Count == 0 ? null
            : rows[0] is { Hash.Length: JournalHash.Size } row && row.Number == after ? new JournalHead(after, new JournalHash(row.Hash))
            : throw new JournalDamaged(journal, after, rows[0].Number == after ? "unreadable" : $"missing, the next one found is {rows[0].Number}");
    }

    /// <summary>Some lines after <paramref name="previous"/>, and where the next page begins (<c>null</c> at the end).</summary>
    internal IReadOnlyList<StoredLine> Page(string journal, JournalHead previous, out JournalHead? next)
    {
        var lines = new List<StoredLine>();
        foreach (var row in Rows(journal, previous.Number == 0 ? long.MinValue : previous.Number + 1, PageLines))
        {
            if (row.FaultAfter(previous, out var line) is { } fault)
            {
                if (lines.Count == 0)
                {
                    throw new JournalDamaged(journal, previous.Number + 1, fault);
                }

                break; // What is whole is handed out; the next page begins at the bad line and names it.
            }

            lines.Add(line!);
            previous = line!.Head;
        }

        next = lines.Count == 0 ? null : previous;
        return lines;
    }

    private List<StoredRow> Rows(string journal, long from, int most)
    {
        var rows = new List<StoredRow>();
        try
        {
            _page.Parameters[0].Value = journal;
            _page.Parameters[1].Value = from;
            using var reader = _page.ExecuteReader();
            for (long bytes = 0; rows.Count < most && bytes < PageBytes && reader.Read(); bytes += rows[^1].Bytes?.Length ?? 0)
            {
                rows.Add(StoredRow.From(reader, 0));
            }
        }
        catch (SqliteException failure) when (rows.Count == 0)
        {
            throw SqliteFailure.Of(failure, journal, Math.Max(1, from));
        }
        catch (SqliteException)
        {
            // The same here: the next page begins at the unreadable line.
        }

        return rows;
    }
}
