using System.Globalization;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Precision, recall and their harmonic mean.</summary>
internal sealed record Rates(int Right, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    internal double Precision => Part(Right, Right + FalsePositives);

    internal double Recall => Part(Right, Right + FalseNegatives);

    internal double F1 => Part(2.0 * Right, 2.0 * Right + FalsePositives + FalseNegatives);

    internal static Rates Of(IEnumerable<(bool Is, bool Said)> judged)
    {
        var counts = new int[4];
        foreach (var (match, said) in judged)
        {
            counts[(match ? 0 : 1) + (said ? 0 : 2)]++;
        }

        return new(counts[0], counts[1], counts[2], counts[3]);
    }

    public override string ToString() => $"P {Figure.Of(Precision)} R {Figure.Of(Recall)} F1 {Figure.Of(F1)} (TP {Right}, FP {FalsePositives}, FN {FalseNegatives}, TN {TrueNegatives})";

    private static double Part(double part, double whole) => whole == 0 ? double.NaN : part / whole;
}

/// <summary>Figures as they are printed, whatever the machine's language.</summary>
internal static class Figure
{
    internal static string Of(double value, string form = "0.000") => double.IsNaN(value) ? "none" : value.ToString(form, CultureInfo.InvariantCulture);
}
