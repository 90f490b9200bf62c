using System.Globalization;
using CommandCentre.Desks.Journals;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>
/// The oracle: what a damaged <c>journal.db</c> still gives, read with SQLite alone and compared with what is known to have been recorded.
/// It knows no chain and no <c>heads.log</c>.
/// </summary>
internal sealed class Readable
{
    private readonly Dictionary<string, long> _scanned = [];
    private readonly Dictionary<string, long> _sought = [];

    private Readable(Intact intact, string folder)
    {
        Intact = intact;
        foreach (var (journal, lines) in intact.Lines)
        {
            _sought[journal] = Whole(lines, Rows(folder, $"WHERE journal = '{journal}' ORDER BY number"));
        }

        var all = Rows(folder, "ORDER BY journal, number");
        foreach (var (journal, lines) in intact.Lines)
        {
            _scanned[journal] = Whole(lines, [.. all.Where(row => row.Journal == journal)]);
        }
    }

    private Intact Intact { get; }

    /// <summary>Whether SQLite could not read on somewhere.</summary>
    public bool Broken { get; private set; }

    /// <summary>Whether nothing but the recorded lines was read, and all of them.</summary>
    public bool IsWhole => !Broken && Intact.Lines.All(journal => _scanned[journal.Key] == journal.Value.Count && _sought[journal.Key] == journal.Value.Count) && Surplus == 0;

    /// <summary>Rows that nobody recorded.</summary>
    public int Surplus { get; private set; }

    /// <summary>Whether anything at all can be read in order.</summary>
    public bool IsEmpty => _sought.Values.All(lines => lines == 0);

    public static Readable Of(Intact intact, string folder) => new(intact, folder);

    /// <summary>How many lines come in order and as recorded when the journal is looked up.</summary>
    public long Sought(string journal) => _sought[journal];

    private static long Whole(IReadOnlyList<StoredLine> lines, IReadOnlyList<Row> rows)
    {
        var whole = 0;
        while (whole < lines.Count && whole < rows.Count && rows[whole].Is(lines[whole]))
        {
            whole++;
        }

        return whole;
    }

    private List<Row> Rows(string folder, string which)
    {
        var rows = new List<Row>();
        try
        {
            var file = Path.Combine(folder, "journal.db");
            if (!File.Exists(file))
            {
                return rows;
            }

            using var connection = new SqliteConnection(File.Exists(file + "-wal") ? $"Data Source={file};Mode=ReadOnly;Pooling=False" : $"Data Source=file:{file}?immutable=1;Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA cell_size_check = ON; SELECT journal, number, bytes, hash FROM lines " + which;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(new Row(reader.GetValue(0) as string, Convert.ToInt64(reader.GetValue(1) as long? ?? -1, CultureInfo.InvariantCulture), reader.GetValue(2) as byte[], reader.GetValue(3) as byte[]));
            }
        }
        catch (SqliteException)
        {
            Broken = true;
        }

        Surplus += rows.Count(row => row.Journal is null || !Intact.Lines.TryGetValue(row.Journal, out var lines) || row.Number < 1 || row.Number > lines.Count);
        return rows;
    }

    private sealed record Row(string? Journal, long Number, byte[]? Bytes, byte[]? Hash)
    {
        public bool Is(StoredLine line) =>
            Number == line.Number && Bytes is not null && Hash is not null && line.Bytes.Span.SequenceEqual(Bytes) && line.Hash.ToArray().AsSpan().SequenceEqual(Hash);
    }
}
