using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>Records that really belong together: what the links of an exercise are measured against.</summary>
/// <param name="Grounds">By which grounds a link of two of them is right.</param>
/// <param name="Joins">By which grounds a link of two of them, right by this group or another, joins them as what they are: two who give one address are joined as well where they are seen to be one.</param>
/// <param name="Records">The records.</param>
public sealed record TrueGroup(IReadOnlyList<LinkGround> Grounds, IReadOnlyList<LinkGround> Joins, IReadOnlyList<Guid> Records);

/// <summary>How right and how complete the links are that the centre found by itself: counts, and nothing of any record.</summary>
/// <param name="Links">Links that stand.</param>
/// <param name="Right">Of these, links of two records that belong together by that ground.</param>
/// <param name="Pairs">Pairs of standing records that belong together.</param>
/// <param name="Joined">Of these, pairs that right links join, directly or over others of their group.</param>
public sealed record LinkMeasure(int Links, int Right, long Pairs, long Joined)
{
    /// <summary>The part of the links that is right; 1 where there is none.</summary>
    public double Precision => Links == 0 ? 1 : (double)Right / Links;

    /// <summary>The part of the pairs that is joined; 1 where there is none.</summary>
    public double Recall => Pairs == 0 ? 1 : (double)Joined / Pairs;

    internal static LinkMeasure Of(Operation operation, IReadOnlyList<TrueGroup> truth)
    {
        var groups = truth.SelectMany((group, at) => group.Records.Select(record => (record, at))).ToLookup(pair => pair.record, pair => pair.at);
        var links = operation.Links.Values.Where(link => link.Holds(operation)).ToList();
        var within = truth.Select(_ => new List<MatchLink>()).ToList();
        var right = 0;
        foreach (var link in links)
        {
            var common = groups[link.Left].Intersect(groups[link.Right]).ToList();
            if (common.Exists(at => truth[at].Grounds.Contains(link.Ground)))
            {
                right++;
                common.FindAll(at => truth[at].Joins.Contains(link.Ground)).ForEach(at => within[at].Add(link));
            }
        }

        var (pairs, joined) = (0L, 0L);
        foreach (var (group, tied) in truth.Zip(within))
        {
            List<Guid> standing = [.. group.Records.Distinct().Where(record => operation.Records.TryGetValue(record, out var state) && !state.Withdrawn)];
            pairs += PairsOf(standing.Count);
            joined += Components(standing, tied).Sum(PairsOf);
        }

        return new(links.Count, right, pairs, joined);
    }

    private static long PairsOf(int records) => (long)records * (records - 1) / 2;

    /// <summary>How many records hang together, for each of the heaps that the links make.</summary>
    private static IEnumerable<int> Components(List<Guid> records, List<MatchLink> links)
    {
        var above = records.ToDictionary(record => record);
        foreach (var link in links.Where(link => above.ContainsKey(link.Left) && above.ContainsKey(link.Right)))
        {
            above[Top(link.Left)] = Top(link.Right);
        }

        return records.GroupBy(Top).Select(heap => heap.Count());

        Guid Top(Guid record)
        {
            while (above[record] != record)
            {
                record = above[record];
            }

            return record;
        }
    }
}
