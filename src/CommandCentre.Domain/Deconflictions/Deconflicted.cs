using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Deconflictions;

/// <summary>What two services both act on.</summary>
public enum DeconflictionGround
{
    /// <summary>The same parcel.</summary>
    Parcel,

    /// <summary>The same person, company, address or contact, by a link of their records.</summary>
    Party,

    /// <summary>Parts in two parcels of the same party that may make one weapon.</summary>
    Parts,
}

/// <summary>Two services act on the same target: told to one of them and to the coordination centre; the other has a line of its own.</summary>
/// <remarks>Nothing of the other service's record is told, only whom to call: a pointer, as de-confliction systems give (decision 13).</remarks>
/// <param name="Record">The told service's own record it acted by; absent for a viewer who may not read it.</param>
/// <param name="Other">The other service, by country and agency.</param>
/// <param name="Ground">On what both act.</param>
public sealed record Deconflicted(Guid? Record, Addressee Other, DeconflictionGround Ground) : OperationEvent(LineKind.Deconflicted)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Record;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Record = null };
}

/// <summary>Record that two services act on the same target; given by the centre's clock only.</summary>
/// <param name="Id">Derived from both acts, so that it is recorded once.</param>
/// <param name="Told">Record by which the service that is told acted.</param>
/// <param name="Other">Record by which the other one did.</param>
/// <param name="Ground">On what both act.</param>
public sealed record NoteDeconfliction(Guid Id, Guid Told, Guid Other, DeconflictionGround Ground) : OperationCommand(CommandKind.NoteDeconfliction, Id);
