namespace CommandCentre.Matching.Text;

/// <summary>Keys under which the customary spellings of one name meet, over languages, scripts and systems of romanisation.</summary>
/// <remarks>
/// <see cref="Key"/> keeps where vowels stand, not which: two words with one key sound alike. <see cref="Skeleton"/> keeps only the consonants in broad classes,
/// for finding candidates and for words whose vowels were not written (Arabic, Hebrew). Both are upper-case letters, hold at most <see cref="MostLetters"/> and are empty for an empty word.
/// </remarks>
public static class Sound
{
    /// <summary>Letters of a key at most.</summary>
    public const int MostLetters = 24;

    /// <summary>The key of one romanised word (a-z, 0-9): words that sound alike share it.</summary>
    public static string Key(string word)
    {
        Span<char> sounds = stackalloc char[MostLetters];
        var length = Spelling.Sounds(word, sounds);
        var kept = 0;
        for (var at = 0; at < length; at++)
        {
            var breath = sounds[at] is 'H' or 'X';
            if (!breath || (at + 1 < length && sounds[at + 1] == 'A'))
            {
                sounds[kept++] = breath ? 'G' : sounds[at];
            }
        }

        return new string(sounds[..kept]);
    }

    /// <summary>The consonants of one romanised word in broad classes, after an A where it begins with a vowel; h counts at the beginning only.</summary>
    public static string Skeleton(string word)
    {
        Span<char> sounds = stackalloc char[MostLetters];
        var length = Spelling.Sounds(word, sounds);
        var kept = 0;
        for (var at = 0; at < length; at++)
        {
            if (at == 0 || sounds[at] is not ('A' or 'H'))
            {
                sounds[kept++] = Broad(sounds[at]);
            }
        }

        return new string(sounds[..kept]);
    }

    private static char Broad(char sound) => sound switch
    {
        'B' => 'P',
        'V' => 'F',
        'D' => 'T',
        'G' or 'H' or 'X' => 'K',
        'J' => 'S',
        _ => sound,
    };
}
