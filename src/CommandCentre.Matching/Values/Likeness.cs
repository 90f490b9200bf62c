namespace CommandCentre.Matching.Values;

/// <summary>How alike two values of one kind are.</summary>
/// <param name="Points">0 (nothing in common) to 10,000 (the same in normal form).</param>
/// <param name="Ground">Why.</param>
public readonly record struct Likeness(int Points, Ground Ground)
{
    /// <summary>The same in normal form.</summary>
    public static Likeness Same { get; } = new(Comparison.Full, Ground.Same);

    /// <summary>Nothing in common.</summary>
    public static Likeness None { get; } = new(0, Ground.Differs);
}
