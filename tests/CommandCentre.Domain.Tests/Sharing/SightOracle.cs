using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Sharing;

/// <summary>The table of design.md section 4, cell by cell; it calls nothing of <see cref="Sight"/>.</summary>
internal static class SightOracle
{
    private const string Centre = "EU";

    /// <summary>Rows of the table by viewer, columns by the strictest code H0 to H3: F full, E existence, N number only.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["owner"] = "FFFF",
        ["addressee"] = "FFFF",
        ["centre"] = "EEEE",
        ["other"] = "EENN",
    };

    public static Sighted Of(string viewer, bool participates, string owner, Marks? marks, bool withdrawn, LineKind kind)
    {
        if (!participates)
        {
            return new(SightLevel.None, SightReason.NotParticipating);
        }

        if (marks is null)
        {
            return new(SightLevel.Full, SightReason.Open);
        }

        var strictest = marks.Handling.Names.Max(name => name[1] - '0');
        var (row, reason) = Row(viewer, owner, [.. marks.To.Select(country => country.Value)], strictest);
        var level = Table[row][strictest] switch { 'F' => SightLevel.Full, 'E' => SightLevel.Existence, _ => SightLevel.Number };
        if (withdrawn && row == "addressee" && kind != LineKind.HitWithdrawn)
        {
            (level, reason) = (SightLevel.Existence, SightReason.Withdrawn);
        }

        var counts = kind == LineKind.SeizureReported && level is not SightLevel.Full;
        return new(counts ? SightLevel.Counts : level, reason);
    }

    private static (string Row, SightReason Reason) Row(string viewer, string owner, string[] named, int strictest)
    {
        if (viewer == owner)
        {
            return ("owner", SightReason.Owner);
        }

        if (named.Length > 0)
        {
            return named.Contains(viewer) ? ("addressee", SightReason.Addressed)
                : viewer == Centre ? ("centre", SightReason.CentreNotAddressed)
                : ("other", strictest >= 2 ? SightReason.Restricted : SightReason.NotAddressed);
        }

        return strictest <= 1 ? ("addressee", SightReason.AllParticipants)
            : viewer == Centre ? ("addressee", SightReason.CentreByDefault)
            : ("other", SightReason.Restricted);
    }
}
