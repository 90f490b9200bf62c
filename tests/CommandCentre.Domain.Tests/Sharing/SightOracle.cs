using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Sharing;

/// <summary>Who looks, in the words of the tests.</summary>
/// <param name="Country">ISO code.</param>
/// <param name="Agency">Word of the agency.</param>
/// <param name="Place">coordinator, liaison, analyst, auditor, agency, observer, off-duty or wall.</param>
/// <param name="Participates">Whether the country takes part.</param>
/// <param name="Over">Whether the action week is over.</param>
/// <param name="Groups">Groups the agency is in.</param>
internal sealed record Looker(string Country, string Agency, string Place, bool Participates, bool Over, params string[] Groups);

/// <summary>The table of design.md section 4 and what decision 0007 adds, cell by cell; it calls nothing of <see cref="Sight"/>.</summary>
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

    /// <summary>As a country's liaison officer sees it.</summary>
    public static Sighted Of(string viewer, bool participates, string owner, Marks? marks, bool withdrawn, LineKind kind) =>
        Of(new Looker(viewer, "police", "liaison", participates, false), owner, marks, withdrawn, kind);

    public static Sighted Of(Looker viewer, string owner, Marks? marks, bool withdrawn, LineKind kind)
    {
        if (!viewer.Participates)
        {
            return new(SightLevel.None, SightReason.NotParticipating);
        }

        if (marks is null)
        {
            return new(SightLevel.Full, SightReason.Open);
        }

        var strictest = marks.Handling.Names.Max(name => name[1] - '0');
        var (row, reason) = Row(viewer, owner, [.. marks.To.Select(addressee => addressee.ToString())], strictest);
        var level = Table[row][strictest] switch { 'F' => SightLevel.Full, 'E' => SightLevel.Existence, _ => SightLevel.Number };
        if (withdrawn && row == "addressee" && kind != LineKind.HitWithdrawn)
        {
            (level, reason) = (SightLevel.Existence, SightReason.Withdrawn);
        }

        if (level is SightLevel.Full)
        {
            (level, reason) = Less(viewer, row, reason, strictest);
        }

        return level is SightLevel.Full or SightLevel.NonNominal ? new(level, reason, Heed(viewer, owner, marks))
            : kind == LineKind.SeizureReported ? new(SightLevel.Counts, reason)
            : new(level, reason);
    }

    /// <summary>A link (issue 6): full for who reads both ends in full, as long as neither was corrected or withdrawn after it was found; its number for the rest.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="found">Number of the line that tells of it.</param>
    /// <param name="ends">Lines of each of its two records.</param>
    public static Sighted OfLink(Looker viewer, long found, IReadOnlyList<List<Entry>> ends)
    {
        if (!viewer.Participates)
        {
            return new(SightLevel.None, SightReason.NotParticipating);
        }

        if (ends.SelectMany(end => end).Any(line => line.Event.Kind is LineKind.HitWithdrawn || (line.Event.Kind is LineKind.HitCorrected && line.Number > found)))
        {
            return new(SightLevel.Number, SightReason.Withdrawn);
        }

        var seen = ends.Select(end => Of(viewer, end[0].Owner.Value, end[^1].Marks, false, end[0].Event.Kind)).ToList();
        return seen.All(end => end.Level is SightLevel.Full)
            ? new(SightLevel.Full, SightReason.ReadsBoth, seen[0].Caveats | seen[1].Caveats)
            : new(SightLevel.Number, SightReason.Restricted);
    }

    private static (SightLevel Level, SightReason Reason) Less(Looker viewer, string row, SightReason reason, int strictest) => viewer.Place switch
    {
        "wall" => strictest == 0 ? (SightLevel.NonNominal, SightReason.Wall) : (SightLevel.Number, SightReason.Wall),
        _ when row == "owner" => (SightLevel.Full, reason),
        "observer" => (SightLevel.NonNominal, SightReason.Observing),
        "off-duty" => (SightLevel.NonNominal, SightReason.OffDuty),
        "agency" when viewer.Over && reason is not SightReason.Addressed => (SightLevel.NonNominal, SightReason.WeekOver),
        _ => (SightLevel.Full, reason),
    };

    private static Caveats Heed(Looker viewer, string owner, Marks marks)
    {
        if (viewer.Country == owner)
        {
            return Caveats.None;
        }

        var names = marks.Handling.Names;
        return (names.Contains("H1") ? Caveats.NotForCourt : Caveats.None)
            | (names.Contains("H2") || names.Contains("H3") ? Caveats.NotToBePassedOn : Caveats.None)
            | (marks.Evaluation?.ToString() is ['C' or 'X', _] or [_, '4'] ? Caveats.Uncorroborated : Caveats.None);
    }

    private static (string Row, SightReason Reason) Row(Looker viewer, string owner, string[] named, int strictest)
    {
        if (viewer.Country == owner)
        {
            return ("owner", SightReason.Owner);
        }

        if (named.Length > 0)
        {
            string[] me = [viewer.Country, $"{viewer.Country}/{viewer.Agency}", .. viewer.Groups.Select(group => "@" + group)];
            return named.Intersect(me).Any() ? ("addressee", SightReason.Addressed)
                : viewer.Country == Centre ? ("centre", SightReason.CentreNotAddressed)
                : ("other", strictest >= 2 ? SightReason.Restricted : SightReason.NotAddressed);
        }

        return strictest <= 1 ? ("addressee", SightReason.AllParticipants)
            : viewer.Country == Centre ? ("addressee", SightReason.CentreByDefault)
            : ("other", SightReason.Restricted);
    }
}
