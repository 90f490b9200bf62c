namespace CommandCentre.Server.Exercises.Week;

/// <summary>Shares a whole number out by weight so that nothing is lost: largest remainders.</summary>
internal static class Apportion
{
    /// <summary>Whole parts, in the order of the weights, whose sum is exactly the total.</summary>
    public static int[] Of(int total, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => total * weight / sum).ToList();
        var parts = exact.Select(part => (int)Math.Floor(part)).ToArray();
        var rest = Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(total - parts.Sum());
        foreach (var i in rest)
        {
            parts[i]++;
        }

        return parts;
    }
}
