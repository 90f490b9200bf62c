using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>A row of a load, ready to be written.</summary>
/// <param name="Id">The holding.</param>
/// <param name="Own">What stands for the owner's id.</param>
/// <param name="Mode">How it answers.</param>
/// <param name="Expires">When it is gone; absent for never.</param>
/// <param name="Sealed">What it says.</param>
internal readonly record struct FreshRow(Guid Id, byte[] Own, HoldingMode Mode, DateTimeOffset? Expires, byte[] Sealed);

/// <summary>Where a row stands in the index.</summary>
internal readonly record struct IndexedRow(long Row, HoldingMode Mode);

/// <content>Rows.</content>
internal sealed partial class HoldingsFile
{
    // CROSS tells SQLite to begin with the rows: a page of a long load is then read in order and never sorted.
    private const string There = "FROM rows r CROSS JOIN loads l ON l.number = r.load WHERE l.state = 1";
    private const string Whole = "SELECT r.row, r.id, l.load, l.record, r.sealed " + There;

    /// <summary>Records that are there.</summary>
    public long Count() => Look(read => (long)read.One($"SELECT count(*) {There}")!);

    /// <summary>The row of a number; absent when it is not there.</summary>
    public Holding? OfRow(long row) => _opened.Of(row, () => Opened(" AND r.row = $1", row))?.Holding;

    /// <summary>A holding; absent when it is not there.</summary>
    public OpenedHolding? Find(Guid id) => _opened.Of(id, () => Opened(" AND r.id = $1", Bytes(id)));

    /// <summary>The id of the record that is there under an owner's id; absent for none.</summary>
    public (long Row, Guid Id, HoldingMode Mode)? OfOwn(byte[] own) =>
        Look(read => read.All("SELECT r.row, r.id, r.mode " + There + " AND r.own = $1", row => (row.GetInt64(0), Id(row, 1), (HoldingMode)row.GetInt64(2)), own)) is [var found, ..] ? found : null;

    /// <summary>Rows after a number, as they lie.</summary>
    public IReadOnlyList<HoldingRow> After(long row, int count, long? load = null, HoldingMode? mode = null) => Look(read => (load, mode) switch
    {
        (null, null) => read.All(Whole + " AND r.row > $1 ORDER BY r.row LIMIT $2", Row, row, count),
        (null, _) => read.All(Whole + " AND r.row > $1 AND r.mode = $3 ORDER BY r.row LIMIT $2", Row, row, count, (long)mode!),
        (_, null) => read.All(Whole + " AND r.row > $1 AND r.load = $3 ORDER BY r.row LIMIT $2", Row, row, count, load),
        _ => read.All(Whole + " AND r.row > $1 AND r.load = $3 AND r.mode = $4 ORDER BY r.row LIMIT $2", Row, row, count, load, (long)mode!),
    });

    /// <summary>What a row says; absent when its key was erased.</summary>
    public Holding? Open(HoldingRow row) => _seal.Open(row);

    /// <summary>Seals what a row will say.</summary>
    public FreshRow Seal(LoadKey load, Guid id, string ownId, Entity entity, HoldingTerms terms) =>
        new(id, Hash(ownId), terms.Mode, terms.Expires, _seal.Close(load.Record, id, ownId, entity, terms));

    /// <summary>Lays a row into a load; its number.</summary>
    public long Insert(long load, in FreshRow row)
    {
        _written.Run(
            "INSERT INTO rows (load, id, own, mode, expires, sealed) VALUES ($1, $2, $3, $4, $5, $6)", load, Bytes(row.Id), row.Own, (long)row.Mode, row.Expires?.UtcTicks, row.Sealed);
        return _written.LastRow;
    }

    /// <summary>Writes a row anew under its number.</summary>
    public void Update(long number, long load, in FreshRow row) => _written.Run(
        "UPDATE rows SET load = $2, mode = $3, expires = $4, sealed = $5 WHERE row = $1", number, load, (long)row.Mode, row.Expires?.UtcTicks, row.Sealed);

    /// <summary>Takes a row away.</summary>
    public void Delete(long row) => _written.Run("DELETE FROM rows WHERE row = $1", row);

    /// <summary>Rows of a load, for the index.</summary>
    public IReadOnlyList<IndexedRow> Indexed(long load) =>
        Look(read => read.All("SELECT row, mode FROM rows WHERE load = $1", row => new IndexedRow(row.GetInt64(0), (HoldingMode)row.GetInt64(1)), load));

    /// <summary>Rows that are gone at a moment.</summary>
    public IReadOnlyList<IndexedRow> Expired(DateTimeOffset now) =>
        Look(read => read.All("SELECT row, mode FROM rows WHERE expires <= $1", row => new IndexedRow(row.GetInt64(0), (HoldingMode)row.GetInt64(1)), now.UtcTicks));

    /// <summary>When the next row is gone; absent for never.</summary>
    public DateTimeOffset? NextExpiry() => Look(read => read.One("SELECT min(expires) FROM rows WHERE expires IS NOT NULL")) is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The mappings of columns, by name.</summary>
    public IReadOnlyList<ColumnMapping> Mappings() =>
        [.. Look(read => read.All("SELECT json FROM mappings ORDER BY name", row => row.GetString(0))).Select(json => JsonSerializer.Deserialize<ColumnMapping>(json, Shapes.Json)!)];

    /// <summary>Keeps a mapping under its name.</summary>
    public void Keep(ColumnMapping mapping) =>
        _written.Run("INSERT OR REPLACE INTO mappings (name, json) VALUES ($1, $2)", mapping.Name, JsonSerializer.Serialize(mapping, Shapes.Json));

    /// <summary>Drops a mapping; whether there was one.</summary>
    public bool Drop(string mapping) => _written.Run("DELETE FROM mappings WHERE name = $1", mapping) > 0;

    private OpenedHolding? Opened(string which, object key) =>
        Found(read => read.All(Whole + which, Row, key)) is [var found, ..] && _seal.Open(found) is { } holding ? new OpenedHolding(found.Row, holding) : null;

    private static HoldingRow Row(Microsoft.Data.Sqlite.SqliteDataReader row) => new(row.GetInt64(0), Id(row, 1), Id(row, 2), Id(row, 3), (byte[])row.GetValue(4));
}
