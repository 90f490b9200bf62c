using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>A database beside what <c>heads.log</c> says of it.</summary>
internal static class JournalAgainstWitness
{
    /// <summary>The journals that do not hold the newest line that <c>heads.log</c> names of them.</summary>
    public static Dictionary<string, JournalDamaged> Damage(SqliteConnection connection, HeadsLogReading witness)
    {
        var damage = new Dictionary<string, JournalDamaged>(StringComparer.Ordinal);
        using var hashAt = SqliteConnections.Prepare(connection, "SELECT hash FROM lines WHERE journal = $journal AND number = $number", "$journal", "$number");
        using var headOf = SqliteConnections.Prepare(connection, JournalReader.HeadSql, "$journal");
        foreach (var (journal, head) in witness.Newest)
        {
            try
            {
                if (Damage(hashAt, headOf, journal, head) is { } found)
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

    /// <summary>Why a witness cannot be believed to name all there was; nothing when it can.</summary>
    public static string? Fault(SqliteConnection connection, HeadsLogReading witness)
    {
        if (witness.Unreadable.Count > 0)
        {
            return $"heads.log: line {witness.Unreadable[0]} is unreadable";
        }

        try
        {
            using var next = SqliteConnections.Prepare(connection, JournalReader.NextNameSql, "$after");
            return JournalReader.NamesBy(next).FirstOrDefault(name => !witness.Heads.ContainsKey(name)) is not { } unnamed ? null
                : witness.Exists ? $"heads.log names no line of {unnamed}"
                : "heads.log is missing";
        }
        catch (Exception failure) when (failure is SqliteException or JournalDamaged)
        {
            return null; // The journals say so themselves.
        }
    }

    private static JournalDamaged? Damage(SqliteCommand hashAt, SqliteCommand headOf, string journal, JournalHead head)
    {
        hashAt.Parameters[0].Value = journal;
        hashAt.Parameters[1].Value = head.Number;
        if (hashAt.ExecuteScalar() is not byte[] { Length: JournalHash.Size } hash)
        {
            var last = JournalReader.HeadBy(headOf, journal).Number;
            return new JournalDamaged(journal, Math.Min(last, head.Number - 1) + 1, $"lost, heads.log names line {head.Number} and the journal ends at {last}");
        }

        return new JournalHash(hash) == head.Hash ? null : new JournalDamaged(journal, head.Number, "not the line that heads.log names");
    }
}
