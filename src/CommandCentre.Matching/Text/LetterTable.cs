namespace CommandCentre.Matching.Text;

/// <summary>Latin spellings of the letters of one block, written as "а a б b": a letter, a blank, its spelling (a dot for none).</summary>
internal sealed class LetterTable
{
    private readonly char _first;
    private readonly string?[] _spellings;

    /// <summary>Reads the table of the block from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public LetterTable(char first, char last, string rows)
    {
        _first = first;
        _spellings = new string?[last - first + 1];
        var words = rows.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at + 1 < words.Length; at += 2)
        {
            _spellings[words[at][0] - first] = words[at + 1] == "." ? "" : words[at + 1];
        }
    }

    /// <summary>The spelling of a letter; null when it is not in the table.</summary>
    public string? this[char letter] => letter >= _first && letter - _first < _spellings.Length ? _spellings[letter - _first] : null;
}
