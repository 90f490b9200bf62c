namespace CommandCentre.Matching.Text;

/// <summary>Reads the letters of a romanised word as sounds: A for any vowel, B D F G H J K L M N P R S T V for consonants (X for kh), digits as they are.</summary>
internal static class Spelling
{
    // Letters of a word that are read: no name is longer.
    private const int MostLetters = 128;

    /// <summary>Writes the sounds of a word; gives their number.</summary>
    public static int Sounds(ReadOnlySpan<char> word, Span<char> sounds)
    {
        Span<char> room = stackalloc char[MostLetters + 1];
        word = word.Length > MostLetters ? word[..MostLetters] : word;
        return ReadAll(CustomSpelling.Rewrite(word, room, out var written) ? room[..written] : word, sounds);
    }

    private static int ReadAll(ReadOnlySpan<char> word, Span<char> sounds)
    {
        var length = 0;
        for (var at = 0; at < word.Length && length < sounds.Length;)
        {
            if (word[at] == 'x' && at > 0 && !(at + 1 < word.Length && word[at + 1] == 'h') && (length == 0 || sounds[length - 1] != 'K'))
            {
                sounds[length++] = 'K';
                continue;
            }

            var (sound, taken) = Read(word, at);
            at += taken;
            if (sound != '\0' && !(length > 0 && sounds[length - 1] == sound && !char.IsAsciiDigit(sound)))
            {
                sounds[length++] = sound;
            }
        }

        return Closed(sounds, length);
    }

    /// <summary>A vowel between a consonant and the r that closes the word (Aleksandr, Alexander).</summary>
    private static int Closed(Span<char> sounds, int length)
    {
        if (length < 3 || length == sounds.Length || sounds[length - 1] != 'R' || sounds[length - 2] is 'A' or 'H' or 'X' or 'R' || char.IsAsciiDigit(sounds[length - 2]))
        {
            return length;
        }

        sounds[length - 1] = 'A';
        sounds[length] = 'R';
        return length + 1;
    }

    private static (char Sound, int Taken) Read(ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        return word[at] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' => ReadVowel(word, at),
            'j' => ReadJ(word, at),
            'w' => ReadW(word, at),
            'c' or 's' or 'z' or 't' or 'x' or 'd' => ReadSibilant(rest, at),
            _ => ReadOther(word, at),
        };
    }

    private static (char Sound, int Taken) ReadVowel(ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        if (at == 0 && rest.StartsWith("ulad"))
        {
            return ('V', 1); // Uladzimir
        }

        if (at == 0 && rest.Length > 2 && rest[0] is 'i' or 'y' && rest[1] is 'a' or 'o' or 'u')
        {
            return ('J', 1);
        }

        // Belarusian writes a short u where others write v: -au, -eu (Ramanau), -auski, -ouski, -auna.
        var shortU = at > 1 && rest[0] == 'u' && (word[at - 1] is 'a' or 'e' || (word[at - 1] == 'o' && rest.Length > 1)) && (rest.Length == 1 || rest.StartsWith("usk") || rest is "una");
        return (shortU ? rest.Length == 1 ? 'F' : 'V' : 'A', 1);
    }

    private static (char Sound, int Taken) ReadJ(ReadOnlySpan<char> word, int at)
    {
        var (before, next) = (at > 0 ? word[at - 1] : ' ', at + 1 < word.Length ? word[at + 1] : ' ');
        if (at == 0)
        {
            return next == 'e' ? ('A', 1) : ('J', 1);
        }

        if (next == 'j')
        {
            return ('J', 2);
        }

        return !IsVowel(next) || before == 'i' || !IsVowel(before) || word[at..].StartsWith("jev") ? ('A', 1) : ('J', 1);
    }

    private static (char Sound, int Taken) ReadW(ReadOnlySpan<char> word, int at)
    {
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        if (next == ' ')
        {
            return ('F', 1);
        }

        return IsVowel(next) || next is 's' or 'n' || at == 0 ? ('V', 1) : ('A', 1);
    }

    private static (char Sound, int Taken) ReadSibilant(ReadOnlySpan<char> rest, int at)
    {
        var next = rest.Length > 1 ? rest[1] : ' ';
        switch (rest[0])
        {
            case 'c' when next == 'h' && rest.Length > 2 && rest[2] is 'r' or 'l' or 'n': // Christos, Chloe
                return ('K', 2);
            case 'c' when next is 'k' or 'q':
                return ('K', 2);
            case 'c' when next is 'h' or 'z' or 's':
                return ('S', 2);
            case 'c' when next is 'e' or 'i' or 'y' || (next == ' ' && at > 0):
                return ('S', 1);
            case 'c':
                return ('K', 1);
            case 'x' when next == 'h': // Albanian
                return ('J', 2);
            case 'x':
                return ('S', 1);
            case 't' when next is 's' or 'z' or 'c':
                return ('S', rest.StartsWith("tsch") ? 4 : rest.StartsWith("tch") ? 3 : 2);
            case 't':
                return ('T', next == 'h' ? 2 : 1);
            case 'd' when next == 'j':
                return ('J', 2);
            case 'd' when rest.StartsWith("dzh"):
                return ('J', 3);
            case 'd' when next == 'z':
                return (rest.Length > 3 && (rest[2] == 'm' || rest.StartsWith("dzim") || rest.StartsWith("dzis") || (rest[2] is 'i' or 'y' && IsVowel(rest[3]))) ? 'D' : 'S', 2); // Belarusian dz is d
            case 'd' when rest is "dse": // Schewardnadse
                return ('S', 2);
            case 'd' when next == 'h':
                return ('D', 2);
            case 'd':
                return next == 't' ? ('T', 2) : ('D', 1);
            default:
                return ('S', next is 'h' or 'z' ? 2 : rest.StartsWith("sch") ? 3 : 1);
        }
    }

    private static (char Sound, int Taken) ReadOther(ReadOnlySpan<char> word, int at)
    {
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        switch (word[at])
        {
            case 'm' when at == 0 && next == 'p': return ('B', 2);
            case 'n' when at == 0 && next == 't': return ('D', 2);
            case 'g' when at == 0 && next == 'k': return ('G', 2);
            case 'p' when next is 'h' or 'f': return ('F', 2);
            case 'v': return (next == ' ' ? 'F' : 'V', 1);
            case 'q': return ('K', 1);
            case 'k' when next == 'h': return (at == 0 && word.Length > 2 && word[2] == 'r' ? 'K' : 'X', 2);
            case 'h': return (at == 0 && next == 'r' ? 'K' : 'H', 1);
            case 'g' when at == 0 && next == 'r': return ('K', 1); // Grushko, Hrushko; Christos, Hristos
            case 'g': return ('G', next == 'h' ? 2 : 1);
            case >= 'a' and <= 'z' and var letter: return (char.ToUpperInvariant(letter), 1);
            default: return (word[at], 1);
        }
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
