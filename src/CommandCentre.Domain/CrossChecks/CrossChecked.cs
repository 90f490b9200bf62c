using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>An officer or system checked something against the holdings of the countries asked.</summary>
/// <remarks>One line whatever was found. The answers are for the asker's country alone; each owner reads its own in its country's journal.</remarks>
/// <param name="Values">What was asked, 1 to 20 values; absent once the record's key was erased.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Purpose">Why, 3 to 200 characters.</param>
/// <param name="CaseReference">The asker's case, 1 to 60 characters.</param>
/// <param name="Asked">Whose holdings were asked, in alphabetical order.</param>
/// <param name="Answers">What each said; absent for other countries than the asker's.</param>
/// <param name="Until">Until when it stands and is answered again when something new matches, operation time; absent for once.</param>
public sealed record CrossChecked(
    [property: Nominal] ValueList<AskedValue>? Values,
    AskedSubject Subject,
    [property: Narrative] string? Purpose,
    [property: Nominal] string? CaseReference,
    ValueList<CountryCode> Asked,
    [property: Nominal] ValueList<CountryAnswer>? Answers,
    DateTimeOffset? Until) : OperationEvent(LineKind.CrossChecked)
{
    /// <inheritdoc/>
    public override OperationEvent ForOwner() => Answers is null ? this : this with { Answers = [.. Answers.Select(answer => answer with { Matches = [] })] };

    /// <inheritdoc/>
    public override OperationEvent ForOthers() => this with { Answers = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Values = null, CaseReference = null, Answers = null, Purpose = narrative ? Purpose : null };
}

/// <summary>Check the holdings of the countries asked, now, and as long as it stands.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Values">What is asked, 1 to 20 values.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Purpose">Why, 3 to 200 characters.</param>
/// <param name="CaseReference">The asker's case, 1 to 60 characters.</param>
/// <param name="Asked">Whose holdings are asked; empty means every other participant, the coordination centre too.</param>
/// <param name="StandingHours">For how many hours of operation time it stands, 1 to 720; absent for once.</param>
/// <param name="Marks">Marks; the asked countries are always among the addressees.</param>
public sealed record MakeCrossCheck(
    Guid Id,
    ValueList<AskedValue> Values,
    AskedSubject Subject,
    string Purpose,
    string CaseReference,
    ValueList<CountryCode> Asked,
    int? StandingHours,
    Marks Marks) : MarkedCommand(CommandKind.MakeCrossCheck, Id, Marks)
{
    /// <summary>What the centre has added.</summary>
    public CheckPreparation Prepared { get; init; } = CheckPreparation.None;
}

/// <summary>A check of holdings that was made.</summary>
/// <param name="Number">Its line.</param>
/// <param name="Asker">The country that asked.</param>
/// <param name="Asked">Whose holdings.</param>
/// <param name="Until">Until when it stands, operation time; absent for once.</param>
public sealed record MadeCheck(long Number, CountryCode Asker, ValueList<CountryCode> Asked, DateTimeOffset? Until)
{
    internal static MadeCheck From(Entry entry, CrossChecked check) => new(entry.Number, entry.Owner, check.Asked, check.Until);
}

/// <summary>Checks that one officer made in one hour of operation time.</summary>
/// <param name="Hour">Start of the hour, UTC.</param>
/// <param name="Count">How many.</param>
public sealed record CheckSpending(DateTimeOffset Hour, int Count);
