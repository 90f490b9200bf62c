using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>What a country says to a cross-check request.</summary>
public enum CheckOutcome
{
    /// <summary>Something is held.</summary>
    Hit,

    /// <summary>Nothing is held.</summary>
    NoHit,

    /// <summary>More is needed to tell.</summary>
    NeedMore,

    /// <summary>The country cannot say.</summary>
    Cannot,
}

/// <summary>An agency asks chosen countries whether they hold something.</summary>
/// <remarks>Texts and parties are absent once the record's key was erased.</remarks>
/// <param name="Question">What is asked, 3 to 1,000 characters.</param>
/// <param name="Purpose">Why it is asked, 3 to 200 characters.</param>
/// <param name="CaseReference">The asker's case, at most 60 characters.</param>
/// <param name="Subject">The person or company asked about.</param>
/// <param name="Parcel">The parcel asked about.</param>
/// <param name="Asked">Countries that must answer, in alphabetical order; never empty, never the asker's own.</param>
/// <param name="Due">Operation time by which answers are due, UTC.</param>
/// <param name="Priority">How pressing it is; routine where an older line does not say.</param>
public sealed record CheckRequested(
    [property: Narrative] string? Question,
    [property: Narrative] string? Purpose,
    [property: Nominal] string? CaseReference,
    [property: Nominal] Party? Subject,
    [property: Nominal] ParcelNumber? Parcel,
    ValueList<CountryCode> Asked,
    DateTimeOffset Due,
    CheckPriority Priority = CheckPriority.Routine) : OperationEvent(LineKind.CheckRequested)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with
    {
        Question = narrative ? Question : null,
        Purpose = narrative ? Purpose : null,
        CaseReference = null,
        Subject = null,
        Parcel = null,
    };
}

/// <summary>A country answered a cross-check request; a later answer of the same country replaces it.</summary>
/// <param name="Check">Record of the request; absent for a viewer who may not read it.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Text">What may be said, at most 1,000 characters.</param>
public sealed record CheckAnswered(Guid? Check, CheckOutcome Outcome, [property: Narrative] string? Text)
    : OperationEvent(LineKind.CheckAnswered)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Check;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Check = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Text = null };
}

/// <summary>The deadline of a request passed with answers missing.</summary>
/// <param name="Missing">Countries that had not answered.</param>
public sealed record CheckOverdue(ValueList<CountryCode> Missing) : OperationEvent(LineKind.CheckOverdue);

/// <summary>Two thirds of a request's time have gone with answers missing.</summary>
/// <param name="Missing">Countries that had not answered.</param>
public sealed record CheckReminded(ValueList<CountryCode> Missing) : OperationEvent(LineKind.CheckReminded);

/// <summary>A coordinator or the asking country pressed those who have not answered.</summary>
/// <param name="Missing">Countries that had not answered.</param>
/// <param name="Text">What was said to them, at most 400 characters.</param>
public sealed record CheckChased(ValueList<CountryCode> Missing, [property: Narrative] string? Text) : OperationEvent(LineKind.CheckChased)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Text = null };
}

/// <summary>An officer took a request in hand for their country; its own people alone know.</summary>
/// <param name="Check">Record of the request; absent for a viewer who may not read it.</param>
public sealed record CheckClaimed(Guid? Check) : OperationEvent(LineKind.CheckClaimed)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Check;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Check = null };
}

/// <summary>A request that a country had in hand is back in its queue.</summary>
/// <param name="Check">Record of the request; absent for a viewer who may not read it.</param>
public sealed record CheckReleased(Guid? Check) : OperationEvent(LineKind.CheckReleased)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Check;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Check = null };
}
