using System.Text.Json.Serialization;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Countries;

/// <summary>How sure a holding is the one asked for, in the words an asker may hear.</summary>
public enum AnswerBand
{
    /// <summary>It is likely the same.</summary>
    Strong,

    /// <summary>It may be the same: a person has to look.</summary>
    Possible,
}

/// <summary>What made a holding answer.</summary>
public enum AlertCause
{
    /// <summary>Somebody's cross-check.</summary>
    CrossCheck,

    /// <summary>A hit, new or corrected.</summary>
    Hit,

    /// <summary>A parcel lead.</summary>
    Lead,

    /// <summary>A seizure.</summary>
    Seizure,

    /// <summary>A standing query that waited for the holding.</summary>
    Standing,

    /// <summary>A blind filter.</summary>
    Blind,
}

/// <summary>What one line of the journal <c>country/XX</c> says. Read by that country alone, through its desk.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HoldingsLoaded), "holdings-loaded")]
[JsonDerivedType(typeof(HoldingsWithdrawn), "holdings-withdrawn")]
[JsonDerivedType(typeof(HoldingsChanged), "holdings-changed")]
[JsonDerivedType(typeof(Alerted), "alerted")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(AlertDecided), "alert-decided")]
public abstract record CountryEntry
{
    /// <summary>Its free text, which lies sealed; absent where it has none or its key was erased.</summary>
    internal virtual string? Text => null;

    /// <summary>The same with another text.</summary>
    internal virtual CountryEntry With(string? text) => this;
}

/// <summary>Holdings were loaded.</summary>
/// <param name="Load">The load.</param>
/// <param name="Officer">By whom: a service number.</param>
/// <param name="Label">What the country calls the load; sealed where it lies.</param>
/// <param name="Records">Records taken in.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Digest">SHA-256 of the file as it came, in lower-case hexadecimal.</param>
public sealed record HoldingsLoaded(Guid Load, string Officer, string? Label, long Records, long Rejected, string Digest) : CountryEntry
{
    internal override string? Text => Label;

    internal override CountryEntry With(string? text) => this with { Label = text };
}

/// <summary>Holdings were withdrawn: they are gone from every file of the store.</summary>
/// <param name="Load">The load that is gone as a whole; absent for single records.</param>
/// <param name="Records">How many records.</param>
/// <param name="Officer">By whom: a service number.</param>
/// <param name="Reason">Why, in their words; sealed where it lies.</param>
public sealed record HoldingsWithdrawn(Guid? Load, long Records, string Officer, string? Reason) : CountryEntry
{
    internal override string? Text => Reason;

    internal override CountryEntry With(string? text) => this with { Reason = text };
}

/// <summary>The terms of holdings were changed.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Officer">By whom: a service number.</param>
/// <param name="What">What was changed to what; sealed where it lies, because a restriction may speak of persons.</param>
public sealed record HoldingsChanged(long Records, string Officer, string? What) : CountryEntry
{
    internal override string? Text => What;

    internal override CountryEntry With(string? text) => this with { What = text };
}

/// <summary>One of the country's own holdings matched a line of an operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Line">The line.</param>
/// <param name="Holding">The holding; absent where a blind filter answered.</param>
/// <param name="Mode">How it answered.</param>
/// <param name="Points">The score, 0 to 10,000.</param>
/// <param name="Because">What made it answer.</param>
public sealed record Alerted(OperationKey Operation, long Line, Guid? Holding, HoldingMode Mode, int Points, AlertCause Because) : CountryEntry
{
    /// <summary>The holding; absent where a blind filter answered.</summary>
    // Lines written before it could be absent bear an id of zeros there.
    public Guid? Holding { get; init; } = Holding == Guid.Empty ? null : Holding;
}

/// <summary>A holding of another country answered on the country's own line or standing query.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Line">The country's own line.</param>
/// <param name="Holder">Whose holding.</param>
/// <param name="Band">How sure.</param>
/// <param name="Holding">The holding, for the room to look up under today's rights; absent where the answer came from a blind filter.</param>
/// <param name="Because">What made it answer.</param>
public sealed record Told(OperationKey Operation, long Line, CountryCode Holder, AnswerBand Band, Guid? Holding, AlertCause Because) : CountryEntry;

/// <summary>A person of the country decided over an alert.</summary>
/// <param name="Alert">The number of the alert's line in the country's journal.</param>
/// <param name="Verdict">The decision.</param>
/// <param name="Reason">Why, in their words; sealed where it lies.</param>
/// <param name="Officer">By whom: a service number.</param>
public sealed record AlertDecided(long Alert, MatchVerdict Verdict, string? Reason, string Officer) : CountryEntry
{
    internal override string? Text => Reason;

    internal override CountryEntry With(string? text) => this with { Reason = text };
}

/// <summary>One line of a country's journal.</summary>
/// <param name="Number">1, 2, 3 ... without gaps.</param>
/// <param name="Recorded">Wall time, UTC.</param>
/// <param name="Entry">What it says; its text is absent once its key was erased.</param>
public sealed record CountryLine(long Number, DateTimeOffset Recorded, CountryEntry Entry);
