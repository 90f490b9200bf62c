using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Sharing;

/// <summary>Looking for a country with the eyes of its liaison officer.</summary>
internal static class Looking
{
    internal static Sighted SightOf(this Operation operation, CountryCode viewer, Guid record, LineKind line) =>
        operation.SightOf(operation.SeatOf(SeerOf(viewer)), record, line);

    internal static Seer SeerOf(CountryCode viewer) => new(viewer, viewer.IsCoordinationCentre ? AgencyKind.Coordination : AgencyKind.Police, Clearance.All);
}
