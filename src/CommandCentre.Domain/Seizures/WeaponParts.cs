using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Seizures;

/// <summary>Whether what was found in two parcels may make one weapon: a barrel here, a slide there.</summary>
/// <remarks>Only the sort of part is compared; that they fit each other nobody can tell from a list. A silencer or an unnamed part makes no weapon.</remarks>
internal static class WeaponParts
{
    private static readonly HashSet<string> Making = ["barrel", "frame", "receiver", "slide", "cylinder", "bolt", "breech-block", "magazine", "trigger"];

    /// <summary>Whether two records are seizures of parts of which one has a sort that the other has not.</summary>
    internal static bool Belong(Operation operation, Guid left, Guid right)
    {
        var (here, there) = (SortsOf(operation, left), SortsOf(operation, right));
        return here.Count > 0 && there.Count > 0 && !here.SetEquals(there);
    }

    private static HashSet<string> SortsOf(Operation operation, Guid record) =>
        [.. operation.Seized.TryGetValue(record, out var seized) ? seized.Items.Where(item => item.Kind is SeizedItemKind.Part).Select(item => item.SubKind).Where(Making.Contains) : []];
}
