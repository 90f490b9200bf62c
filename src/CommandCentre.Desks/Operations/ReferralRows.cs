using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Desks.Operations;

/// <summary>Which referrals are asked for; nothing set means all that are open.</summary>
/// <param name="Ended">Ended ones instead of open ones.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Overdue">Only overdue ones.</param>
/// <param name="Own">Only those of the viewer's own country.</param>
public sealed record ReferralFilter(bool Ended = false, ReferralState? State = null, bool Overdue = false, bool Own = false);

/// <summary>A page of referrals.</summary>
/// <param name="Rows">Open ones: those overdue first, then the soonest due; ended ones the last ended first.</param>
/// <param name="Total">How many match that the viewer may read.</param>
/// <param name="Overdue">How many of the open ones are overdue.</param>
/// <param name="ByState">How many are in each state, of open or ended ones as asked; states without any are left out.</param>
public sealed record ReferralPage(IReadOnlyList<ReferralRow> Rows, int Total, int Overdue, IReadOnlyDictionary<ReferralState, int> ByState);

/// <summary>A referral that the viewer may read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Id">Its record.</param>
/// <param name="Ask">What the operator was asked or told.</param>
/// <param name="Due">By when an answer is due.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsOverdue">Whether that time has passed without an answer.</param>
/// <param name="Forbids">Whether it forbids loading now.</param>
/// <param name="Loaded">Where the parcel is, as last answered to an order not to load.</param>
/// <param name="Steps">Its steps, rising.</param>
/// <param name="Moves">What the viewer may do with it now.</param>
public sealed record ReferralRow(
    LineView Line,
    Guid Id,
    ReferralKind Ask,
    DateTimeOffset Due,
    ReferralState State,
    bool IsOverdue,
    bool Forbids,
    LoadState? Loaded,
    IReadOnlyList<ReferralStep> Steps,
    IReadOnlyList<ReferralMove> Moves)
{
    /// <summary>The referral as it was sent; what the viewer may not know is absent in it.</summary>
    public ParcelReferred Asked => (ParcelReferred)Line.Event!;
}

/// <summary>A postal operator or carrier of the viewer's country.</summary>
/// <param name="Line">The line by which it was registered.</param>
/// <param name="Id">Its record.</param>
/// <param name="Trade">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contact">Who is called there; absent where the viewer may not see persons.</param>
/// <param name="Open">How many referrals to it are open.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record OperatorRow(LineView Line, Guid Id, OperatorTrade Trade, string? Name, string? Contact, int Open, int Overdue);
