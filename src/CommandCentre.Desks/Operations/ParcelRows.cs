using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Desks.Operations;

/// <summary>Which leads are asked for.</summary>
public enum LeadSide
{
    /// <summary>All that the viewer may read.</summary>
    All,

    /// <summary>Those the viewer's country must act on.</summary>
    ToUs,

    /// <summary>Those the viewer's country sent.</summary>
    FromUs,
}

/// <summary>Which leads are asked for; nothing set means all open ones.</summary>
/// <param name="Side">To or from the viewer's country.</param>
/// <param name="Closed">Closed ones instead of open ones.</param>
/// <param name="Stage">Only of this stage.</param>
/// <param name="Missed">Only missed ones.</param>
public sealed record LeadFilter(LeadSide Side = LeadSide.All, bool Closed = false, LeadStage? Stage = null, bool Missed = false);

/// <summary>A page of leads.</summary>
/// <param name="Rows">Open ones by arrival, the next first; closed ones the last closed first.</param>
/// <param name="Total">How many match that the viewer may read.</param>
/// <param name="Missed">How many of the open ones of that side were missed and are open still.</param>
/// <param name="ByStage">How many of that side are at each stage, of open or closed ones as asked; stages without any are left out.</param>
public sealed record LeadPage(IReadOnlyList<LeadRow> Rows, int Total, int Missed, IReadOnlyDictionary<LeadStage, int> ByStage);

/// <summary>Leads that were missed, that nobody has touched since, and that concern the viewer.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="AllToUs">Whether the viewer's country must act on every one of them.</param>
/// <param name="Last">The last ones missed, the newest first.</param>
public sealed record MissedLeads(int Total, bool AllToUs, IReadOnlyList<LeadRow> Last);

/// <summary>A control that the viewer may read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Id">Its record.</param>
/// <param name="Decision">The decision that stands, where the viewer may read it.</param>
/// <param name="MayDecide">Whether the viewer may decide over it now.</param>
public sealed record ControlRow(LineView Line, Guid Id, ParcelDecision? Decision, bool MayDecide);

/// <summary>An exhibit that the viewer may read.</summary>
/// <param name="Line">The line by which it was sealed.</param>
/// <param name="Id">Its record.</param>
/// <param name="Parts">What is in it.</param>
/// <param name="Custody">Who had it, rising; the last has it.</param>
/// <param name="Transfer">On its way to another; absent where it stays.</param>
/// <param name="MayHandOver">Whether the viewer may hand it over now.</param>
/// <param name="MayReceive">Whether the viewer may say that it came.</param>
public sealed record ExhibitRow(LineView Line, Guid Id, ValueList<ExhibitPart> Parts, IReadOnlyList<CustodyEntry> Custody, ExhibitTransfer? Transfer, bool MayHandOver, bool MayReceive);

/// <summary>A seizure that the viewer may read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Id">Its record.</param>
/// <param name="Items">What was seized.</param>
/// <param name="Cause">What led to it.</param>
/// <param name="MaySeal">Whether the viewer may put pieces of it under seal.</param>
/// <param name="Exhibits">Its exhibits that the viewer may read.</param>
/// <param name="FollowUps">What came of it, as far as the viewer may read it.</param>
public sealed record SeizureRow(LineView Line, Guid Id, ValueList<SeizedItem> Items, FindCause Cause, bool MaySeal, IReadOnlyList<ExhibitRow> Exhibits, IReadOnlyList<LineView> FollowUps);

/// <summary>A parcel as one viewer knows it: its number within one window of 12 months, and every record that names it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="First">Operation time of the first record of the window that the viewer may read.</param>
/// <param name="Lines">The records' lines and what was said on them, rising, as far as the viewer may read them.</param>
/// <param name="Leads">Its leads.</param>
/// <param name="Controls">Its controls.</param>
/// <param name="Seizures">Its seizures.</param>
/// <param name="Windows">The first moments of all windows of the number, rising: it is issued again after 12 months.</param>
public sealed record ParcelView(
    ParcelNumber Number,
    DateTimeOffset First,
    IReadOnlyList<LineView> Lines,
    IReadOnlyList<LeadRow> Leads,
    IReadOnlyList<ControlRow> Controls,
    IReadOnlyList<SeizureRow> Seizures,
    IReadOnlyList<DateTimeOffset> Windows);

/// <summary>What the finds of one cause are.</summary>
/// <param name="Cause">The cause, as far as the viewer may know it: a seizure it may not read counts as not stated.</param>
/// <param name="Seizures">How many seizures.</param>
/// <param name="Finds">Firearms, parts and other weapons in them, pieces.</param>
public sealed record CauseRow(FindCause Cause, int Seizures, long Finds);
