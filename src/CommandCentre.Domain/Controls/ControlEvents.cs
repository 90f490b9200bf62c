using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Controls;

/// <summary>How deep a control goes.</summary>
public enum ControlLevel
{
    /// <summary>Documents and advance data only.</summary>
    Documents,

    /// <summary>X-ray or another look from outside, the parcel closed.</summary>
    Xray,

    /// <summary>The parcel opened.</summary>
    Opened,
}

/// <summary>By what means a parcel was looked at. The codes in brackets are those of air cargo screening, from general knowledge: to be verified against ICS2 list CL724.</summary>
public enum ControlMethod
{
    /// <summary>Declaration and advance data read.</summary>
    DocumentCheck,

    /// <summary>Looked at from outside (VCK).</summary>
    Visual,

    /// <summary>X-ray (XRY).</summary>
    Xray,

    /// <summary>Explosive detection system, computed tomography (EDS).</summary>
    ComputedTomography,

    /// <summary>Detection dog (EDD).</summary>
    Dog,

    /// <summary>Trace detection (ETD).</summary>
    Trace,

    /// <summary>Metal detection (CMD).</summary>
    MetalDetection,

    /// <summary>Opened and searched by hand (PHS).</summary>
    HandSearch,
}

/// <summary>What a control showed.</summary>
public enum ControlResult
{
    /// <summary>Nothing of note.</summary>
    NothingFound,

    /// <summary>Something that another look must settle.</summary>
    Suspicious,

    /// <summary>What was looked for, or something else that may not pass.</summary>
    Found,
}

/// <summary>A parcel was controlled.</summary>
/// <param name="Parcel">Its number.</param>
/// <param name="Lead">Record of the lead that led to it; absent for none, and for a viewer who may not read it.</param>
/// <param name="Site">Where, 2 to 80 characters.</param>
/// <param name="Level">How deep.</param>
/// <param name="Method">By what means.</param>
/// <param name="Result">What it showed.</param>
/// <param name="Controlled">When, operation time UTC.</param>
/// <param name="Text">More in words, at most 1,000 characters.</param>
public sealed record ControlReported(
    [property: Nominal] ParcelNumber? Parcel,
    Guid? Lead,
    string Site,
    ControlLevel Level,
    ControlMethod Method,
    ControlResult Result,
    DateTimeOffset Controlled,
    [property: Narrative] string? Text) : OperationEvent(LineKind.ControlReported)
{
    /// <summary>Record of the risk indicator that led to it, where no lead did; absent for none, and for a viewer who may not read it.</summary>
    public Guid? Indicator { get; init; }

    /// <inheritdoc/>
    public override Guid? Refers() => Lead ?? Indicator;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Lead = null, Indicator = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Parcel = null, Text = narrative ? Text : null };
}

/// <summary>What becomes of a controlled parcel.</summary>
public enum ParcelMeasure
{
    /// <summary>It goes its way.</summary>
    Release,

    /// <summary>It is kept back until a stated time.</summary>
    Detain,

    /// <summary>It is taken.</summary>
    Seize,

    /// <summary>It runs under watch until a stated time, approved by who may.</summary>
    ControlledDelivery,
}

/// <summary>It was decided what becomes of a controlled parcel; a later decision stands in place of an earlier one.</summary>
/// <param name="Control">Record of the control; absent for a viewer who may not read it.</param>
/// <param name="Measure">What.</param>
/// <param name="Approval">Who approved it and under which reference, 2 to 120 characters; always there for a controlled delivery.</param>
/// <param name="Until">Until when it may last by law, operation time UTC; with detention and controlled delivery.</param>
/// <param name="Text">More in words, at most 1,000 characters.</param>
public sealed record ParcelDecided(Guid? Control, ParcelMeasure Measure, [property: Nominal] string? Approval, DateTimeOffset? Until, [property: Narrative] string? Text)
    : OperationEvent(LineKind.ParcelDecided)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Control;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Control = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Approval = null, Text = narrative ? Text : null };
}

/// <summary>The time of a detention or controlled delivery ran out with no decision after it.</summary>
/// <param name="Measure">Which.</param>
public sealed record MeasureExpired(ParcelMeasure Measure) : OperationEvent(LineKind.MeasureExpired);

/// <summary>A country stated for how long its law lets a measure last; open to every participant.</summary>
/// <param name="Measure">Detention or controlled delivery.</param>
/// <param name="Hours">Hours from the decision, 1 to 8,760.</param>
public sealed record LegalClockSet(ParcelMeasure Measure, int Hours) : OperationEvent(LineKind.LegalClockSet);
