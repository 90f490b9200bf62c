using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Board;

/// <summary>Five steps of activity for the map, each as wide as the one before times the same factor, with round bounds that a legend can print.</summary>
/// <remarks>Activity is skewed: a few countries report most. Even steps would paint everybody else alike.</remarks>
public sealed class ActivityScale
{
    private static readonly long[] Round = [1, 2, 3, 5, 8];
    private readonly long[] _upper;

    private ActivityScale(long[] upper) => _upper = upper;

    /// <summary>The scale that fits these counts.</summary>
    /// <param name="counts">One count per country, none below 0.</param>
    public static ActivityScale For(IEnumerable<long> counts)
    {
        var most = Math.Max(5, counts.DefaultIfEmpty(0).Max());
        var factor = Math.Pow(most, 1 / 5d);
        var upper = new long[4];
        for (var step = 0; step < upper.Length; step++)
        {
            var floor = step == 0 ? 1 : upper[step - 1] + 1;
            upper[step] = Math.Max(floor, Nice(Math.Pow(factor, step + 1)));
        }

        return new ActivityScale(upper);
    }

    /// <summary>The step of one count: 0 for nothing, 1 to 5.</summary>
    public int Step(long count)
    {
        if (count <= 0)
        {
            return 0;
        }

        var step = Array.FindIndex(_upper, bound => count <= bound);
        return step < 0 ? 5 : step + 1;
    }

    /// <summary>The legend's words for steps 0 to 5.</summary>
    public IReadOnlyList<string> Legend =>
    [
        "0",
        .. Enumerable.Range(0, 4).Select(step => Between(step == 0 ? 1 : _upper[step - 1] + 1, _upper[step])),
        Texts.MapMoreThan.With(_upper[3].Grouped()),
    ];

    private static string Between(long from, long to) => from == to ? from.Grouped() : $"{from.Grouped()}–{to.Grouped()}";

    private static long Nice(double value)
    {
        var power = (long)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        return Round.Select(digit => digit * power).Append(10 * power).MinBy(bound => Math.Abs(bound - value));
    }
}
