namespace CommandCentre.Benchmarks;

/// <summary>The machine that is measured on.</summary>
internal static class Machine
{
    /// <summary>Descriptors that everything else needs.</summary>
    private const int Spare = 300;

    /// <summary>The load averages of the last 1, 5 and 15 minutes; empty where the system does not tell.</summary>
    internal static string Load => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : string.Empty;

    internal static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    internal static bool MayOpen(int connections) => connections + Spare <= Limit();

    internal static void MustOpen(int connections)
    {
        if (!MayOpen(connections))
        {
            throw new InvalidOperationException($"{connections} connections need {connections + Spare} descriptors, and this process may hold {Limit()}: raise it (ulimit -n) or ask for fewer boards");
        }
    }

    private static long Limit()
    {
        var line = File.ReadLines("/proc/self/limits").First(limit => limit.StartsWith("Max open files", StringComparison.Ordinal));
        return long.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], out var limit) ? limit : long.MaxValue;
    }
}
