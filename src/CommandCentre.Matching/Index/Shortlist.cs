namespace CommandCentre.Matching.Index;

/// <summary>Chooses the candidates that are worth an exact comparison.</summary>
internal sealed class Shortlist(Shelves shelves, int most, OwnerFilter owners)
{
    /// <summary>Of a hundred of what a name can reach, what one must reach to be missed when it is left out.</summary>
    private const int Worth = 85;

    /// <summary>Candidates left out though they meet the query nearly as well as can be.</summary>
    public int Cut { get; private set; }

    /// <summary>The best candidates, best first; among equals the order of owner and id decides, so that it does not depend on the index's history.</summary>
    public List<uint> Of(Candidates candidates, ReadOnlySpan<float> weights)
    {
        var scores = new (int Score, uint Order, uint Bearer)[candidates.Count];
        var count = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            var bearer = candidates.Bearer(i);
            if (owners.Sees(Bearer.Slot(bearer)))
            {
                scores[count++] = (Score(candidates.Met(i), weights), 0, bearer);
            }
        }

        var best = Best(scores.AsSpan(0, count));
        var worth = Score(ulong.MaxValue, weights) / 100 * Worth;
        foreach (var (score, _, _) in scores.AsSpan(best.Count, count - best.Count))
        {
            Cut += score >= worth ? 1 : 0;
        }

        return best;
    }

    private static int Score(ulong met, ReadOnlySpan<float> weights)
    {
        var score = 0f;
        for (var i = 0; i < weights.Length; i++)
        {
            score += weights[i] * ((met >> (i * 8)) & 0xFF);
        }

        return (int)score;
    }

    private List<uint> Best(Span<(int Score, uint Order, uint Bearer)> scores)
    {
        scores.Sort(static (left, right) => right.Score.CompareTo(left.Score));
        if (scores.Length > most)
        {
            SortTies(scores);
        }

        var best = new List<uint>(Math.Min(most, scores.Length));
        foreach (var (_, _, bearer) in scores[..Math.Min(most, scores.Length)])
        {
            best.Add(bearer);
        }

        return best;
    }

    /// <summary>Those that score as the last that is taken: which of them are taken is decided by their order.</summary>
    private void SortTies(Span<(int Score, uint Order, uint Bearer)> scores)
    {
        var last = scores[most - 1].Score;
        var (first, end) = (most - 1, most);
        while (first > 0 && scores[first - 1].Score == last)
        {
            first--;
        }

        while (end < scores.Length && scores[end].Score == last)
        {
            end++;
        }

        var ties = scores[first..end];
        foreach (ref var tie in ties)
        {
            tie.Order = shelves.Records.Order(Bearer.Slot(tie.Bearer));
        }

        ties.Sort(static (left, right) => left.Order != right.Order ? left.Order.CompareTo(right.Order) : Bearer.Name(left.Bearer).CompareTo(Bearer.Name(right.Bearer)));
    }
}
