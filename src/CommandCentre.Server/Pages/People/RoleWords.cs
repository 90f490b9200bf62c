using CommandCentre.Server.Identity;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.People;

/// <summary>Roles, windows and invitations in the reader's words.</summary>
public static class RoleWords
{
    /// <summary>Such as <c>Liaison officer in ARMSTRONG-VII</c>.</summary>
    public static string Text(this Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return assignment.Operation is { } operation ? PeopleTexts.RoleIn.With(assignment.Role.Label(), operation) : PeopleTexts.RoleEverywhere.With(assignment.Role.Label());
    }

    /// <summary>The duty window, as short as it can be said: <c>22 Nov 08:00 – 20:00 UTC</c>.</summary>
    public static string WindowText(this Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return (assignment.From?.ToUniversalTime(), assignment.Until?.ToUniversalTime()) switch
        {
            ({ } from, { } until) => PeopleTexts.WindowBoth.With(Short(from), from.Date == until.Date ? until.HourMinute() : Short(until)),
            ({ } from, null) => PeopleTexts.WindowFrom.With(Short(from)),
            (null, { } until) => PeopleTexts.WindowUntil.With(Short(until)),
            _ => PeopleTexts.WindowNone,
        };
    }

    /// <summary>A moment of wall time: <c>Sun 22 Nov 03:27 UTC</c>.</summary>
    public static string Moment(this DateTimeOffset moment) => PeopleTexts.Moment.With(moment.ToUniversalTime().Day(), moment.ToUniversalTime().HourMinute());

    /// <summary>What an invitation makes of somebody.</summary>
    public static string Text(this Invitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return invitation switch
        {
            { Renews: { } officer } => PeopleTexts.RenewalOf.With(officer),
            { Wall: { } operation } => PeopleTexts.WallOf.With(operation),
            { IsAdministrator: true } => PeopleTexts.Administrator,
            _ => string.Join("; ", invitation.Assignments.Select(Text)),
        };
    }

    /// <summary>An objection at its field: the field, the value and what is allowed.</summary>
    public static FieldProblem Problem(this Objection objection)
    {
        ArgumentNullException.ThrowIfNull(objection);
        var field = char.ToUpperInvariant(objection.Field[0]) + objection.Field[1..];
        return new FieldProblem(field, PeopleTexts.CannotBeGiven.With(FieldLabel(field), objection.Value, objection.Allowed.Length == 0 ? PeopleTexts.Nothing : objection.Allowed));
    }

    private static string Short(DateTimeOffset moment) => $"{moment.ToString("d MMM", Wording.Culture)} {moment.HourMinute()}";

    private static string FieldLabel(string field) => field switch
    {
        "Role" => EdgeTexts.Role,
        "Country" => EdgeTexts.Country,
        "Agency" => EdgeTexts.Agency,
        "From" => PeopleTexts.From,
        "Until" => PeopleTexts.Until,
        _ => PeopleTexts.Operation,
    };
}
