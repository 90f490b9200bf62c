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

    /// <summary>All lines in one transaction, if the journal ends where the caller expects.</summary>
    public AppendOutcome Append(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        try
        {
            return AppendInTransaction(journal, expected, lines);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure, journal, expected.Number + 1);
        }
        finally
        {
            RollBackWhatIsOpen();
        }
    }

    /// <summary>Where the journal ends.</summary>
    public JournalHead Head(string journal)
    {
        try
        {
            return JournalReader.HeadBy(_head, journal);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure, journal, 1);
        }
    }

    /// <summary>Why a witness cannot be believed to name all there was; nothing when it can.</summary>
    public string? FaultOf(HeadsLogReading witness)
    {
        if (witness.Unreadable.Count > 0)
        {
            return $"heads.log: line {witness.Unreadable[0]} is unreadable";
        }

        try
        {
            using var next = SqliteConnections.Prepare(_connection, JournalReader.NextNameSql, "$after");
            return JournalReader.NamesBy(next).FirstOrDefault(name => !witness.Heads.ContainsKey(name)) is not { } unnamed ? null
                : witness.Exists ? $"heads.log names no line of {unnamed}"
                : "heads.log is missing";
        }
        catch (Exception failure) when (failure is SqliteException or JournalDamaged)
        {
            return null; // The journals say so themselves.
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

    /// <summary>The journals that do not hold the newest line that <c>heads.log</c> names of them.</summary>
    public Dictionary<string, JournalDamaged> DamageAgainst(HeadsLogReading witness)
    {
        var damage = new Dictionary<string, JournalDamaged>(StringComparer.Ordinal);
        using var hashAt = SqliteConnections.Prepare(_connection, "SELECT hash FROM lines WHERE journal = $journal AND number = $number", "$journal", "$number");
        foreach (var (journal, head) in witness.Newest)
        {
            try
            {
                if (DamageAgainst(hashAt, journal, head) is { } found)
                {
                    damage[journal] = found;
                }
            }
            catch (SqliteException failure) when (SqliteFailure.IsDamage(failure))
            {
                damage[journal] = (JournalDamaged)SqliteFailure.Of(failure, journal, head.Number);
            }
            catch (JournalDamaged found)
            {
                damage[journal] = found;
            }
        }

        return damage;
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

    private JournalDamaged? DamageAgainst(SqliteCommand hashAt, string journal, JournalHead head)
    {
        hashAt.Parameters[0].Value = journal;
        hashAt.Parameters[1].Value = head.Number;
        if (hashAt.ExecuteScalar() is not byte[] { Length: JournalHash.Size } hash)
        {
            var last = JournalReader.HeadBy(_head, journal).Number;
            return new JournalDamaged(journal, Math.Min(last, head.Number - 1) + 1, $"lost, heads.log names line {head.Number} and the journal ends at {last}");
        }

        return new JournalHash(hash) == head.Hash ? null : new JournalDamaged(journal, head.Number, "not the line that heads.log names");
    }

    private AppendOutcome AppendInTransaction(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        _begin.ExecuteNonQuery();
        var head = JournalReader.HeadBy(_head, journal);
        if (head != expected)
        {
            return AppendOutcome.MovedTo(head);
        }

        foreach (var line in lines)
        {
            head = head.Next(line.Span);
            Insert(journal, head, line);
        }

        _commit.ExecuteNonQuery();
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
