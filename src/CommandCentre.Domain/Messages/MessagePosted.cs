using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Messages;

/// <summary>A message to the room or to chosen countries.</summary>
/// <param name="Text">1 to 2,000 characters.</param>
/// <param name="About">The record it answers or speaks of.</param>
public sealed record MessagePosted([property: Narrative] string? Text, Guid? About) : OperationEvent(LineKind.MessagePosted)
{
    /// <inheritdoc/>
    public override Guid? Refers() => About;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { About = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Text = null };
}
