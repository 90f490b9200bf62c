using System.Security.Cryptography;
using System.Text;
using CommandCentre.Desks.Countries;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <content>Single records, changed terms, withdrawal, mappings.</content>
internal sealed partial class CountryHoldings
{
    private const string SingleLabel = "one by one";

    /// <summary>One record as a file would bring it.</summary>
    public HeldRead Read(string line) => FollowTheMoneyRows.One(line, HoldingTerms.Usual, ground.Wall.GetUtcNow());

    /// <summary>Takes one record, or changes the one of its own id. When the call returns it answers.</summary>
    public Task<Guid> PutAsync(string officer, string ownId, Entity entity, HoldingTerms terms, CancellationToken cancellationToken) => TurnAsync(
        async file =>
        {
            var load = await SingleAsync(file, officer).ConfigureAwait(false);
            var old = file.OfOwn(file.Hash(ownId));
            var fresh = file.Seal(load.Key, old?.Id ?? HoldingsFile.NewId(), ownId, entity, terms);
            var entry = new HoldingsLoaded(load.Id, officer, null, 1, 0, Digest(entity));
            var row = await _owed.OwingAsync(file, entry, () => old is var (number, _, _) ? Kept(file, number, load.Key.Number, fresh) : file.Insert(load.Key.Number, fresh)).ConfigureAwait(false);
            var now = new IndexedRow(row, terms.Mode);
            ground.Index.Change(country, old is null ? now : new IndexedRow(row, old.Value.Mode), now, entity);
            Stand(_count + (old is null ? 1 : 0));
            ground.Arrived(new Holding(fresh.Id, country, ownId, entity, terms, load.Id));
            await _owed.FlushAsync(file).ConfigureAwait(false);
            return fresh.Id;
        },
        cancellationToken);

    /// <summary>Changes the terms of holdings; how many.</summary>
    public Task<long> ChangeAsync(string officer, HoldingPick pick, TermsChange change, CancellationToken cancellationToken) => TurnAsync(
        async file =>
        {
            var picked = Picked(file, pick);
            if (picked.Count == 0)
            {
                return 0L;
            }

            var loads = file.Loads().ToDictionary(load => load.Id, load => load.Key);
            await _owed.OwingAsync(file, new HoldingsChanged(picked.Count, officer, change.ToString()), () =>
            {
                foreach (var (row, holding) in picked)
                {
                    file.Update(row, loads[holding.Load].Number, file.Seal(loads[holding.Load], holding.Id, holding.OwnId, holding.Entity, change.Of(holding.Terms)));
                }

                return true;
            }).ConfigureAwait(false);
            Index(picked, change);
            Stand(_count);
            await _owed.FlushAsync(file).ConfigureAwait(false);
            return picked.Count;
        },
        cancellationToken);

    /// <summary>Takes holdings away for good; how many. Of a load its key goes first, so that nothing of it can be read even where a copy lies.</summary>
    public Task<long> WithdrawAsync(string officer, HoldingPick pick, string reason, CancellationToken cancellationToken) => TurnAsync(
        async file =>
        {
            var gone = pick.Load is { } load ? await ForgetAsync(file, officer, load, reason).ConfigureAwait(false) : await RemoveAsync(file, officer, pick.Ids, reason).ConfigureAwait(false);
            Stand(file.Count());
            await _owed.FlushAsync(file).ConfigureAwait(false);
            return gone;
        },
        cancellationToken);

    /// <summary>The saved mappings, by name.</summary>
    public IReadOnlyList<ColumnMapping> Mappings() => _file?.Mappings() ?? [];

    /// <summary>Keeps a mapping under its name.</summary>
    public Task KeepAsync(ColumnMapping mapping, CancellationToken cancellationToken) => TurnAsync(
        file => Task.FromResult(file.Write(() =>
        {
            file.Keep(mapping);
            return true;
        })),
        cancellationToken);

    /// <summary>Drops a mapping; whether there was one.</summary>
    public Task<bool> DropAsync(string mapping, CancellationToken cancellationToken) => TurnAsync(file => Task.FromResult(file.Write(() => file.Drop(mapping))), cancellationToken);

    private static string Digest(Entity entity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FollowTheMoney.Write(entity))));

    private static long Kept(HoldingsFile file, long row, long load, FreshRow fresh)
    {
        file.Update(row, load, fresh);
        return row;
    }

    /// <summary>The load of records that are given one by one.</summary>
    private async Task<StoredLoad> SingleAsync(HoldingsFile file, string officer)
    {
        while (true)
        {
            if (file.Loads().FirstOrDefault(load => load.Form is ImportForm.Single) is { } there)
            {
                return there;
            }

            var record = HoldingsFile.NewId();
            await ground.Keys.EnsureAsync([(record, country.Value)]).ConfigureAwait(false);
            file.Write(() =>
            {
                var load = file.Begin(HoldingsFile.NewId(), record, ImportForm.Single, officer, SingleLabel, ground.Wall.GetUtcNow());
                file.Publish(load.Number, 0, string.Empty);
                return true;
            });
        }
    }

    private List<(long Row, Holding Holding)> Picked(HoldingsFile file, HoldingPick pick)
    {
        if (pick.Load is not { } load)
        {
            return [.. pick.Ids.Distinct().Select(file.Find).OfType<OpenedHolding>().Select(found => (found.Row, found.Holding))];
        }

        var picked = new List<(long, Holding)>();
        if (NumberOf(file, load) is { } number)
        {
            for (var rows = file.After(0, LoadedAtOnce, number); rows.Count > 0; rows = file.After(rows[^1].Row, LoadedAtOnce, number))
            {
                picked.AddRange(rows.Select(row => (row.Row, Opened(() => file.Open(row)))).Where(row => row.Item2 is not null).Select(row => (row.Row, row.Item2!)));
            }
        }

        return picked;
    }

    private void Index(List<(long Row, Holding Holding)> changed, TermsChange change)
    {
        foreach (var (row, holding) in changed)
        {
            var (was, terms) = (holding.Terms.Mode, change.Of(holding.Terms));
            if (was != terms.Mode)
            {
                ground.Index.Change(country, new IndexedRow(row, was), new IndexedRow(row, terms.Mode), holding.Entity);
                if (was is HoldingMode.Silent)
                {
                    ground.Arrived(holding with { Terms = terms });
                }
            }
        }
    }

    private async Task<long> RemoveAsync(HoldingsFile file, string officer, IReadOnlyList<Guid> ids, string reason)
    {
        var picked = ids.Distinct().Select(file.Find).OfType<OpenedHolding>().ToList();
        if (picked.Count > 0)
        {
            List<IndexedRow> rows = [.. picked.Select(each => new IndexedRow(each.Row, each.Holding.Terms.Mode))];
            await _owed.OwingAsync(file, new HoldingsWithdrawn(null, picked.Count, officer, reason), () => Delete(file, rows)).ConfigureAwait(false);
            Forget(file, rows);
        }

        return picked.Count;
    }

    private async Task<long> ForgetAsync(HoldingsFile file, string officer, Guid load, string reason)
    {
        if (NumberOf(file, load) is not { } number)
        {
            return 0;
        }

        var rows = file.Indexed(number);
        await _owed.OwingAsync(file, new HoldingsWithdrawn(load, rows.Count, officer, reason), () =>
        {
            file.Forget(number);
            return true;
        }).ConfigureAwait(false);
        foreach (var row in rows)
        {
            ground.Index.Withdraw(country, row);
        }

        await CleanAsync(file, CancellationToken.None).ConfigureAwait(false);
        return rows.Count;
    }
}
