using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Operations;

/// <summary>Kinds of competent authority that take part.</summary>
public enum AgencyKind
{
    /// <summary>Police.</summary>
    Police,

    /// <summary>Customs.</summary>
    Customs,

    /// <summary>Postal security, at offices of exchange and courier hubs.</summary>
    PostalSecurity,

    /// <summary>The coordination centre's own staff.</summary>
    Coordination,
}

/// <summary>What an officer or system is in an operation; decides which commands it may give (<see cref="Powers"/>).</summary>
public enum Role
{
    /// <summary>Runs the operation day to day.</summary>
    Coordinator,

    /// <summary>Speaks for a country.</summary>
    LiaisonOfficer,

    /// <summary>Controls parcels and asks.</summary>
    AgencyOfficer,

    /// <summary>Builds indicators; reads.</summary>
    Analyst,

    /// <summary>Reads.</summary>
    Observer,

    /// <summary>Reads, for accountability.</summary>
    Auditor,
}

/// <summary>Who gives a command or looks: known from the sign-in only, never from what is sent.</summary>
/// <param name="Officer">Service number, unique in the centre, such as <c>DE-CUS-07</c>: 2 to 40 of A-Z, 0-9 and hyphen. No name of a person.</param>
/// <param name="Country">The country the officer speaks for.</param>
/// <param name="Agency">Kind of the officer's authority.</param>
/// <param name="Role">The officer's role.</param>
public sealed record Actor(string Officer, CountryCode Country, AgencyKind Agency, Role Role)
{
    /// <summary>The centre's own clock, which records deadlines.</summary>
    public static readonly Actor Clock = new("EU-CLOCK", CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);

    /// <summary>The operators' channel, which records what postal operators and carriers say: they are no officers (decision 16).</summary>
    public static readonly Actor Channel = Clock with { Officer = "EU-CHANNEL" };

    /// <summary>Whether it is the centre itself that records, and nobody's officer.</summary>
    public bool IsCentre => this == Clock || this == Channel;
}
