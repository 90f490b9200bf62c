namespace CommandCentre.Matching.Values;

/// <summary>Compares two numbers in normal form.</summary>
public static class NumberComparer
{
    /// <summary>Points of a likely slip of reading or typing.</summary>
    public const int Slip = 8_500;

    /// <summary>The same (10,000), a likely slip (8,500) or nothing in common (0); values of different kinds have nothing in common.</summary>
    public static Likeness Compare(NumberForm left, NumberForm right)
    {
        if (left.Kind != right.Kind)
        {
            return Likeness.None;
        }

        return string.Equals(left.Key, right.Key, StringComparison.Ordinal) ? Likeness.Same
            : string.Equals(left.Loose, right.Loose, StringComparison.Ordinal) ? new(Slip, Ground.Slip)
            : Likeness.None;
    }
}
