using CommandCentre.Matching.Names;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Index;

/// <summary>The keys a name is filed under, and its signature.</summary>
/// <remarks>
/// Pairs of words, by their sound, are the keys that a search lives on: how many names share two words hardly grows with the index. Single words by
/// their form serve while they are rare. The whole name by its forms finds the very same name among thousands that sound alike.
/// </remarks>
internal static class NameKeys
{
    /// <summary>Words of a name that are filed; of more words, those that tell least are left out.</summary>
    public const int MostWords = 8;

    /// <summary>Keys of a name at most: each word, each pair of words, the whole.</summary>
    public const int Most = MostWords + (MostWords * (MostWords - 1) / 2) + 1;

    /// <summary>The words that tell who it is, in the order written; what is left when nothing better stands there.</summary>
    public static int Telling(ReadOnlySpan<NamePart> parts, Span<int> chosen)
    {
        Span<int> classes = stackalloc int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            classes[i] = Rank(parts[i].Role);
        }

        // Particles and titles are filed only where fewer than two words tell more.
        var telling = classes.Count(0) + classes.Count(1);
        var last = telling >= 2 ? 1 : telling + classes.Count(2) >= 1 ? 2 : 3;
        var count = 0;
        for (var rank = 0; rank <= last; rank++)
        {
            for (var i = 0; i < parts.Length && count < Math.Min(MostWords, chosen.Length); i++)
            {
                if (classes[i] == rank)
                {
                    chosen[count++] = i;
                }
            }
        }

        chosen[..count].Sort();
        return count;
    }

    /// <summary>The keys of a name, each once.</summary>
    public static int Of(ReadOnlySpan<NamePart> parts, Span<uint> keys)
    {
        Span<int> words = stackalloc int[MostWords];
        words = words[..Telling(parts, words)];
        var count = 0;
        var whole = 0u;
        for (var i = 0; i < words.Length; i++)
        {
            var form = KeyHash.Of(parts[words[i]].Form, KeyHash.Word);
            whole = unchecked(whole + KeyHash.Of(form, KeyHash.Whole));
            count = Add(keys, count, form);
        }

        if (words.Length > 0)
        {
            count = Add(keys, count, whole);
        }

        return Pairs(parts, words, keys, count);
    }

    /// <summary>The key of the whole name: the sum over its words, so in any order.</summary>
    public static uint Whole(ReadOnlySpan<NamePart> parts, ReadOnlySpan<int> words)
    {
        var whole = 0u;
        foreach (var word in words)
        {
            whole = unchecked(whole + KeyHash.Of(KeyHash.Of(parts[word].Form, KeyHash.Word), KeyHash.Whole));
        }

        return whole;
    }

    /// <summary>32 bits that tell which words a name may have: ten for the forms, the others for how the words sound.</summary>
    public static uint Signature(ReadOnlySpan<NamePart> parts)
    {
        Span<int> words = stackalloc int[MostWords];
        var signature = 0u;
        foreach (var word in words[..Telling(parts, words)])
        {
            signature |= Bits(parts[word]);
        }

        return signature;
    }

    /// <summary>The sound key of a word, whatever its role: a term in one name is a name in another.</summary>
    public static string SoundOf(NamePart part) => part.Role is PartRole.Name ? part.Sound : Sound.Key(part.Form);

    /// <summary>The bits of one word in a signature.</summary>
    public static uint Bits(NamePart part)
    {
        var bits = 1u << (int)(KeyHash.Of(part.Form, KeyHash.Word) % 10);
        var sound = SoundOf(part);
        for (var i = 0; i < sound.Length && i < 4; i++)
        {
            bits |= 1u << (10 + (int)(KeyHash.Of(sound.AsSpan(i == 0 ? 0 : i - 1, i == 0 ? 1 : 2), KeyHash.Near) % 22));
        }

        return bits;
    }

    private static int Pairs(ReadOnlySpan<NamePart> parts, ReadOnlySpan<int> words, Span<uint> keys, int count)
    {
        Span<uint> sounds = stackalloc uint[MostWords];
        var names = 0;
        for (var i = 0; i < words.Length; i++)
        {
            sounds[i] = KeyHash.Of(SoundOf(parts[words[i]]), KeyHash.Sound);
            names += Rank(parts[words[i]].Role) == 0 ? 1 : 0;
        }

        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++)
            {
                // Two words of the kind "trading company" say nothing where names stand beside them.
                if (names < 2 || Rank(parts[words[i]].Role) == 0 || Rank(parts[words[j]].Role) == 0)
                {
                    count = Add(keys, count, KeyHash.Pair(sounds[i], sounds[j]));
                }
            }
        }

        return count;
    }

    private static int Add(Span<uint> keys, int count, uint key)
    {
        if (!keys[..count].Contains(key))
        {
            keys[count++] = key;
        }

        return count;
    }

    private static int Rank(PartRole role) => role switch
    {
        PartRole.Name or PartRole.Number => 0,
        PartRole.Symbol or PartRole.Initial => 1,
        PartRole.Particle => 2,
        _ => 3,
    };
}
