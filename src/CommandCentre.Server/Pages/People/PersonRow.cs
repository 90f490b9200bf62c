using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Pages.People;

/// <summary>Somebody in an operation, as its people are listed.</summary>
/// <param name="Officer">Service number.</param>
/// <param name="Country">The country.</param>
/// <param name="Agency">The kind of authority.</param>
/// <param name="Assignment">The role, with its duty window.</param>
/// <param name="Person">The account; absent for a visitor of an exercise.</param>
/// <param name="Sessions">Sessions now.</param>
public sealed record PersonRow(string Officer, CountryCode Country, AgencyKind Agency, Assignment Assignment, Person? Person, int Sessions)
{
    /// <summary>The people of an operation that somebody may know of: a coordinator all, a liaison officer those of their country, anybody else themselves.</summary>
    public static IReadOnlyList<PersonRow> Of(OperationView view, Roll roll, Sessions sessions)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(sessions);
        var alive = sessions.All;
        var people = roll.Persons.Where(person => !person.Withdrawn && person.In(view.Summary.Key) is not null)
            .Select(person => new PersonRow(person.Officer, person.Country, person.Agency, person.In(view.Summary.Key)!, person, alive.Count(session => session.Officer == person.Officer)));
        return [.. people.Concat(Visitors(view, roll, alive)).Where(row => MayKnow(view.Viewer.Actor, row)).OrderBy(row => row.Country).ThenBy(row => row.Assignment.Role).ThenBy(row => row.Officer, StringComparer.Ordinal)];
    }

    private static IEnumerable<PersonRow> Visitors(OperationView view, Roll roll, IReadOnlyList<Session> alive)
    {
        var here = view.Summary.Participants.Select(participant => participant.Country).Append(CountryCode.CoordinationCentre).ToHashSet();
        return alive.Where(session => session is { Wall: null, Rights: not null } && roll.Find(session.Officer) is null)
            .GroupBy(session => session.Officer)
            .Select(group => group.First().Rights!.As(group.Key) is { } actor && here.Contains(actor.Country)
                ? new PersonRow(actor.Officer, actor.Country, actor.Agency, new Assignment(actor.Role), null, group.Count())
                : null)
            .OfType<PersonRow>();
    }

    private static bool MayKnow(Actor viewer, PersonRow row) =>
        viewer.Role is Role.Coordinator || row.Officer == viewer.Officer || (viewer.Role is Role.LiaisonOfficer && row.Country == viewer.Country);
}
