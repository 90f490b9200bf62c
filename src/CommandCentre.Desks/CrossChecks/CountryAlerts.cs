using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What a country was told of its own holdings and lines, as its own people may read it.</summary>
/// <param name="Told">The line of the country's journal: an alert, or what another country's holdings said.</param>
/// <param name="About">The operation's line it is about, as the viewer may see it.</param>
/// <param name="Own">The country's own holding that matched; absent where it was withdrawn since, and where another country's did.</param>
/// <param name="Comparison">Why they match, where the viewer may read both in full.</param>
/// <param name="Disclosed">What another country's holding says to the viewer; absent for own ones.</param>
/// <param name="Decision">What was decided of it last; absent for nothing.</param>
public sealed record AlertRow(CountryLine Told, LineView? About, Holding? Own, Comparison? Comparison, DisclosedMatch? Disclosed, CountryLine? Decision);

/// <summary>The alerts of each country: who asked what of its holdings and why, and what others hold on its own lines.</summary>
/// <param name="ledgers">The countries' journals.</param>
/// <param name="holdings">What they hold.</param>
public sealed class CountryAlerts(CountryLedgers ledgers, HoldingsRoom holdings)
{
    private readonly AlertDecisions _decisions = new(ledgers);

    /// <summary>Most rows of a page.</summary>
    public const int PageLimit = 200;

    /// <summary>Whether somebody reads the alerts of their own country: everybody who is let in to see persons, on duty; no wall and no observer.</summary>
    public static bool May(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer is { IsWall: false, IsOnDuty: true, SeesPersons: true, Actor.Role: not Role.Observer };
    }

    /// <summary>Whether somebody decides whether a match is one: who speaks or controls for the country.</summary>
    public static bool MayDecide(Viewer viewer) => May(viewer) && viewer.Actor.Role is Role.LiaisonOfficer or Role.AgencyOfficer or Role.Coordinator;

    /// <summary>The newest alerts of the viewer's country in an operation, newest first; empty for who may not read them.</summary>
    /// <param name="view">The operation as the viewer sees it.</param>
    /// <param name="count">How many at most, 1 to <see cref="PageLimit"/>.</param>
    /// <param name="before">Only those with a smaller number in the country's journal.</param>
    /// <param name="open">Only those nothing was decided of.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<AlertRow>> LatestAsync(OperationView view, int count, long? before = null, bool open = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!May(view.Viewer))
        {
            return [];
        }

        var decisions = await _decisions.OfAsync(view.Viewer.Country, cancellationToken).ConfigureAwait(false);
        var lines = await ledgers.LatestAsync(
            view.Viewer.Country, line => Of(line.Entry, view.Summary.Key) is not null && !(open && decisions.ContainsKey(line.Number)), Math.Clamp(count, 1, PageLimit), before, cancellationToken).ConfigureAwait(false);
        return [.. lines.Select(line => Row(view, line, decisions.GetValueOrDefault(line.Number)))];
    }

    /// <summary>Alerts of the viewer's country in an operation after a number, rising; empty for who may not read them.</summary>
    /// <param name="view">The operation as the viewer sees it.</param>
    /// <param name="after">The last number in the country's journal that is not wanted.</param>
    /// <param name="count">How many at most, 1 to <see cref="PageLimit"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<AlertRow>> AfterAsync(OperationView view, long after, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var rows = new List<AlertRow>();
        if (May(view.Viewer))
        {
            var decisions = await _decisions.OfAsync(view.Viewer.Country, cancellationToken).ConfigureAwait(false);
            await foreach (var line in ledgers.AfterAsync(view.Viewer.Country, after, cancellationToken).ConfigureAwait(false))
            {
                if (rows.Count == Math.Clamp(count, 1, PageLimit))
                {
                    break;
                }

                if (Of(line.Entry, view.Summary.Key) is not null)
                {
                    rows.Add(Row(view, line, decisions.GetValueOrDefault(line.Number)));
                }
            }
        }

        return rows;
    }

    /// <summary>One alert of the viewer's country; absent where there is none or it is of another operation.</summary>
    public async Task<AlertRow?> FindAsync(OperationView view, long number, CancellationToken cancellationToken = default) =>
        number is < 1 or long.MaxValue ? null : (await LatestAsync(view, 1, number + 1, cancellationToken: cancellationToken).ConfigureAwait(false)) is [var row] && row.Told.Number == number ? row : null;

    /// <summary>Records what somebody decided of an alert of their own country.</summary>
    /// <returns>Number of the decision's line; absent where there is no such alert, or the viewer may not decide.</returns>
    public async Task<long?> DecideAsync(OperationView view, long alert, MatchVerdict verdict, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return MayDecide(view.Viewer) && await FindAsync(view, alert, cancellationToken).ConfigureAwait(false) is not null
            ? await ledgers.AppendAsync(view.Viewer.Country, [new AlertDecided(alert, verdict, reason, view.Viewer.Actor.Officer)], cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static (OperationKey Operation, long Line)? Of(CountryEntry entry, OperationKey operation) => entry switch
    {
        Alerted alerted when alerted.Operation == operation => (operation, alerted.Line),
        Told told when told.Operation == operation => (operation, told.Line),
        _ => null,
    };

    private AlertRow Row(OperationView view, CountryLine line, CountryLine? decision)
    {
        var about = view.Line(Of(line.Entry, view.Summary.Key)!.Value.Line);
        var isFull = about is { Sight.Level: SightLevel.Full, Event: not null };
        if (line.Entry is Told told)
        {
            var held = told.Holding is { } id ? holdings.Find(told.Holder, id) : null;
            var disclosed = held is { Holding.Terms.Mode: not HoldingMode.Silent } && isFull && Best(about!, held) is { } asked ? Disclosure.Of(view, asked, held, told.Band) : null;
            return new AlertRow(line, about, null, disclosed?.Comparison, disclosed, decision);
        }

        var own = ((Alerted)line.Entry).Holding is { } holding ? holdings.Find(view.Viewer.Country, holding) : null;
        var comparison = own is not null && isFull && Best(about!, own) is { } best ? EntityComparer.Compare(best, own.Form) : null;
        return new AlertRow(line, about, own?.Holding, comparison, null, decision);
    }

    /// <summary>What of a line matches a holding best.</summary>
    private static EntityForm? Best(LineView line, OpenedHolding held) =>
        (line.Event is CrossChecked { Values: { } values } check ? [AskedEntity.Of(values, check.Subject)] : LineParts.Of(line.Event!).Where(part => LineParts.AsksHoldings(part.Part)).Select(part => part.Entity))
            .Select(EntityForm.Read).MaxBy(asked => EntityComparer.Points(asked, held.Form));
}
