using CommandCentre.Desks.Countries;

namespace CommandCentre.Desks.Holdings;

/// <content>What an import does to the file and to the index.</content>
internal sealed partial class CountryHoldings
{
    private const int IndexedAtOnce = 100;

    /// <summary>The load that an import would make, when it is there already.</summary>
    public Task<StoredLoad?> KnownAsync(Guid load, CancellationToken cancellationToken) =>
        TurnAsync(file => Task.FromResult(file.Loads().FirstOrDefault(known => known.Id == load)), cancellationToken);

    /// <summary>The id and row of the record that is there under an owner's id.</summary>
    public Guid? IdOf(string ownId) => _file is { } file && _count > 0 ? file.OfOwn(file.Hash(ownId))?.Id : null;

    /// <summary>Begins a load that nobody sees.</summary>
    public async Task<LoadKey> BeginAsync(ImportWish wish, string officer, CancellationToken cancellationToken)
    {
        var record = HoldingsFile.NewId();
        await ground.Keys.EnsureAsync([(record, country.Value)], cancellationToken).ConfigureAwait(false);
        return await TurnAsync(
            file => Task.FromResult(file.Write(() => file.Begin(wish.Id, record, wish.Form, officer, wish.Label, ground.Wall.GetUtcNow()))), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Seals a row; outside the turn.</summary>
    public FreshRow Seal(LoadKey load, HeldRow row, Guid? known) => _file!.Seal(load, known ?? HoldingsFile.NewId(), row.OwnId, row.Entity, row.Terms);

    /// <summary>Lays sealed rows into a load that nobody sees.</summary>
    public Task LayAsync(LoadKey load, IReadOnlyList<FreshRow> rows, CancellationToken cancellationToken) => TurnAsync(
        file => Task.FromResult(file.Write(() =>
        {
            foreach (var row in rows)
            {
                file.Insert(load.Number, row);
            }

            return true;
        })),
        cancellationToken);

    /// <summary>Takes back a load that was not published.</summary>
    public Task AbandonAsync(LoadKey load) => TurnAsync(async file =>
    {
        file.Write(() =>
        {
            file.Forget(load.Number);
            return true;
        });
        await CleanAsync(file, CancellationToken.None).ConfigureAwait(false);
        return true;
    });

    /// <summary>Lets a load be seen: one transaction, with what it supersedes and replaces gone in the same moment. Then its records begin to answer.</summary>
    public async Task PublishAsync(LoadKey load, ImportWish wish, string officer, ImportOutcome outcome, Action<long> indexed)
    {
        var (superseded, replaced) = await TurnAsync(file => PublishAsync(file, load, wish, officer, outcome)).ConfigureAwait(false);
        await IndexAsync(load, indexed).ConfigureAwait(false);
        await TurnAsync(async file =>
        {
            foreach (var row in superseded.Select(each => each.Old).Concat(replaced))
            {
                ground.Index.Withdraw(country, row);
            }

            _successors.Clear();
            await CleanAsync(file, CancellationToken.None).ConfigureAwait(false);
            Stand(file.Count());
            return true;
        }).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<Superseded> Superseded, IReadOnlyList<IndexedRow> Replaced)> PublishAsync(
        HoldingsFile file, LoadKey load, ImportWish wish, string officer, ImportOutcome outcome)
    {
        var earlier = wish.Replace ? file.Loads().Where(known => known.Form is not ImportForm.Single && known.Label == wish.Label).ToList() : [];
        var entry = new HoldingsLoaded(wish.Id, officer, wish.Label, outcome.Taken, outcome.Rejected, outcome.Digest);
        List<IndexedRow> replaced = [];
        IReadOnlyList<Superseded> superseded = [];
        await _owed.OwingAsync(file, entry, () =>
        {
            superseded = file.Supersede(load.Number);
            foreach (var known in earlier)
            {
                replaced.AddRange(file.Left(known.Key.Number));
                file.Forget(known.Key.Number);
            }

            file.Publish(load.Number, outcome.Rejected, outcome.Digest);
            foreach (var each in superseded)
            {
                _successors[each.Old.Row] = each.New;
            }

            return true;
        }).ConfigureAwait(false);
        await _owed.FlushAsync(file).ConfigureAwait(false);
        return (superseded, replaced);
    }

    /// <summary>A few at a time, so that a single record never waits long for its turn.</summary>
    private async Task IndexAsync(LoadKey load, Action<long> indexed)
    {
        var (done, last) = (0L, 0L);
        while (ground.Index.IsKept && await TurnAsync(file => Task.FromResult(IndexSome(file, load, last))).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            (done, last) = (done + rows.Count, rows[^1].Row);
            indexed(done);
        }
    }

    private IReadOnlyList<HoldingRow> IndexSome(HoldingsFile file, LoadKey load, long after)
    {
        var rows = file.After(after, IndexedAtOnce, load.Number);
        foreach (var row in rows)
        {
            if (Index(file, row) is { } holding)
            {
                ground.Arrived(holding);
            }
        }

        return rows;
    }
}
