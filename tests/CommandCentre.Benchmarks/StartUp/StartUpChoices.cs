using System.Globalization;

namespace CommandCentre.Benchmarks.StartUp;

/// <summary>What is measured.</summary>
/// <param name="Lines">Lines of the journal.</param>
/// <param name="Rounds">Starts.</param>
/// <param name="Cold">Lines that a cold board asks for.</param>
/// <param name="Keep">A folder to keep the journal in for another time; absent for a temporary one.</param>
internal sealed record StartUpChoices(long Lines, int Rounds, long Cold, string? Keep)
{
    internal const string Usage = "startup [--lines 1000000] [--rounds 3] [--cold 100000] [--keep FOLDER]";

    internal static StartUpChoices? Read(string[] words, long lines = 1_000_000)
    {
        var choices = new StartUpChoices(lines, 3, 100_000, null);
        for (var at = 0; at + 1 < words.Length && choices is not null; at += 2)
        {
            choices = words[at] switch
            {
                "--lines" => choices with { Lines = Whole(words[at + 1]) },
                "--rounds" => choices with { Rounds = Whole(words[at + 1]) },
                "--cold" => choices with { Cold = Whole(words[at + 1]) },
                "--keep" => choices with { Keep = words[at + 1] },
                _ => null,
            };
        }

        return words.Length % 2 == 0 ? choices : null;
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
