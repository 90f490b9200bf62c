using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommandCentre.Desks.Journals;

/// <summary>The one connection of this process that appends. One caller at a time.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _insert;

    public JournalWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = SqliteConnections.Prepare(connection, "BEGIN IMMEDIATE");
        _commit = SqliteConnections.Prepare(connection, "COMMIT");
        _rollBack = SqliteConnections.Prepare(connection, "ROLLBACK");
        _head = SqliteConnections.Prepare(connection, JournalReader.HeadSql, "$journal");
        _insert = SqliteConnections.Prepare(
            connection,
            "INSERT INTO lines (journal, number, bytes, hash) VALUES ($journal, $number, $bytes, $hash)",
            "$journal", "$number", "$bytes", "$hash");
    }

    /// <summary>All lines of all appends in one transaction, of each if its journal ends where its caller expects.</summary>
    /// <param name="appends">What to write.</param>
    /// <param name="isBehind">Whether a caller is known to expect too little.</param>
    /// <param name="committing">Told before the commit: until then nothing is written.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="SqliteException">The store failed; once it commits, it is not known whether the lines are there.</exception>
    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<WaitingAppend> appends, Func<WaitingAppend, bool> isBehind, Action committing)
    {
        try
        {
            _begin.ExecuteNonQuery();
            AppendOutcome[] outcomes = [.. appends.Select(append => Insert(append, isBehind(append)))];
            if (Array.Exists(outcomes, outcome => outcome.Recorded))
            {
                committing();
                _commit.ExecuteNonQuery();
            }

            return outcomes;
        }
        finally
        {
            RollBackWhatIsOpen();
        }
    }

    /// <summary>What is wrong with the tree that all lines hang in; nothing when it holds together. Takes a second for a million lines.</summary>
    public string? StructureFault()
    {
        try
        {
            return SqliteConnections.Pragma(_connection, "integrity_check(1)") is var found && found == "ok" ? null : found.ReplaceLineEndings(" ");
        }
        catch (SqliteException failure) when (SqliteFailure.IsDamage(failure))
        {
            return failure.Message;
        }
    }

    public string Pragma(string name) => SqliteConnections.Pragma(_connection, name);

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_begin, _commit, _rollBack, _head, _insert])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private AppendOutcome Insert(WaitingAppend append, bool isBehind)
    {
        var head = JournalReader.HeadBy(_head, append.Journal);
        if (isBehind || head != append.Expected)
        {
            return AppendOutcome.MovedTo(head);
        }

        foreach (var line in append.Lines)
        {
            head = head.Next(line.Span);
            Insert(append.Journal, head, line);
        }

        return AppendOutcome.RecordedAt(head);
    }

    private void Insert(string journal, JournalHead head, ReadOnlyMemory<byte> line)
    {
        var whole = MemoryMarshal.TryGetArray(line, out var part) && part.Offset == 0 && part.Count == part.Array!.Length;
        _insert.Parameters[0].Value = journal;
        _insert.Parameters[1].Value = head.Number;
        _insert.Parameters[2].Value = whole ? part.Array : line.ToArray();
        _insert.Parameters[3].Value = head.Hash.ToArray();
        _insert.ExecuteNonQuery();
    }

    private void RollBackWhatIsOpen()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _rollBack.ExecuteNonQuery();
        }
    }
}
