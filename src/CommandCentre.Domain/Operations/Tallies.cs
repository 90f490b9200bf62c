using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Operations;

/// <summary>What was checked and found: open to every participant.</summary>
/// <param name="Parcels">Parcels checked.</param>
/// <param name="Firearms">Firearms seized, pieces.</param>
/// <param name="Parts">Firearm parts seized, pieces.</param>
/// <param name="Ammunition">Ammunition seized, pieces.</param>
/// <param name="OtherWeapons">Other weapons seized, pieces.</param>
/// <param name="Seizures">Seizure reports.</param>
public readonly record struct Counts(long Parcels, long Firearms, long Parts, long Ammunition, long OtherWeapons, long Seizures)
{
    /// <summary>All seized pieces.</summary>
    public long Items => Firearms + Parts + Ammunition + OtherWeapons;

    /// <summary>Finds as they are plotted: firearms, parts and other weapons in pieces, ammunition left out because its hundreds would hide them.</summary>
    public long Finds => Firearms + Parts + OtherWeapons;

    /// <summary>Adds two counts.</summary>
    public static Counts operator +(Counts a, Counts b) =>
        new(a.Parcels + b.Parcels, a.Firearms + b.Firearms, a.Parts + b.Parts, a.Ammunition + b.Ammunition, a.OtherWeapons + b.OtherWeapons, a.Seizures + b.Seizures);

    /// <summary>Adds two counts.</summary>
    public static Counts Add(Counts left, Counts right) => left + right;

    internal static Counts Of(SeizureReported seizure)
    {
        long Count(SeizedItemKind kind) => seizure.Items.Where(item => item.Kind == kind).Sum(item => (long)item.Count);
        return new(0, Count(SeizedItemKind.Firearm), Count(SeizedItemKind.Part), Count(SeizedItemKind.Ammunition), Count(SeizedItemKind.OtherWeapon), 1);
    }
}

/// <summary>Start of an hour in one country.</summary>
/// <param name="Hour">UTC, whole hour.</param>
/// <param name="Country">Who counted.</param>
public readonly record struct CountryHour(DateTimeOffset Hour, CountryCode Country);

/// <summary>Running counts of an operation: in all, and by country and hour.</summary>
/// <param name="Total">All of it.</param>
/// <param name="ByHour">By country and hour.</param>
public sealed record Tallies(Counts Total, ImmutableDictionary<CountryHour, Counts> ByHour)
{
    /// <summary>Nothing yet.</summary>
    public static readonly Tallies None = new(default, ImmutableDictionary<CountryHour, Counts>.Empty);

    /// <summary>The start of the hour a moment lies in, UTC.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    internal Tallies Plus(DateTimeOffset moment, CountryCode country, Counts counts)
    {
        var key = new CountryHour(HourOf(moment), country);
        return new(Total + counts, ByHour.SetItem(key, ByHour.GetValueOrDefault(key) + counts));
    }
}
