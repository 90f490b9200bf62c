using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Seizures;

/// <summary>A seizure as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Its line.</param>
/// <param name="Owner">The country that seized.</param>
/// <param name="Found">Moment of the find, operation time.</param>
/// <param name="Items">What was seized.</param>
/// <param name="Cause">What led to it.</param>
/// <param name="FollowUps">Records of what came of it, in the order told.</param>
public sealed record Seized(Guid Id, long Number, CountryCode Owner, DateTimeOffset Found, ValueList<SeizedItem> Items, FindCause Cause, ImmutableList<Guid> FollowUps)
{
    internal static Seized From(Entry entry, SeizureReported seizure) =>
        new(entry.Record, entry.Number, entry.Owner, seizure.Found, seizure.Items, seizure.Cause ?? (seizure.Lead is not null ? FindCause.Lead : seizure.Indicator is not null ? FindCause.Indicator : FindCause.NotStated), []);
}

/// <summary>What led to a find.</summary>
public enum FindCause
{
    /// <summary>Nobody has said.</summary>
    NotStated,

    /// <summary>A risk indicator.</summary>
    Indicator,

    /// <summary>A parcel lead.</summary>
    Lead,

    /// <summary>A hit.</summary>
    Hit,

    /// <summary>A control without either.</summary>
    Chance,
}

/// <summary>How things were hidden. The words are the operation's own; domain.md names the field and no list.</summary>
public enum ConcealmentMethod
{
    /// <summary>Not hidden.</summary>
    None,

    /// <summary>Declared as something else.</summary>
    Misdeclared,

    /// <summary>Among other goods.</summary>
    AmongGoods,

    /// <summary>Inside another object.</summary>
    InsideObject,

    /// <summary>In a double wall or bottom of the packaging.</summary>
    InPackaging,

    /// <summary>Taken apart.</summary>
    Dismantled,

    /// <summary>Behind metal or foil against X-ray.</summary>
    Shielded,

    /// <summary>In another way.</summary>
    Other,
}

/// <summary>What the lines of seizures leave: the seizures, their exhibits and what came of them.</summary>
internal static class SeizureFolding
{
    internal static Operation Fold(Operation operation, Entry entry) => entry.Event switch
    {
        SeizureReported seizure => operation with
        {
            Tallies = operation.Tallies.Plus(seizure.Found, entry.Owner, Counts.Of(seizure)),
            Seized = operation.Seized.SetItem(entry.Record, Seizures.Seized.From(entry, seizure)),
        },
        ExhibitSealed made => operation with { Exhibits = operation.Exhibits.SetItem(entry.Record, Exhibit.From(entry, made)) },
        ExhibitHandedOver left => operation with { Exhibits = operation.Exhibits.SetItem(entry.Record, operation.Exhibits[entry.Record].With(entry, left)) },
        ExhibitReceived came => operation with { Exhibits = operation.Exhibits.SetItem(entry.Record, operation.Exhibits[entry.Record].With(entry, came)) },
        FollowUpAdded { Seizure: { } id } => operation with
        {
            Seized = operation.Seized.SetItem(id, operation.Seized[id] with { FollowUps = operation.Seized[id].FollowUps.Add(entry.Record) }),
        },
        LegalityStated stated => operation with
        {
            Laws = operation.Laws.With(new LegalStatement(entry.Owner, stated.What, stated.Standing, stated.From, stated.Source, entry.Number)),
        },
        _ => operation,
    };
}
