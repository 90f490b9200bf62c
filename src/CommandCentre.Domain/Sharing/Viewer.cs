using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>Who looks, with what decides how much they may see.</summary>
/// <param name="Actor">The one signed in, in their role in the operation.</param>
/// <param name="IsOnDuty">Whether their duty window in the operation is open; who is always on duty has none.</param>
/// <param name="IsWall">Whether it is a wall that visitors may read: H0 only, without persons.</param>
/// <param name="SeesPersons">Whether they were let in to see persons of other countries; who was invited to observe was not.</param>
public sealed record Viewer(Actor Actor, bool IsOnDuty = true, bool IsWall = false, bool SeesPersons = true)
{
    /// <summary>The country whose rights hold.</summary>
    public CountryCode Country => Actor.Country;
}
