using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Controls;

/// <summary>Report that a parcel was controlled.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Parcel">Its number; may be left out where a lead says which.</param>
/// <param name="Lead">Record of the lead that led to it.</param>
/// <param name="Site">Where.</param>
/// <param name="Level">How deep.</param>
/// <param name="Method">By what means.</param>
/// <param name="Result">What it showed.</param>
/// <param name="Controlled">When, operation time UTC.</param>
/// <param name="Text">More in words.</param>
/// <param name="Marks">Marks.</param>
public sealed record ReportControl(
    Guid Id,
    ParcelNumber? Parcel,
    Guid? Lead,
    string Site,
    ControlLevel Level,
    ControlMethod Method,
    ControlResult Result,
    DateTimeOffset Controlled,
    string? Text,
    Marks Marks) : MarkedCommand(CommandKind.ReportControl, Id, Marks)
{
    /// <summary>Record of the risk indicator that led to it, where no lead did; absent for none.</summary>
    public Guid? Indicator { get; init; }
}

/// <summary>Decide what becomes of a controlled parcel.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Control">Record of the control, the officer's own country's.</param>
/// <param name="Measure">What.</param>
/// <param name="Approval">Who approved it and under which reference; must be given for a controlled delivery.</param>
/// <param name="Until">Until when it may last; for detention and controlled delivery, where the country has not stated its legal clock.</param>
/// <param name="Text">More in words.</param>
/// <param name="Marks">Marks.</param>
public sealed record DecideParcel(Guid Id, Guid Control, ParcelMeasure Measure, string? Approval, DateTimeOffset? Until, string? Text, Marks Marks)
    : MarkedCommand(CommandKind.DecideParcel, Id, Marks);

/// <summary>State for how long one's country's law lets a measure last.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Measure">Detention or controlled delivery.</param>
/// <param name="Hours">Hours from the decision, 1 to 8,760.</param>
public sealed record SetLegalClock(Guid Id, ParcelMeasure Measure, int Hours) : OperationCommand(CommandKind.SetLegalClock, Id);

/// <summary>Record that the time of a measure ran out; the id derives from the decision, so it is recorded once.</summary>
public sealed record NoteMeasureExpired(Guid Id, Guid Decision) : OperationCommand(CommandKind.NoteMeasureExpired, Id);
