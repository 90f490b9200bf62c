using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Seizures;

/// <summary>Pieces of a seizure were put under seal as one exhibit: the first entry of its custody.</summary>
/// <param name="Seizure">Record of the seizure; absent for a viewer who may not read it.</param>
/// <param name="Parts">What is in it.</param>
/// <param name="Seal">Number of the seal.</param>
/// <param name="Site">Where it is kept.</param>
public sealed record ExhibitSealed(Guid? Seizure, ValueList<ExhibitPart> Parts, [property: Narrative] string? Seal, [property: Narrative] string? Site) : OperationEvent(LineKind.ExhibitSealed)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Seizure;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Seizure = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Seal = null, Site = null };
}

/// <summary>An exhibit left for another service, and has not come.</summary>
/// <param name="Receiver">The service that gets it.</param>
/// <param name="Seal">Number of the seal it left under.</param>
/// <param name="Text">More in words.</param>
public sealed record ExhibitHandedOver(Addressee Receiver, [property: Narrative] string? Seal, [property: Narrative] string? Text) : OperationEvent(LineKind.ExhibitHandedOver)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Seal = null, Text = null };
}

/// <summary>An exhibit came: the receiver has it.</summary>
/// <param name="Seal">Number of the seal it came under.</param>
/// <param name="Intact">Whether the seal was whole, and the one it left under.</param>
/// <param name="Site">Where it is kept now.</param>
/// <param name="Text">More in words.</param>
public sealed record ExhibitReceived([property: Narrative] string? Seal, bool Intact, [property: Narrative] string? Site, [property: Narrative] string? Text)
    : OperationEvent(LineKind.ExhibitReceived)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Seal = null, Site = null, Text = null };
}

/// <summary>Something came of a seizure.</summary>
/// <param name="Seizure">Record of the seizure; absent for a viewer who may not read it.</param>
/// <param name="Outcome">What.</param>
/// <param name="Happened">When, operation time UTC.</param>
/// <param name="Text">In words.</param>
public sealed record FollowUpAdded(Guid? Seizure, FollowUpKind Outcome, DateTimeOffset Happened, [property: Narrative] string? Text) : OperationEvent(LineKind.FollowUpAdded)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Seizure;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Seizure = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Text = null };
}
