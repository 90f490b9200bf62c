using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.People;

/// <summary>What a form about a role says, as typed.</summary>
/// <param name="Operation">The operation's key.</param>
/// <param name="Country">The country's code.</param>
/// <param name="Agency">A word of the agencies.</param>
/// <param name="Role">A word of the roles.</param>
/// <param name="From">When the duty window opens, UTC; empty for an open beginning.</param>
/// <param name="Until">When it closes, UTC; empty for no end.</param>
public sealed record RoleForm(string? Operation, string? Country, string? Agency, string? Role, string? From, string? Until)
{
    private const string MomentAllowed = "yyyy-MM-ddTHH:mm";

    private static readonly string[] MomentForms = [MomentAllowed, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>Reads it: the appointment, or what is wrong with which field.</summary>
    public (Appointment? Wanted, IReadOnlyList<FieldProblem> Problems) Read()
    {
        var problems = new List<FieldProblem>();
        if (!OperationKey.TryParse(Operation, out var operation))
        {
            problems.Add(Wrong(nameof(Operation), PeopleTexts.Operation, Operation, PeopleTexts.OperationAllowed));
        }

        if (!CountryCode.TryParse(Country, out var country))
        {
            problems.Add(Wrong(nameof(Country), EdgeTexts.Country, Country, PeopleTexts.CountryAllowed));
        }

        var agency = Word<AgencyKind>(nameof(Agency), EdgeTexts.Agency, Agency, problems);
        var role = Word<Role>(nameof(Role), EdgeTexts.Role, Role, problems);
        var from = Moment(nameof(From), PeopleTexts.From, From, problems);
        var until = Moment(nameof(Until), PeopleTexts.Until, Until, problems);
        return problems.Count > 0 ? (null, problems) : (new Appointment(country!, agency, new Assignment(role, operation, from, until)), problems);
    }

    /// <summary>A moment as its field shows it.</summary>
    public static string? Shown(DateTimeOffset? moment) => moment?.ToUniversalTime().ToString(MomentAllowed, CultureInfo.InvariantCulture);

    private static FieldProblem Wrong(string field, string label, string? value, string allowed) => new(field, PeopleTexts.CannotBeGiven.With(label, value, allowed));

    private static T Word<T>(string field, string label, string? typed, List<FieldProblem> problems)
        where T : struct, Enum
    {
        if (!Words.TryParse<T>(typed, out var value))
        {
            problems.Add(Wrong(field, label, typed, string.Join(", ", Words.All<T>())));
        }

        return value;
    }

    private static DateTimeOffset? Moment(string field, string label, string? typed, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(typed.Trim(), MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        problems.Add(Wrong(field, label, typed, MomentAllowed));
        return null;
    }
}
