using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>What a viewer's role, duty and place allow at most, whatever is released to their country.</summary>
public enum Clearance
{
    /// <summary>Everything released: all roles but those below.</summary>
    All,

    /// <summary>Everything released until the action week is over; then persons only where they are named: agency officers.</summary>
    Week,

    /// <summary>No persons of others: who was invited to observe.</summary>
    Observing,

    /// <summary>No persons of others: outside the duty window.</summary>
    OffDuty,

    /// <summary>H0 without persons: a wall that visitors may read.</summary>
    Visitors,
}

/// <summary>All of a viewer that sight depends on: two viewers with the same see the same.</summary>
/// <param name="Country">The country whose rights hold.</param>
/// <param name="Agency">The agency within it.</param>
/// <param name="Clearance">What role, duty and place allow at most.</param>
public readonly record struct Seer(CountryCode Country, AgencyKind Agency, Clearance Clearance)
{
    /// <summary>What sight depends on of a viewer.</summary>
    public static Seer Of(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return new(viewer.Country, viewer.Actor.Agency, ClearanceOf(viewer));
    }

    /// <summary>One who gives a command: on duty, or the command would not be taken.</summary>
    public static Seer Of(Actor actor) => Of(new Viewer(actor));

    private static Clearance ClearanceOf(Viewer viewer) => viewer switch
    {
        { IsWall: true } => Clearance.Visitors,
        { SeesPersons: false } => Clearance.Observing,
        { IsOnDuty: false } => Clearance.OffDuty,
        { Actor.Role: Role.AgencyOfficer } => Clearance.Week,
        _ => Clearance.All,
    };
}

/// <summary>A seer in an operation as it stands: what the gate needs to know of both.</summary>
/// <param name="Seer">Who looks.</param>
/// <param name="Participates">Whether the country takes part now.</param>
/// <param name="IsOver">Whether the action week is over.</param>
/// <param name="Groups">Closed user groups the seer is a member of.</param>
public sealed record Seat(Seer Seer, bool Participates, bool IsOver, ImmutableArray<string> Groups)
{
    /// <summary>Whether the seer is named by an addressee: by country, by agency, or by a group.</summary>
    public bool IsNamed(Addressee addressee)
    {
        ArgumentNullException.ThrowIfNull(addressee);
        return addressee.Group is { } group
            ? Groups.Contains(group)
            : addressee.Country == Seer.Country && (addressee.Agency is null || addressee.Agency == Seer.Agency);
    }

    /// <summary>Whether the seer is among addressees.</summary>
    public bool IsAmong(ValueList<Addressee> addressees)
    {
        ArgumentNullException.ThrowIfNull(addressees);
        for (var at = 0; at < addressees.Count; at++)
        {
            if (IsNamed(addressees[at]))
            {
                return true;
            }
        }

        return false;
    }
}
