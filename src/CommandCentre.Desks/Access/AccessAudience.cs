using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Access;

/// <summary>Who reads the access log: those who must answer for it.</summary>
public static class AccessAudience
{
    /// <summary>Whether somebody reads any of it: auditors, coordinators, and liaison officers for their own country.</summary>
    public static bool May(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role is Role.Auditor or Role.Coordinator or Role.LiaisonOfficer;
    }

    /// <summary>Whether somebody reads a line: what their own people did, what held their own records; the coordination centre everything of the operation.</summary>
    /// <param name="by">Who reads.</param>
    /// <param name="operation">In which operation.</param>
    /// <param name="access">What it accounts for.</param>
    public static bool Sees(Actor by, OperationKey operation, Access access)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(access);
        return May(by) && access.Operation == operation
            && (SeesExtent(by, access) || access.Extent?.Owners.Contains(by.Country) == true);
    }

    /// <summary>Whether somebody reads how much an export held and of whom. Who is only an owner of some of it does not: it would tell what of others is released to the one who took it out.</summary>
    public static bool SeesExtent(Actor by, Access access)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(access);
        return by.Country.IsCoordinationCentre || access.Country == by.Country;
    }
}
