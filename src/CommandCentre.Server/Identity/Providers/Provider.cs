using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>An identity provider of an agency: where its officers sign in, and whom it may speak for.</summary>
/// <param name="Name">What people call it, 2 to 40 characters; unique.</param>
/// <param name="Authority">Its issuer; https, or loopback.</param>
/// <param name="ClientId">What the centre is called there.</param>
/// <param name="ClientSecret">The centre's secret there; absent for a public client, whom PKCE alone protects.</param>
/// <param name="Country">The country it speaks for, and no other.</param>
/// <param name="Agency">The agency it speaks for, and no other.</param>
/// <param name="SubjectClaim">The claim that names a person for good: <c>sub</c> when nothing else is said.</param>
/// <param name="SecondFactors">Values of <c>amr</c> that say a second factor was asked.</param>
/// <param name="StrongClasses">Values of <c>acr</c> that say so.</param>
public sealed record Provider(
    string Name,
    Uri Authority,
    string ClientId,
    string? ClientSecret,
    CountryCode Country,
    AgencyKind Agency,
    string SubjectClaim,
    ValueList<string> SecondFactors,
    ValueList<string> StrongClasses)
{
    /// <summary>The name as it stands in addresses: lower case, hyphens for blanks.</summary>
    public string Slug => Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Whether it is on this machine and may be spoken to in the clear.</summary>
    internal bool IsLoopback => Authority.IsLoopback;

    /// <summary>Whether it is known how it says that a second factor was asked.</summary>
    internal bool AsksSecondFactor => SecondFactors.Count + StrongClasses.Count > 0;

    /// <summary>Whether it speaks for an agency of a country.</summary>
    internal bool SpeaksFor(CountryCode country, AgencyKind agency) => Country == country && Agency == agency;

    /// <summary>Whether what it says of a sign-in includes a second factor.</summary>
    internal bool SaysSecondFactor(IEnumerable<string> methods, string? level) =>
        methods.Any(SecondFactors.Contains) || (level is not null && StrongClasses.Contains(level));
}
