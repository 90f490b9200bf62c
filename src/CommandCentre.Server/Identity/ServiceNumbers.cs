using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>How service numbers are made: country, agency, role. They hold no name of a person.</summary>
public static class ServiceNumbers
{
    /// <summary>What stands in the number of a wall, and in nobody else's.</summary>
    internal const string Wall = "-WALL-";

    /// <summary>Three letters for an agency.</summary>
    public static string Of(AgencyKind agency) => agency switch
    {
        AgencyKind.Police => "POL",
        AgencyKind.Customs => "CUS",
        AgencyKind.PostalSecurity => "POS",
        AgencyKind.Coordination => "CEN",
        _ => throw new ArgumentOutOfRangeException(nameof(agency), agency, "no letters for this agency"),
    };

    /// <summary>Two letters for a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Coordinator => "CO",
        Role.LiaisonOfficer => "LO",
        Role.AgencyOfficer => "AO",
        Role.Analyst => "AN",
        Role.Observer => "OB",
        Role.Auditor => "AU",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "no letters for this role"),
    };

    /// <summary>A visitor's number, such as <c>DE-LO-V1</c>.</summary>
    public static string OfVisitor(CountryCode country, Role role, long visitor) => $"{country}-{Of(role)}-V{visitor}";

    /// <summary>A wall's number, such as <c>EU-WALL-3</c>.</summary>
    public static string OfWall(long wall) => $"EU{Wall}{wall}";

    /// <summary>What a person of a country may be called, for messages.</summary>
    public static string Allowed(string country) => $"{country}-, then 1 to {40 - country.Length - 1} of A-Z, 0-9 and hyphen, not in use";

    /// <summary>Reads a service number for a person of a country; letters in any case.</summary>
    public static bool TryRead(string? text, string country, out string officer)
    {
        officer = (text ?? string.Empty).Trim().ToUpperInvariant();
        return officer.Length <= 40 && officer.StartsWith(country + "-", StringComparison.Ordinal) && officer.Length > country.Length + 1
            && officer.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-');
    }
}
