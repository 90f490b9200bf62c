namespace CommandCentre.Server.CommandLine;

/// <summary>Names the rows of a file that cannot be used; the rest runs.</summary>
internal sealed class MatchProblems(TextWriter error, string file)
{
    /// <summary>Rows that are named one by one; the others are counted.</summary>
    internal const int MostNamed = 1_000;

    /// <summary>Characters of a value that a message shows.</summary>
    internal const int LongestShown = 80;

    /// <summary>How many rows could not be used.</summary>
    internal int Count { get; private set; }

    /// <summary>A row without what is needed, or with what is not allowed.</summary>
    /// <param name="row">The row, from 1 behind the header.</param>
    /// <param name="line">The line of the file it begins on, from 1.</param>
    /// <param name="reason">The field, what is wrong with it, and what is allowed.</param>
    internal void Bad(long row, long line, string reason)
    {
        if (++Count <= MostNamed)
        {
            error.WriteLine($"{file}, row {row} (line {line}): {reason}");
        }
        else if (Count == MostNamed + 1)
        {
            error.WriteLine($"{file}: further bad rows are counted and not named.");
        }
    }

    /// <summary>Says how many were bad, if any were.</summary>
    internal void Tell(long rows)
    {
        if (Count > 0)
        {
            error.WriteLine($"{file}: {Count} of {rows} rows are bad and were left out.");
        }
    }

    /// <summary>A value as it may stand in a message: one line, not too long.</summary>
    internal static string Shown(string value)
    {
        var line = string.Concat(value.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= LongestShown ? line : string.Concat(line.AsSpan(0, LongestShown), "...");
    }
}
