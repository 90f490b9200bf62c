using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>People of the tests, by country and role; one service number per person.</summary>
internal static class Officers
{
    public static readonly Actor Coordinator = new("EU-COO-01", CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);

    public static Actor Liaison(string country, int number = 1) => Of(Role.LiaisonOfficer, country, number);

    public static Actor Agency(string country, int number = 1) => Of(Role.AgencyOfficer, country, number);

    public static Actor Of(Role role, string country, int number = 1) =>
        new($"{country}-{role.ToString().ToUpperInvariant()}-{number}", CountryCode.Parse(country), AgencyKind.Customs, role);

    public static ValueList<Addressee> Named(params string[] addressees) => ValueList.Set(addressees.Select(Addressee.Parse));

    public static ValueList<CountryCode> Countries(params string[] codes) => ValueList.Countries(codes.Select(CountryCode.Parse));
}
