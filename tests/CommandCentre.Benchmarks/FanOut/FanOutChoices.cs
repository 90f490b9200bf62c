using System.Globalization;

namespace CommandCentre.Benchmarks.FanOut;

/// <summary>What is measured.</summary>
/// <param name="Boards">Numbers of boards for a single hit.</param>
/// <param name="Rounds">Alternating rounds.</param>
/// <param name="Hits">Hits in a round.</param>
/// <param name="BurstHits">Hits of a burst; 0 for none.</param>
/// <param name="BurstBoards">Boards of a burst, and of the memory figure.</param>
/// <param name="Raw">Whether the floor is measured too.</param>
/// <param name="Rows">Whether boards get rows of HTML; else they are systems and get lines as JSON, a third as long.</param>
internal sealed record FanOutChoices(IReadOnlyList<int> Boards, int Rounds, int Hits, int BurstHits, int BurstBoards, bool Raw, bool Rows)
{
    internal const string Usage = "fanout [--boards 500,2000,8000] [--rounds 5] [--hits 20] [--burst 200] [--burst-boards 2000] [--raw yes|no] [--face rows|lines]";

    internal static FanOutChoices? Read(string[] words)
    {
        var choices = new FanOutChoices([500, 2000, 8000], 5, 20, 200, 2000, true, true);
        for (var at = 0; at + 1 < words.Length && choices is not null; at += 2)
        {
            var (name, value) = (words[at], words[at + 1]);
            choices = name switch
            {
                "--boards" => choices with { Boards = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Whole)] },
                "--rounds" => choices with { Rounds = Whole(value) },
                "--hits" => choices with { Hits = Whole(value) },
                "--burst" => choices with { BurstHits = Whole(value) },
                "--burst-boards" => choices with { BurstBoards = Whole(value) },
                "--raw" => choices with { Raw = value == "yes" },
                "--face" when value is "rows" or "lines" => choices with { Rows = value == "rows" },
                _ => null,
            };
        }

        return words.Length % 2 == 0 ? choices : null;
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
