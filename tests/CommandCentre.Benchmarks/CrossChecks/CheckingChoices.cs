using System.Globalization;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>What is measured of checks of holdings.</summary>
/// <param name="Records">Holdings of all countries together.</param>
/// <param name="Seconds">How long each rate is measured.</param>
/// <param name="Connections">Systems that ask at once over HTTP, each with a key of its own.</param>
/// <param name="Hits">Hits that are pushed for the alerts.</param>
/// <param name="Rounds">Rounds of rates, in process and over HTTP in turn.</param>
internal sealed record CheckingChoices(int Records, int Seconds, int Connections, int Hits, int Rounds)
{
    internal const string Usage = "crosscheck|alerts|holdings-insert|checks [--records 1000000] [--seconds 10] [--connections 80] [--hits 300] [--rounds 3]";

    internal static CheckingChoices? Read(string[] words)
    {
        var choices = new CheckingChoices(1_000_000, 10, 80, 300, 3);
        for (var at = 0; at + 1 < words.Length && choices is not null; at += 2)
        {
            var number = int.Parse(words[at + 1], NumberStyles.None, CultureInfo.InvariantCulture);
            choices = words[at] switch
            {
                "--records" => choices with { Records = number },
                "--seconds" => choices with { Seconds = number },
                "--connections" => choices with { Connections = number },
                "--hits" => choices with { Hits = number },
                "--rounds" => choices with { Rounds = number },
                _ => null,
            };
        }

        return words.Length % 2 == 0 ? choices : null;
    }
}
