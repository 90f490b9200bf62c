using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>What somebody is: country, agency and role, in the words of the code lists (<c>{"country":"DE","agency":"customs","role":"agency officer"}</c>).</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU or XK.</param>
/// <param name="Agency">A word of <see cref="AgencyKind"/>, a space for the hyphen.</param>
/// <param name="Role">A word of <see cref="Domain.Operations.Role"/>, a space for the hyphen.</param>
public sealed record Rights(string Country, string Agency, string Role)
{
    /// <summary>The words for codes.</summary>
    public static Rights Of(CountryCode country, AgencyKind agency, Role role)
    {
        ArgumentNullException.ThrowIfNull(country);
        return new(country.Value, Words.Of(agency).Replace('-', ' '), Words.Of(role).Replace('-', ' '));
    }

    /// <summary>The officer with these rights; null when a word is not in its list.</summary>
    public Actor? As(string officer) =>
        CountryCode.TryParse(Country, out var country) && Words.TryParse<AgencyKind>(Agency, out var agency) && Words.TryParse<Role>(Role, out var role)
            ? new Actor(officer, country, agency, role)
            : null;
}
