using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Hits;

/// <summary>What a hit is about.</summary>
public enum HitSubject
{
    /// <summary>Who sends.</summary>
    Consignor,

    /// <summary>To whom.</summary>
    Consignee,

    /// <summary>One parcel.</summary>
    Parcel,

    /// <summary>A route or an office.</summary>
    Route,

    /// <summary>A way of working.</summary>
    ModusOperandi,
}

/// <summary>The content of a hit, as pushed or as corrected.</summary>
/// <remarks>Texts are absent once the record's key was erased.</remarks>
/// <param name="Subject">What it is about.</param>
/// <param name="Summary">What was found, 3 to 1,000 characters.</param>
/// <param name="Consignor">Who sends, as known.</param>
/// <param name="Consignee">To whom, as known.</param>
/// <param name="Parcel">The parcel, if it is about one.</param>
/// <param name="Origin">Country of departure.</param>
/// <param name="Destination">Country of destination.</param>
public sealed record HitReport(
    HitSubject Subject,
    [property: Narrative] string? Summary,
    [property: Nominal] Party? Consignor = null,
    [property: Nominal] Party? Consignee = null,
    [property: Nominal] ParcelNumber? Parcel = null,
    CountryCode? Origin = null,
    CountryCode? Destination = null)
{
    /// <summary>The report without what is about persons; free text stays where it may.</summary>
    public HitReport NonNominal(bool narrative) => this with { Summary = narrative ? Summary : null, Consignor = null, Consignee = null, Parcel = null };
}

/// <summary>A hit was pushed to the room.</summary>
public sealed record HitPushed(HitReport Report) : OperationEvent(LineKind.HitPushed)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => new HitPushed(Report.NonNominal(narrative));
}

/// <summary>The owner corrected a hit: the new content and marks hold from here on.</summary>
/// <param name="Report">The whole new content.</param>
/// <param name="Reason">Why, 3 to 400 characters.</param>
public sealed record HitCorrected(HitReport Report, [property: Narrative] string? Reason) : OperationEvent(LineKind.HitCorrected)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => new HitCorrected(Report.NonNominal(narrative), narrative ? Reason : null);
}

/// <summary>The owner withdrew a hit: its content is no longer shown to others.</summary>
/// <param name="Reason">Why, 3 to 400 characters.</param>
public sealed record HitWithdrawn([property: Narrative] string? Reason) : OperationEvent(LineKind.HitWithdrawn)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : new HitWithdrawn((string?)null);
}
