using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Pages;

/// <summary>Those who see the same much of a record, and why.</summary>
/// <param name="Sighted">How much, and the reason.</param>
/// <param name="Seers">Who; may be empty.</param>
public sealed record SeerGroup(Sighted Sighted, IReadOnlyList<Addressee> Seers)
{
    /// <summary>An audience in groups, the fullest sight first.</summary>
    public static IReadOnlyList<SeerGroup> Of(IEnumerable<(Addressee Seer, Sighted Sighted)> audience) =>
        [.. audience.GroupBy(seer => seer.Sighted)
            .OrderByDescending(group => group.Key.Level)
            .ThenBy(group => group.Key.Reason)
            .Select(group => new SeerGroup(group.Key, [.. group.Select(seer => seer.Seer).Order()]))];
}
