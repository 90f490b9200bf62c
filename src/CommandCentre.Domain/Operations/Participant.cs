using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Operations;

/// <summary>A country in the operation, with the kinds of agency it takes part with.</summary>
/// <param name="Country">The country, or the coordination centre.</param>
/// <param name="Agencies">At least one kind of agency.</param>
public sealed record Participant(CountryCode Country, ValueList<AgencyKind> Agencies);
