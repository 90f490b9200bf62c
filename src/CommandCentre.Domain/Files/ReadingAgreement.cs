namespace CommandCentre.Domain.Files;

/// <summary>How far two readings of one image agree.</summary>
/// <param name="SameVerdict">Whether both came to one verdict.</param>
/// <param name="Shared">Regions that both marked, each with how much of it they share (<see cref="ImageRegion.Overlap"/>), the most first.</param>
/// <param name="OnlyFirst">Regions that only the first marked.</param>
/// <param name="OnlySecond">Regions that only the second marked.</param>
public sealed record ReadingAgreement(bool SameVerdict, IReadOnlyList<double> Shared, int OnlyFirst, int OnlySecond)
{
    /// <summary>From how much in common on two regions are the same place. The operation's own choice: a third, as people draw around a thing with more or less room.</summary>
    public const double SamePlace = 1d / 3;

    /// <summary>Whether both said the same of the same places.</summary>
    public bool IsFull => SameVerdict && OnlyFirst == 0 && OnlySecond == 0;

    /// <summary>Compares two readings: each region with at most one of the other, those that share most first.</summary>
    public static ReadingAgreement Of(ImageReading one, ImageReading other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var pairs = one.Regions.SelectMany((region, at) => other.Regions.Select((its, place) => (At: at, Place: place, Overlap: region.Overlap(its))))
            .Where(pair => pair.Overlap >= SamePlace).OrderByDescending(pair => pair.Overlap).ThenBy(pair => pair.At).ThenBy(pair => pair.Place);
        var (firsts, seconds, shared) = (new HashSet<int>(), new HashSet<int>(), new List<double>());
        foreach (var (at, place, overlap) in pairs)
        {
            if (!firsts.Contains(at) && !seconds.Contains(place))
            {
                firsts.Add(at);
                seconds.Add(place);
                shared.Add(overlap);
            }
        }

        return new ReadingAgreement(one.Verdict == other.Verdict, shared, one.Regions.Count - shared.Count, other.Regions.Count - shared.Count);
    }
}
