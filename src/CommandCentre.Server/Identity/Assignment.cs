using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A role that somebody has in one operation, or in every one.</summary>
/// <param name="Role">The role.</param>
/// <param name="Operation">The operation; absent for every one, which only an exercise gives.</param>
/// <param name="From">Wall time at which the duty window opens; absent for an open beginning.</param>
/// <param name="Until">Wall time at which it closes: reading goes on without persons, writing ends; absent for no end.</param>
public sealed record Assignment(Role Role, OperationKey? Operation = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether the duty window is open.</summary>
    public bool IsOpen(DateTimeOffset now) => (From is null || now >= From) && (Until is null || now < Until);
}
