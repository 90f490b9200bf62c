using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Text;

/// <summary>Letters of scripts that have no writer of their own (table letters); read when the first of them is met.</summary>
internal static class RareLetters
{
    /// <summary>No letter before this one is in the table.</summary>
    public const char First = '\u0700';

    private static readonly Dictionary<char, string> Spellings = Table.Rows("letters").SelectMany(row => Letters(row[0], row[1])).ToDictionary(pair => pair.Letter, pair => pair.Spelling);

    /// <summary>The spelling of a letter or a mark; null when it is not in the table.</summary>
    public static string? Spelling(char letter) => Spellings.GetValueOrDefault(letter);

    private static IEnumerable<(char Letter, string Spelling)> Letters(string first, string spellings)
    {
        var number = Convert.ToInt32(first, 16);
        foreach (var spelling in spellings.Split(' '))
        {
            if (spelling.Length > 0 && spelling != ".")
            {
                yield return ((char)number, spelling);
            }

            number++;
        }
    }
}
