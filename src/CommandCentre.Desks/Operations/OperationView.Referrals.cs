using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Desks.Operations;

/// <content>Postal operators and carriers, and what they were referred.</content>
public sealed partial class OperationView
{
    /// <summary>The operators that the viewer's country registered, by name.</summary>
    public IReadOnlyList<OperatorRow> Operators =>
        [.. Operation.Operators.Values.Where(known => known.Country == Viewer.Country && IsReadable(known.Id, LineKind.OperatorRegistered)).Select(Row).OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Line.Number)];

    /// <summary>A referral the viewer may read.</summary>
    public ReferralRow? Referral(Guid record) => Operation.Referrals.TryGetValue(record, out var referral) && IsReadable(record, LineKind.ParcelReferred) ? Row(referral) : null;

    /// <summary>A page of the referrals asked for that the viewer may read.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to pass over, 0 or more.</param>
    /// <param name="count">How many at most, 1 to <see cref="PageLimit"/>; more or less is cut to it.</param>
    public ReferralPage ReferralPage(ReferralFilter filter, int skip, int count)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var all = Operation.Referrals.Values
            .Where(referral => referral.IsOpen != filter.Ended && (!filter.Own || referral.Owner == Viewer.Country) && IsReadable(referral.Id, LineKind.ParcelReferred))
            .ToList();
        var asked = all.Where(referral => (filter.State is null || referral.State == filter.State) && (!filter.Overdue || IsOverdue(referral)))
            .OrderByDescending(IsOverdue).ThenBy(referral => filter.Ended ? -referral.Steps[^1].Number : referral.Due.UtcTicks).ThenBy(referral => referral.Number)
            .ToList();
        return new ReferralPage(
            [.. asked.Skip(Math.Max(0, skip)).Take(Math.Clamp(count, 1, PageLimit)).Select(Row)],
            asked.Count,
            all.Count(IsOverdue),
            new SortedDictionary<ReferralState, int>(all.GroupBy(referral => referral.State).ToDictionary(state => state.Key, state => state.Count())));
    }

    /// <summary>Everything said on a referral, as far as the viewer may read it, rising.</summary>
    public IReadOnlyList<LineView> ReferralStory(ReferralRow referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return [.. Story([referral.Id])];
    }

    /// <summary>Referrals of the parcel, lead or control of a page: those whose lines are among some lines.</summary>
    public IReadOnlyList<ReferralRow> ReferralsAmong(IEnumerable<LineView> lines) => [.. lines.Where(line => line.Kind is LineKind.ParcelReferred).Select(line => Referral(line.Record!.Value)).OfType<ReferralRow>()];

    private bool IsOverdue(Referral referral) => referral.Awaits && referral.Due <= Now;

    private ReferralRow Row(Referral referral) => new(
        Line(referral.Number)!,
        referral.Id,
        referral.Ask,
        referral.Due,
        referral.State,
        IsOverdue(referral),
        referral.Forbids,
        referral.Loaded,
        referral.Steps,
        referral.Owner == Viewer.Country && May(CommandKind.MoveReferral) ? ReferralMoves.Of(referral) : []);

    private OperatorRow Row(MailOperator known)
    {
        var (line, open) = (Line(known.Number)!, known.Referrals.Select(id => Operation.Referrals[id]).Where(referral => referral.IsOpen && IsReadable(referral.Id, LineKind.ParcelReferred)).ToList());
        var registered = (OperatorRegistered)line.Event!;
        return new OperatorRow(line, known.Id, known.Trade, registered.Name, registered.Contact, open.Count, open.Count(IsOverdue));
    }
}
