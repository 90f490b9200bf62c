namespace CommandCentre.Matching.Index;

/// <summary>How many slips lie between two short keys.</summary>
internal static class Slips
{
    /// <summary>0, 1 or 2 (two or more): letters put in, left out, replaced or swapped with the neighbour.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        return (left.Length, right.Length) switch
        {
            (0, 0) => 0,
            ( <= 1, <= 1) => 1,
            (2, 2) when left[0] == right[1] && left[1] == right[0] => 1,
            _ => 2,
        };
    }
}
