using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>The owner changed a record's marks: handling, evaluation or addressees; they hold for all its lines from here on.</summary>
/// <param name="Reason">Why, 3 to 400 characters.</param>
public sealed record MarksChanged([property: Narrative] string? Reason) : OperationEvent(LineKind.MarksChanged)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Reason = null };
}

/// <summary>The owner permits a country a use that the marks bar.</summary>
/// <param name="Country">To whom.</param>
/// <param name="Use">Passing on, or before a court.</param>
/// <param name="Reason">Why, 3 to 400 characters.</param>
public sealed record UseGranted(CountryCode Country, ReleaseUse Use, [property: Narrative] string? Reason) : OperationEvent(LineKind.UseGranted)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Reason = null };
}

/// <summary>The owner takes a permitted use back.</summary>
/// <param name="Country">From whom.</param>
/// <param name="Use">Which.</param>
/// <param name="Reason">Why, 3 to 400 characters.</param>
public sealed record GrantWithdrawn(CountryCode Country, ReleaseUse Use, [property: Narrative] string? Reason) : OperationEvent(LineKind.GrantWithdrawn)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Reason = null };
}

/// <summary>A country asks the owner of a record it may not read, or not use, to release it.</summary>
/// <param name="Line">Number of the line it asks about; the asker knows no more of the record.</param>
/// <param name="Use">What for.</param>
/// <param name="Purpose">Why, 3 to 400 characters.</param>
public sealed record ReleaseAsked(long Line, ReleaseUse Use, [property: Narrative] string? Purpose) : OperationEvent(LineKind.ReleaseAsked)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Purpose = null };
}

/// <summary>A closed user group was formed, or its members changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">All its members from here on: countries, or single agencies of them.</param>
public sealed record GroupFormed(string Name, ValueList<Addressee> Members) : OperationEvent(LineKind.GroupFormed);

/// <summary>A closed user group was dissolved: what was addressed to it is closed to its members.</summary>
/// <param name="Name">Its name.</param>
public sealed record GroupDissolved(string Name) : OperationEvent(LineKind.GroupDissolved);

/// <summary>A country takes part no longer: the operation is not there for it any more.</summary>
/// <param name="Country">Which.</param>
public sealed record ParticipantDismissed(CountryCode Country) : OperationEvent(LineKind.ParticipantDismissed);

/// <summary>What the officers of one agency of a country may do in this operation, within what their roles may.</summary>
/// <param name="Country">The country.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Commands">The commands it may give; its colleagues of the other agencies are not touched.</param>
public sealed record AgencyLimited(CountryCode Country, AgencyKind Agency, ValueList<CommandKind> Commands) : OperationEvent(LineKind.AgencyLimited);
