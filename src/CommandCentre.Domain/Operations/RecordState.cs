using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Operations;

/// <summary>A record as it stands now: whose it is, its current marks, and the lines about it.</summary>
/// <param name="Id">The record.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Kind">Kind of its first line.</param>
/// <param name="Marks">Current marks; absent for open records.</param>
/// <param name="Withdrawn">Whether its owner withdrew it.</param>
/// <param name="Lines">Numbers of its lines, rising.</param>
public sealed record RecordState(Guid Id, CountryCode Owner, LineKind Kind, Marks? Marks, bool Withdrawn, ImmutableArray<long> Lines)
{
    private static readonly ValueList<Grant> NoGrants = [];

    /// <summary>Uses its owner permits beyond its marks.</summary>
    public ValueList<Grant> Grants { get; init; } = NoGrants;

    /// <summary>The record it answers or speaks of.</summary>
    public Guid? Refers { get; init; }

    /// <summary>Number of the last line that put another content in place of the earlier ones, or took it back; absent for none.</summary>
    public long? Replaced { get; init; }

    /// <summary>What the gate needs to know of one of its lines.</summary>
    public Sightable Sightable(LineKind line) => new(Owner, Marks, Withdrawn, line, Grants.IsEmpty ? null : Grants, Kind is LineKind.LinkFound);

    internal RecordState With(Entry entry) => this with
    {
        Marks = entry.Marks,
        Withdrawn = Withdrawn || entry.Event.Kind is LineKind.HitWithdrawn,
        Lines = Lines.Add(entry.Number),
        Replaced = entry.Event.Kind is LineKind.HitCorrected or LineKind.HitWithdrawn ? entry.Number : Replaced,
        Grants = entry.Event switch
        {
            UseGranted granted => [.. Grants, new Grant(granted.Country, granted.Use)],
            GrantWithdrawn withdrawn => [.. Grants.Where(grant => grant != new Grant(withdrawn.Country, withdrawn.Use))],
            _ => Grants,
        },
    };

    internal static RecordState First(Entry entry) =>
        new(entry.Record, entry.Owner, entry.Event.Kind, entry.Marks, false, [entry.Number]) { Refers = entry.Event.Refers() };
}
