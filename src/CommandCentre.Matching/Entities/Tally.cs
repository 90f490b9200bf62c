using System.Collections.Immutable;

namespace CommandCentre.Matching.Entities;
/// <summary>Adds up one comparison; with <c>explains</c> it keeps the parts, without it only the sums.</summary>
internal struct Tally(bool explains)
{
    private readonly ImmutableArray<Part>.Builder? _parts = explains ? ImmutableArray.CreateBuilder<Part>() : null;

    /// <summary>The sum so far; not yet held to its range.</summary>
    public int Points { get; private set; }

    /// <summary>Hundredths of a bit.</summary>
    public int Evidence { get; private set; }

    /// <summary>Something that should agree does not.</summary>
    public bool Contradicted { get; private set; }

    /// <summary>Something beside the name agrees.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Points of the names alone; -1 when one side has no name.</summary>
    public int Name { get; set; } = -1;

    /// <summary>One holder's number is the same on both sides.</summary>
    public bool SameHolder { get; set; }

    public readonly bool Explains => _parts is not null;

    /// <summary>Takes over the parts of a comparison of names or addresses.</summary>
    public void Take(Comparison comparison)
    {
        Points += comparison.Points;
        Evidence += comparison.Evidence;
        _parts?.AddRange(comparison.Parts);
    }

    public void Take(int points) => Points += points;

    public void Add(Feature feature, string? left, string? right, Ground ground, int points, int evidence)
    {
        Points += points;
        Evidence += evidence;
        _parts?.Add(new Part(feature, left, right, ground, points));
    }

    public void Contradict() => Contradicted = true;

    public void Confirm() => Confirmed = true;

    /// <summary>The outcome, with a part that says by how much the sum was held to its range.</summary>
    public Comparison Finish()
    {
        Limit(Comparison.Full);
        var standing = Contradicted ? Standing.Contradicted : Confirmed ? Standing.Confirmed : Standing.Open;
        return new(Points, Evidence, standing, _parts?.ToImmutable() ?? []);
    }

    /// <summary>Holds the sum between 0 and a highest value.</summary>
    public void Limit(int most)
    {
        var held = Math.Clamp(Points, 0, most);
        if (held != Points)
        {
            Add(Feature.Whole, null, null, Ground.Limit, held - Points, 0);
        }
    }
}
