using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Deconflictions;

/// <summary>A service acting on a target: it took a lead in hand, found or kept a parcel, referred it to an operator, controlled, decided or seized.</summary>
/// <param name="Record">The record it acted by, its own.</param>
/// <param name="Subject">What it acted on: the lead, or the record itself.</param>
/// <param name="Country">The country that acts.</param>
/// <param name="Agency">Its agency.</param>
public sealed record Act(Guid Record, Guid Subject, CountryCode Country, AgencyKind Agency)
{
    /// <summary>The service as an addressee.</summary>
    public Addressee Service => Addressee.Of(Country, Agency);
}

/// <summary>Who acts on what, each service once for each parcel and each subject: its first act.</summary>
/// <param name="OnParcels">By parcel number.</param>
/// <param name="OnSubjects">By lead or other record acted on.</param>
/// <param name="ByRecord">By the record acted by.</param>
public sealed record Acts(ImmutableDictionary<string, ImmutableList<Act>> OnParcels, ImmutableDictionary<Guid, ImmutableList<Act>> OnSubjects, ImmutableDictionary<Guid, Act> ByRecord)
{
    /// <summary>Nobody acts.</summary>
    public static readonly Acts None = new(ImmutableDictionary.Create<string, ImmutableList<Act>>(StringComparer.Ordinal), ImmutableDictionary<Guid, ImmutableList<Act>>.Empty, ImmutableDictionary<Guid, Act>.Empty);

    /// <summary>The act of a line; absent for lines that act on nothing.</summary>
    /// <param name="operation">The operation after the line.</param>
    /// <param name="entry">The line.</param>
    internal static (Act Act, string? Parcel)? Of(Operation operation, Entry entry) => entry.Event switch
    {
        LeadClaimed { Lead: { } lead } => OnLead(operation, entry, lead),
        LeadMoved { Lead: { } lead, Stage: not LeadMove.Expected } => OnLead(operation, entry, lead),
        ControlReported control => (new Act(entry.Record, control.Lead ?? entry.Record, entry.Owner, entry.By.Agency), control.Parcel?.Value),
        ParcelReferred referred => (new Act(entry.Record, referred.About ?? entry.Record, entry.Owner, entry.By.Agency), referred.Parcel?.Value),
        SeizureReported seizure => (new Act(entry.Record, seizure.Lead ?? entry.Record, entry.Owner, entry.By.Agency), seizure.Parcel?.Value),
        _ => null,
    };

    internal Acts After(Operation operation, Entry entry) => Of(operation, entry) is not { } acted ? this : this with
    {
        OnSubjects = With(OnSubjects, acted.Act.Subject, acted.Act),
        OnParcels = acted.Parcel is { } parcel ? With(OnParcels, parcel, acted.Act) : OnParcels,
        ByRecord = ByRecord.ContainsKey(acted.Act.Record) ? ByRecord : ByRecord.Add(acted.Act.Record, acted.Act),
    };

    private static (Act, string?)? OnLead(Operation operation, Entry entry, Guid lead) =>
        (new Act(entry.Record, lead, entry.Owner, entry.By.Agency), operation.Leads[lead].Parcel?.Value);

    private static ImmutableDictionary<T, ImmutableList<Act>> With<T>(ImmutableDictionary<T, ImmutableList<Act>> acts, T key, Act act)
        where T : notnull
    {
        var there = acts.GetValueOrDefault(key, []);
        return there.Exists(other => other.Country == act.Country && other.Agency == act.Agency) ? acts : acts.SetItem(key, there.Add(act));
    }
}
