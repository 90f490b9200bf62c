using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>One row as found in the file, believed in nothing: a damaged file gives back any type in any column.</summary>
internal readonly record struct StoredRow(long Number, byte[]? Bytes, byte[]? Hash)
{
    /// <summary>Reads number, bytes and hash from three columns, the first of them <paramref name="column"/>.</summary>
    public static StoredRow From(SqliteDataReader reader, int column) => new(
        reader.GetValue(column) as long? ?? -1,
        reader.GetValue(column + 1) as byte[],
        reader.GetValue(column + 2) as byte[]);

    /// <summary>Why this row is not the line after <paramref name="previous"/>, or <c>null</c> if it is, and then that line.</summary>
    public string? FaultAfter(JournalHead previous, out StoredLine? line)
    {
        line = null;
        if (Number != previous.Number + 1)
        {
            return Number > previous.Number ? $"missing, the next one found is {Number}" : $"out of order, {Number} is found in its place";
        }

        if (Bytes is null || Hash is not { Length: JournalHash.Size })
        {
            return "unreadable";
        }

        var hash = previous.Hash.Next(Bytes);
        if (hash != new JournalHash(Hash))
        {
            return "damaged, its bytes and the chain do not give its hash";
        }

        line = new StoredLine(Number, Bytes, hash);
        return null;
    }
}
