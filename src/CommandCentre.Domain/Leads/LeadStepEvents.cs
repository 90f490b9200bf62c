using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Leads;

/// <summary>An officer of the country of destination took a lead in hand; who sent it knows.</summary>
/// <param name="Lead">Record of the lead; absent for a viewer who may not read it.</param>
public sealed record LeadClaimed(Guid? Lead) : OperationEvent(LineKind.LeadClaimed)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Lead;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Lead = null };
}

/// <summary>A lead is in nobody's hand again.</summary>
/// <param name="Lead">Record of the lead; absent for a viewer who may not read it.</param>
public sealed record LeadReleased(Guid? Lead) : OperationEvent(LineKind.LeadReleased)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Lead;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Lead = null };
}

/// <summary>A lead reached a stage.</summary>
/// <param name="Lead">Record of the lead; absent for a viewer who may not read it.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Expected">When the parcel is expected, with that stage.</param>
/// <param name="Site">Where the parcel is or will be.</param>
/// <param name="Text">More in words, at most 400 characters.</param>
public sealed record LeadMoved(Guid? Lead, LeadMove Stage, DateTimeOffset? Expected, [property: Narrative] string? Site, [property: Narrative] string? Text)
    : OperationEvent(LineKind.LeadMoved)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Lead;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Lead = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Site = null, Text = null };
}

/// <summary>The parcel was to have come, and nobody of the country of destination has touched its lead.</summary>
public sealed record LeadMissed() : OperationEvent(LineKind.LeadMissed);
