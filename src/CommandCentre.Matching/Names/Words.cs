using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>Walks over the words of a romanised name, parted by single blanks.</summary>
internal ref struct Words(string text, Script script)
{
    private int _at;

    /// <summary>The script the name was written in.</summary>
    public readonly Script Script => script;

    /// <summary>Whether a word is left.</summary>
    public readonly bool More => _at < text.Length;

    /// <summary>Words left.</summary>
    public readonly int Left => More ? text.AsSpan(_at).Count(' ') + 1 : 0;

    /// <summary>Words taken so far.</summary>
    public readonly int Passed => _at == 0 ? 0 : More ? text.AsSpan(0, _at).Count(' ') : text.AsSpan().Count(' ') + 1;

    /// <summary>Whether nothing or only a legal form follows.</summary>
    public readonly bool AtEndOfName => !More || (Left <= 4 && Lexicon.LegalForm(Phrase(Left), out _));

    /// <summary>The next words as one phrase; as many as there are at most.</summary>
    public readonly ReadOnlySpan<char> Phrase(int length) => text.AsSpan(_at, End(length) - _at);

    /// <summary>Takes the next words.</summary>
    public string Take(int length)
    {
        var end = End(length);
        var phrase = text[_at..end];
        _at = Math.Min(text.Length, end + 1);
        return phrase;
    }

    /// <summary>Takes two to six single letters that follow each other as one word: A.B.C. is ABC.</summary>
    /// <param name="endsAtForm">Whether a legal form (L.P.) ends it.</param>
    /// <param name="letters">The word.</param>
    public bool Initialism(bool endsAtForm, out string letters)
    {
        var count = 0;
        while (count < 6 && !(endsAtForm && count > 0 && FormAt(count)) && _at + (2 * count) is var next && next < text.Length && char.IsAsciiLetter(text[next]) && (next + 1 == text.Length || text[next + 1] == ' '))
        {
            count++;
        }

        letters = count < 2 ? string.Empty : Take(count).Replace(" ", string.Empty, StringComparison.Ordinal);
        return count >= 2;
    }

    /// <summary>Whether a single letter follows the next words: then they are no whole initials.</summary>
    public readonly bool LetterFollows(int length) => End(length) is var end && end + 1 < text.Length && text[end - 1] != ' ' && (end + 2 == text.Length || text[end + 2] == ' ') && (end < 2 || text[end - 2] == ' ');

    /// <summary>Whether a legal form begins some letters on: behind a numeral of one letter (V L.P.) one of two letters or more, else one of three.</summary>
    private readonly bool FormAt(int letters)
    {
        var fewest = letters > 1 ? 3 : text[_at] is 'v' or 'x' or 'i' ? 2 : 7;
        var rest = new Words(text, script) { _at = Math.Min(text.Length, _at + (2 * letters)) };
        for (var length = Math.Min(5, rest.Left); length >= fewest; length--)
        {
            if (Lexicon.LegalForm(rest.Phrase(length), out _) && !rest.LetterFollows(length))
            {
                return true;
            }
        }

        return false;
    }

    private readonly int End(int length)
    {
        var end = _at;
        for (; length > 0 && end < text.Length; length--)
        {
            var blank = text.IndexOf(' ', end + 1);
            end = blank < 0 ? text.Length : blank;
        }

        return end;
    }
}
