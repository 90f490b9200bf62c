namespace CommandCentre.Matching.Text;

/// <summary>
/// Spellings that sound otherwise in words of one custom, told by the ending of the word. Greek (-os, -is, -as, -ou): ch is kh, mp is mb, nt is nd, gg and gk are ng, au and eu before a consonant are av and ev,
/// g and y before e or i begin as j (Giorgos, Yiorgos, Georgios). German and Polish spellings of Slavic names (-ow, -owski, -witsch, -off): ch is kh.
/// </summary>
internal static class CustomSpelling
{
    private const int Shortest = 5;

    private static readonly string[] SlavicEndings = ["ow", "ew", "owa", "ewa", "owski", "ewski", "owska", "ewska", "owicz", "ewicz", "witsch", "off", "eff"];

    /// <summary>Writes the word in the spelling the sounds are read from; false where its own spelling is read. The room holds one letter more than the word.</summary>
    public static bool Rewrite(ReadOnlySpan<char> word, Span<char> room, out int length)
    {
        length = 0;
        if (word.Length < Shortest)
        {
            return false;
        }

        var greek = word[^1] == 's' ? word[^2] is 'o' or 'i' or 'a' : word.EndsWith("ou");
        if (!greek && !(word.Contains("ch", StringComparison.Ordinal) && IsSlavic(word)))
        {
            return false;
        }

        for (var at = 0; at < word.Length;)
        {
            at += greek ? Greek(word, at, room, ref length) : Slavic(word, at, room, ref length);
        }

        return true;
    }

    private static bool IsSlavic(ReadOnlySpan<char> word)
    {
        foreach (var ending in SlavicEndings)
        {
            if (word.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    private static int Slavic(ReadOnlySpan<char> word, int at, Span<char> room, ref int length)
    {
        var hard = word[at..].StartsWith("ch") && (at == 0 || word[at - 1] is not ('s' or 't' or 'c'));
        return Put(hard ? "kh" : word.Slice(at, 1), hard ? 2 : 1, room, ref length);
    }

    private static int Greek(ReadOnlySpan<char> word, int at, Span<char> room, ref int length)
    {
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        switch (word[at])
        {
            case 'c' when next == 'h': return Put("kh", 2, room, ref length);
            case 'm' when next == 'p' && at > 0: return Put("mb", 2, room, ref length);
            case 'n' when next == 't' && at > 0: return Put("nd", 2, room, ref length);
            case 'g' when next is 'g' or 'k' && at > 0: return Put("ng", 2, room, ref length);
            case 'g' or 'y' when at == 0 && next is 'e' or 'i': return Put("dj", 1, room, ref length);
            case 'u' or 'f' when at > 0 && word[at - 1] is 'a' or 'e' && next is not (' ' or 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 's' or 'f'): return Put("v", 1, room, ref length);
            default: return Put(word.Slice(at, 1), 1, room, ref length);
        }
    }

    private static int Put(ReadOnlySpan<char> letters, int taken, Span<char> room, ref int length)
    {
        letters.CopyTo(room[length..]);
        length += letters.Length;
        return taken;
    }
}
