using System.Globalization;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>
/// Han characters and the letters of scripts without rules of their own, from npm's any-ascii (ISC): <c>npm pack any-ascii@0.3.3</c>, unpack it and give its block.js.
/// </summary>
internal static class LetterTables
{
    private const string Origin = "Origin: any-ascii 0.3.3 (npm). Licence: ISC, (c) Hunter WB. Made by: tables letters.";

    // Blocks of the basic plane that no writer of the product reads by rules.
    private static readonly (int First, int Last)[] Blocks =
    [
        (0x0700, 0x074F), (0x0780, 0x08FF), (0x0900, 0x109F), (0x1200, 0x139F), (0x13A0, 0x1C8F), (0x2C00, 0x2C5F), (0x2D30, 0x2DDF),
        (0x3100, 0x312F), (0x31A0, 0x31BF), (0xA000, 0xA63F), (0xA6A0, 0xA71F), (0xA800, 0xAB2F), (0xAB70, 0xABFF),
    ];

    public static void Make(string blocks, string folder)
    {
        var spellings = Read(blocks);
        TableWriter.Write(folder, "han", ["Han characters by their commonest Mandarin reading without tones (any-ascii takes them from kMandarin of the Unihan database): reading|characters.", Origin],
            Range(0x3400, 0x9FFF).Where(letter => spellings.ContainsKey(letter)).GroupBy(letter => spellings[letter], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (IEnumerable<string>)[group.Key, string.Concat(group)]));
        TableWriter.Write(folder, "letters", ["Letters of scripts that have no writer of their own: first code point of a row of 16|their spellings, parted by blanks, a dot for none.", Origin],
            Blocks.SelectMany(block => Range(block.First, block.Last).Chunk(16)).Where(row => row.Any(spellings.ContainsKey))
                .Select(row => (IEnumerable<string>)[((int)row[0]).ToString("X4", CultureInfo.InvariantCulture), string.Join(' ', row.Select(letter => spellings.GetValueOrDefault(letter, ".")))]));
    }

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(number => (char)number);

    /// <summary>The spelling of each letter or mark, a-z and 0-9 only.</summary>
    private static Dictionary<char, string> Read(string path)
    {
        var spellings = new Dictionary<char, string>();
        foreach (var line in File.ReadLines(path).Where(line => line.StartsWith("case ", StringComparison.Ordinal)))
        {
            var block = int.Parse(line.AsSpan(5, line.IndexOf(':', StringComparison.Ordinal) - 5), CultureInfo.InvariantCulture);
            var cells = line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..line.LastIndexOf('"')].Replace("\\t", "\t", StringComparison.Ordinal).Split('\t');
            for (var at = 0; block < 0x100 && at < cells.Length; at++)
            {
                var spelling = string.Concat(cells[at].Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
                if (spelling.Length > 0 && IsLetterOrMark((char)((block * 256) + at)))
                {
                    spellings[(char)((block * 256) + at)] = spelling;
                }
            }
        }

        return spellings;
    }

    private static bool IsLetterOrMark(char letter) => char.IsLetter(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
