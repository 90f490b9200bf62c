namespace CommandCentre.Benchmarks.Matching;

/// <summary>The benchmarks of the matching room, by name.</summary>
internal static class MatchingBenchmark
{
    internal const string Usage = "matching [holdings|errors|tune ...] [--NAME VALUE]";

    /// <summary>Runs the parts that were asked for.</summary>
    internal static int Run(string[] words)
    {
        switch (words)
        {
            case ["holdings", .. var rest]:
                HoldingsPart.Run(MatchingChoices.Read(rest));
                return 0;
            case ["errors", .. var rest]:
                ErrorsPart.Run(MatchingChoices.Read(rest));
                return 0;
            case ["tune", .. var rest]:
                TunePart.Run(MatchingChoices.Read(rest));
                return 0;
            default:
                Console.Error.WriteLine($"Usage: {Usage}");
                return 2;
        }
    }
}
