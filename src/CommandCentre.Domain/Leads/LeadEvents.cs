using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Leads;

/// <summary>What became of a parcel lead.</summary>
public enum LeadOutcome
{
    /// <summary>Something was seized.</summary>
    Seized,

    /// <summary>Controlled, nothing found.</summary>
    NothingFound,

    /// <summary>The parcel was not found.</summary>
    NotLocated,

    /// <summary>Handed to another service.</summary>
    PassedOn,

    /// <summary>Released under watch or without measure.</summary>
    Released,
}

/// <summary>A parcel lead (CENcomm: warning message): look out for this parcel.</summary>
/// <param name="Parcel">Its number.</param>
/// <param name="Destination">The country where the parcel will be, which must give feedback.</param>
/// <param name="Consignor">Who sends.</param>
/// <param name="Consignee">To whom.</param>
/// <param name="Reason">Why it is suspected, 3 to 1,000 characters.</param>
/// <param name="Expected">Expected arrival, operation time UTC.</param>
public sealed record LeadSent(
    [property: Nominal] ParcelNumber? Parcel,
    CountryCode Destination,
    [property: Nominal] Party? Consignor,
    [property: Nominal] Party? Consignee,
    [property: Narrative] string? Reason,
    DateTimeOffset? Expected) : OperationEvent(LineKind.LeadSent)
{
    /// <summary>The way it takes, as far as known.</summary>
    public ParcelRoute? Route { get; init; }

    /// <summary>What it is declared to hold, at most 40 lines; absent where nothing is known.</summary>
    [Narrative]
    public ValueList<ContentPiece>? Contents { get; init; }

    /// <summary>Record of the risk indicator that it matches; absent for none, and for a viewer who may not read it.</summary>
    public Guid? Indicator { get; init; }

    /// <inheritdoc/>
    public override Guid? Refers() => Indicator;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Indicator = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Parcel = null, Consignor = null, Consignee = null, Reason = narrative ? Reason : null, Contents = narrative ? Contents : null };
}

/// <summary>What was done about a lead (CENcomm: feedback message); it closes the lead.</summary>
/// <param name="Lead">Record of the lead; absent for a viewer who may not read it.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Method">How the parcel was controlled, if it was.</param>
/// <param name="Text">More in words, at most 1,000 characters.</param>
public sealed record FeedbackGiven(Guid? Lead, LeadOutcome Outcome, InspectionMethod? Method, [property: Narrative] string? Text)
    : OperationEvent(LineKind.FeedbackGiven)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Lead;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Lead = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Text = null };
}
