using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>A country's holdings as one of its own may see and manage them: the only way to their content for every outlet.</summary>
public sealed class OwnHoldings
{
    /// <summary>Most holdings on a page.</summary>
    public const int PageLimit = 200;

    private readonly CountryHoldings _holdings;
    private readonly ImportDesk _imports;
    private readonly string _officer;

    private OwnHoldings(CountryHoldings holdings, ImportDesk imports, Actor by, bool mayManage)
    {
        (_holdings, _imports, _officer, MayManage) = (holdings, imports, by.Officer, mayManage);
    }

    /// <summary>The country.</summary>
    public CountryCode Country => _holdings.Country;

    /// <summary>Whether the viewer may load, change and withdraw; who may not only reads.</summary>
    public bool MayManage { get; }

    /// <summary>How they stand.</summary>
    public HoldingsStanding Standing => _holdings.Standing;

    /// <summary>The loads that are there, newest first.</summary>
    public IReadOnlyList<HoldingsLoad> Loads => _holdings.Loads();

    /// <summary>Imports under way and the last that ended, newest first.</summary>
    public IReadOnlyList<ImportUnderWay> Imports => _imports.Of(Country);

    /// <summary>The saved mappings of columns, by name.</summary>
    public IReadOnlyList<ColumnMapping> Mappings => _holdings.Mappings();

    /// <summary>A page of holdings.</summary>
    /// <param name="after">0, or <see cref="HoldingsPage.Next"/> of the page before.</param>
    /// <param name="count">How many at most, 1 to <see cref="PageLimit"/>.</param>
    /// <param name="filter">Which; absent for all.</param>
    public HoldingsPage Page(long after, int count, HoldingFilter? filter = null) => _holdings.Page(after, Math.Clamp(count, 1, PageLimit), filter ?? new HoldingFilter());

    /// <summary>A holding by its id; absent when the country holds none.</summary>
    public Holding? Find(Guid id) => _holdings.Find(id)?.Holding;

    /// <summary>Imports a file. When the call returns its records answer, or nothing of it was kept.</summary>
    /// <param name="wish">What is wished.</param>
    /// <param name="from">The file, read once from where it stands.</param>
    /// <param name="progress">Hears how far it has come; absent for nobody. <see cref="Imports"/> tells it too.</param>
    /// <param name="cancellationToken">Cancels it, as <see cref="Cancel"/> does.</param>
    public Task<ImportOutcome> ImportAsync(ImportWish wish, Stream from, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(from);
        Require();
        return _imports.RunAsync(_holdings, wish, _officer, from, progress, cancellationToken);
    }

    /// <summary>Cancels an import that is not recorded yet; whether it was there and still running.</summary>
    public bool Cancel(Guid import)
    {
        Require();
        return _imports.Cancel(Country, import);
    }

    /// <summary>Takes one record, or changes the one of the same own id. When the call returns it answers.</summary>
    /// <param name="ownId">The owner's own id, 1 to 120 characters.</param>
    /// <param name="entity">What is known.</param>
    /// <param name="terms">How it answers.</param>
    /// <param name="cancellationToken">Looked at until it begins.</param>
    /// <returns>Its id here.</returns>
    public Task<Guid> PutAsync(string ownId, Entity entity, HoldingTerms terms, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ownId);
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(terms);
        Require();
        return _holdings.PutAsync(_officer, ownId, entity with { Id = ownId }, terms, cancellationToken);
    }

    /// <summary>Takes one record as a line of JSON, in the shape in which files bring them: <c>id</c>, <c>schema</c>, <c>properties</c> and terms.</summary>
    /// <param name="line">The JSON.</param>
    /// <param name="cancellationToken">Looked at until it begins.</param>
    /// <returns>Its id here, or all that is wrong with it.</returns>
    public async Task<(Guid? Id, IReadOnlyList<FieldError> Wrong)> PutAsync(string line, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        Require();
        return _holdings.Read(line) switch
        {
            { Held: { } held } => (await _holdings.PutAsync(_officer, held.OwnId, held.Entity, held.Terms, cancellationToken).ConfigureAwait(false), []),
            { Wrong: var wrong } => (null, wrong),
        };
    }

    /// <summary>Changes the terms of holdings; how many there were to change.</summary>
    public Task<long> ChangeAsync(HoldingPick pick, TermsChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pick);
        ArgumentNullException.ThrowIfNull(change);
        Require();
        return _holdings.ChangeAsync(_officer, pick, change, cancellationToken);
    }

    /// <summary>Withdraws holdings for good; how many there were. When the call returns nothing of them can be read here any more.</summary>
    /// <param name="pick">Which.</param>
    /// <param name="reason">Why, 3 to 400 characters; it stands in the country's journal.</param>
    /// <param name="cancellationToken">Looked at until it begins.</param>
    public Task<long> WithdrawAsync(HoldingPick pick, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pick);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Require();
        return _holdings.WithdrawAsync(_officer, pick, reason, cancellationToken);
    }

    /// <summary>Keeps a mapping under its name, in place of the one that had it.</summary>
    public Task KeepAsync(ColumnMapping mapping, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        Require();
        return _holdings.KeepAsync(mapping, cancellationToken);
    }

    /// <summary>Drops a mapping; whether there was one.</summary>
    public Task<bool> DropAsync(string mapping, CancellationToken cancellationToken = default)
    {
        Require();
        return _holdings.DropAsync(mapping, cancellationToken);
    }

    /// <summary>What somebody may see of their own country's holdings; absent for who may see none.</summary>
    internal static OwnHoldings? For(Viewer viewer, Func<CountryCode, CountryHoldings> holdings, ImportDesk imports) =>
        viewer is { IsWall: false, IsOnDuty: true, SeesPersons: true } && viewer.Actor.Role is not Role.Observer
            ? new OwnHoldings(holdings(viewer.Country), imports, viewer.Actor, viewer.Actor.Role is Role.LiaisonOfficer or Role.Coordinator)
            : null;

    private void Require()
    {
        if (!MayManage)
        {
            throw new InvalidOperationException($"{_officer} reads the holdings of {Country} and does not manage them: ask {nameof(MayManage)} before.");
        }
    }
}
