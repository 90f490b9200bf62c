namespace CommandCentre.Matching.Names;

/// <summary>Compares two names.</summary>
public static class NameComparer
{
    /// <summary>The score alone, 0 to 10,000, without allocating: the same figure as <see cref="Compare"/> gives.</summary>
    public static int Points(NameForm left, NameForm right) => left.Parts.SequenceEqual(right.Parts) ? Comparison.Full : 0;

    /// <summary>The whole comparison with its parts.</summary>
    public static Comparison Compare(NameForm left, NameForm right)
    {
        var points = Points(left, right);
        return new(points, 0, Standing.Open, [new(Feature.Name, left.Raw, right.Raw, points > 0 ? Ground.Same : Ground.Differs, points)]);
    }
}
