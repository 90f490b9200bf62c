using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Controls;

/// <summary>A decision over a controlled parcel.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Control">Record of the control.</param>
/// <param name="Number">Its line.</param>
/// <param name="Measure">What.</param>
/// <param name="At">Operation time.</param>
/// <param name="Until">Until when it may last.</param>
/// <param name="ExpiredNumber">Line by which its time ran out; absent while it has not, or where another decision followed.</param>
public sealed record ParcelDecision(Guid Id, Guid Control, long Number, ParcelMeasure Measure, DateTimeOffset At, DateTimeOffset? Until, long? ExpiredNumber)
{
    /// <summary>Whether no other decision can follow.</summary>
    public bool IsFinal => Measure is ParcelMeasure.Release or ParcelMeasure.Seize;
}

/// <summary>A control as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Its line.</param>
/// <param name="Owner">The country that controlled.</param>
/// <param name="Agency">The agency that did.</param>
/// <param name="At">Operation time of the line.</param>
/// <param name="Lead">Record of the lead that led to it.</param>
/// <param name="Result">What it showed.</param>
/// <param name="Decision">The decision that stands; absent for none.</param>
public sealed record Control(Guid Id, long Number, CountryCode Owner, AgencyKind Agency, DateTimeOffset At, Guid? Lead, ControlResult Result, ParcelDecision? Decision)
{
    /// <summary>The parcel; absent once the record's key was erased.</summary>
    public ParcelNumber? Parcel { get; init; }

    internal static Control From(Entry entry, ControlReported reported) =>
        new(entry.Record, entry.Number, entry.Owner, entry.By.Agency, entry.At, reported.Lead, reported.Result, null) { Parcel = reported.Parcel };
}
