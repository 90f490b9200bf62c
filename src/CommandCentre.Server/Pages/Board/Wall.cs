using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Pages.Board;

/// <summary>What a wall shows: visitors look at it, so open lines and H0 only.</summary>
public static class Wall
{
    /// <summary>Whether a line may stand on a wall. The same rule as the feed's script.</summary>
    public static bool Shows(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Sight.Level is SightLevel.Counts || (line.Sight.IsReadable && (line.Marks is not { } marks || marks.Handling.Codes == HandlingCodes.H0));
    }
}
