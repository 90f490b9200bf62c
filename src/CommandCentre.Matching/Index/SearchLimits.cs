using System.Collections.Immutable;

namespace CommandCentre.Matching.Index;

/// <summary>What a search is to give at most, and whose entities it looks at.</summary>
/// <param name="Top">Hits at most, from 1.</param>
/// <param name="LeastPoints">Hits below so many points are left out, 0 to 10,000.</param>
public sealed record SearchLimits(int Top = 10, int LeastPoints = 1)
{
    /// <summary>Ten hits of any score, of all owners.</summary>
    public static SearchLimits Ten { get; } = new();

    /// <summary>The owners whose entities are looked at; null for all. An owner the index does not know has none.</summary>
    public ImmutableArray<string>? Owners { get; init; }

    /// <summary>Candidates that are compared exactly, at most.</summary>
    public int Candidates { get; init; } = 24;
}
