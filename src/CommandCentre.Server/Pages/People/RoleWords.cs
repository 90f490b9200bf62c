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
