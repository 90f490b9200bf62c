using System.Text.Json;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Desks.Holdings;

/// <summary>A load by its number, and the record whose key seals it: drawn anew for each, so that a load may be begun again under its id.</summary>
internal readonly record struct LoadKey(long Number, Guid Record);

/// <summary>A load as it lies.</summary>
internal sealed record StoredLoad(LoadKey Key, Guid Id, string Label, ImportForm Form, string Officer, DateTimeOffset Begun, long Rejected, string Digest);

/// <summary>A record that a load brought anew: the row it had, and the row it has.</summary>
internal readonly record struct Superseded(IndexedRow Old, long New);

/// <content>Loads, and what waits for the journal.</content>
internal sealed partial class HoldingsFile
{
    private const long Beginning = 0;
    private const long Ready = 1;
    private const long Gone = 2;
    private const int CleanedAtOnce = 1_000;

    /// <summary>Loads that are there, oldest first.</summary>
    public IReadOnlyList<StoredLoad> Loads() => Look(read => read.All(
        "SELECT number, load, label, form, officer, begun, rejected, digest, record FROM loads WHERE state = 1 ORDER BY number",
        row => new StoredLoad(
            new LoadKey(row.GetInt64(0), Id(row, 8)), Id(row, 1), _seal.OpenText(Id(row, 8), (byte[])row.GetValue(2)) ?? string.Empty,
            Words.TryParse<ImportForm>(row.GetString(3), out var form) ? form : ImportForm.Csv, row.GetString(4), new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero), row.GetInt64(6), row.GetString(7))));

    /// <summary>Records that are there, by the number of their load.</summary>
    public IReadOnlyDictionary<long, long> Counts() => Look(read => read.All("SELECT load, count(*) FROM rows GROUP BY load", row => (row.GetInt64(0), row.GetInt64(1)))).ToDictionary();

    /// <summary>Begins a load that cannot be seen yet.</summary>
    /// <param name="load">Its id.</param>
    /// <param name="record">The record whose key, there already, seals it.</param>
    /// <param name="form">How it comes.</param>
    /// <param name="officer">By whom.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="now">Wall time.</param>
    public LoadKey Begin(Guid load, Guid record, ImportForm form, string officer, string label, DateTimeOffset now)
    {
        _written.Run(
            "INSERT INTO loads (load, record, state, form, officer, begun, label) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            Bytes(load), Bytes(record), Beginning, Words.Of(form), officer, now.UtcTicks, _seal.CloseText(record, label));
        return new LoadKey(_written.LastRow, record);
    }


    /// <summary>Lets a load be seen.</summary>
    public void Publish(long load, long rejected, string digest) => _written.Run("UPDATE loads SET state = $2, rejected = $3, digest = $4 WHERE number = $1", load, Ready, rejected, digest);

    /// <summary>Takes a load out of sight: its rows are cleaned away afterwards.</summary>
    public void Forget(long load) => _written.Run("UPDATE loads SET state = $2 WHERE number = $1", load, Gone);

    /// <summary>Takes away the rows that a load has brought anew.</summary>
    public IReadOnlyList<Superseded> Supersede(long load)
    {
        var old = _written.All(
            "SELECT o.row, o.mode, n.row FROM rows n CROSS JOIN rows o ON o.own = n.own AND o.load <> n.load CROSS JOIN loads l ON l.number = o.load AND l.state = 1 WHERE n.load = $1",
            row => new Superseded(new IndexedRow(row.GetInt64(0), (HoldingMode)row.GetInt64(1)), row.GetInt64(2)),
            load);
        old.ForEach(each => Delete(each.Old.Row));
        return old;
    }

    /// <summary>Rows of a load as the transaction under way leaves them.</summary>
    public IReadOnlyList<IndexedRow> Left(long load) =>
        _written.All("SELECT row, mode FROM rows WHERE load = $1", row => new IndexedRow(row.GetInt64(0), (HoldingMode)row.GetInt64(1)), load);

    /// <summary>What a crash has left unfinished is nobody's.</summary>
    public void ForgetUnfinished() => _written.Run("UPDATE loads SET state = $2 WHERE state = $1", Beginning, Gone);

    /// <summary>Loads out of sight whose rows still lie there.</summary>
    public IReadOnlyList<LoadKey> ToClean() => Look(read => read.All("SELECT number, record FROM loads WHERE state = $1", row => new LoadKey(row.GetInt64(0), Id(row, 1)), Gone));

    /// <summary>Deletes some rows of a load that is out of sight, and at last the load; whether there is more to do.</summary>
    public bool CleanSome(long load)
    {
        var deleted = _written.Run("DELETE FROM rows WHERE row IN (SELECT row FROM rows WHERE load = $1 LIMIT $2)", load, CleanedAtOnce);
        if (deleted == 0)
        {
            _written.Run("DELETE FROM loads WHERE number = $1", load);
        }

        return deleted > 0;
    }

    /// <summary>Lays down what has to be written to the country's journal, in the transaction of what it tells.</summary>
    /// <param name="after">The journal's head.</param>
    /// <param name="entry">The entry.</param>
    public long Await(long after, CountryEntry entry)
    {
        _written.Run("INSERT INTO pending (after, entry) VALUES ($1, $2)", after, _seal.CloseText(Record, JsonSerializer.Serialize(entry, Shapes.Json)));
        return _written.LastRow;
    }

    /// <summary>What waits for the journal, oldest first.</summary>
    public IReadOnlyList<(long Number, long After, CountryEntry Entry)> Awaiting() => Look(read => read.All(
        "SELECT number, after, entry FROM pending ORDER BY number",
        row => (row.GetInt64(0), row.GetInt64(1), JsonSerializer.Deserialize<CountryEntry>(_seal.OpenText(Record, (byte[])row.GetValue(2))!, Shapes.Json)!)));

    /// <summary>It has been written.</summary>
    public void Written(long pending) => _written.Run("DELETE FROM pending WHERE number = $1", pending);
}
