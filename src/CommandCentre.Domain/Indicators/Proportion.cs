namespace CommandCentre.Domain.Indicators;

/// <summary>A share of a count, and between which shares the true one probably lies: so few finds are made that a bare percentage misleads.</summary>
/// <param name="Part">How many of them, 0 to <paramref name="Whole"/>.</param>
/// <param name="Whole">How many, 1 or more.</param>
public readonly record struct Proportion(int Part, int Whole)
{
    // Two-sided 95 % of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>The share, 0 to 1.</summary>
    public double Share => Part / (double)Whole;

    /// <summary>Ends of its 95 % interval, 0 to 1. Source: Wilson's score interval without continuity correction; Newcombe, Statistics in Medicine 17 (1998), method 3.</summary>
    public (double From, double To) Interval
    {
        get
        {
            double n = Whole, square = Z * Z;
            var middle = (Share + (square / (2 * n))) / (1 + (square / n));
            var half = Z * Math.Sqrt((Share * (1 - Share) / n) + (square / (4 * n * n))) / (1 + (square / n));
            return (Math.Clamp(middle - half, 0, Share), Math.Clamp(middle + half, Share, 1));
        }
    }
}
