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

    /// <summary>Keys of a name at most: each word, each pair of words, neighbours glued, the whole.</summary>
    public const int Most = MostWords + (MostWords * (MostWords - 1) / 2) + MostGlued + 2;

    /// <summary>Letters of glued words at most; longer ones nobody writes as one.</summary>
    public const int MostGluedLetters = 20;

    /// <summary>Letters of a name by its first letters.</summary>
    public const int LeastLetters = 3, MostLetters = 6;

    private const int MostGlued = 8;
    private const uint FormBits = 10;

    /// <summary>The bits of a signature that speak of forms.</summary>
    public const uint FormMask = (1u << (int)FormBits) - 1;

    /// <summary>The words that tell who it is, in the order written; what is left when nothing better stands there.</summary>
    public static int Telling(ReadOnlySpan<NamePart> parts, Span<int> chosen)
    {
        Span<int> classes = stackalloc int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            classes[i] = Rank(parts[i].Role);
        }

        // Particles and titles are filed only where fewer than two words tell more; in a name without any word that tells, every word counts.
        var names = classes.Count(0);
        var last = names == 0 ? 3 : names + classes.Count(1) >= 2 ? 1 : 2;
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
    public static int Of(NameKind kind, ReadOnlySpan<NamePart> parts, Span<uint> keys)
    {
        Span<int> words = stackalloc int[MostWords];
        words = words[..Telling(parts, words)];
        if (words.IsEmpty)
        {
            return 0;
        }

        Span<uint> sounds = stackalloc uint[MostWords];
        var count = Add(keys, 0, Whole(parts, words));
        for (var i = 0; i < words.Length; i++)
        {
            sounds[i] = KeyHash.Of(SoundOf(parts[words[i]]), KeyHash.Sound);
            count = Add(keys, count, Single(sounds[i]));
        }

        count = Pairs(parts, words, sounds, keys, count);
        count = Glued(parts, keys, count);
        return kind != NameKind.Person && Acronym(parts) is { Length: > 0 } letters ? Add(keys, count, Initials(letters)) : count;
    }

    /// <summary>The key of one word by the hash of its sound.</summary>
    public static uint Single(uint sound) => KeyHash.Of(sound, KeyHash.Word);

    /// <summary>The key of neighbouring words written as one, by the consonants of the sound of that one where it has enough of them.</summary>
    public static uint Joined(ReadOnlySpan<char> sound)
    {
        Span<char> bones = stackalloc char[MostGluedLetters];
        bones = bones[..NearKeys.Skeleton(sound, bones)];
        return bones.Length > 2 ? KeyHash.Of(bones, KeyHash.Whole) : KeyHash.Of(sound, KeyHash.Class);
    }

    /// <summary>The key of a name by its first letters.</summary>
    public static uint Initials(ReadOnlySpan<char> letters) => KeyHash.Of(letters, KeyHash.Group);

    /// <summary>The first letters of the words that say something, where these are three to six; empty otherwise.</summary>
    public static string Acronym(ReadOnlySpan<NamePart> parts)
    {
        Span<char> letters = stackalloc char[MostLetters];
        var count = 0;
        foreach (var part in parts)
        {
            if (part.Role is PartRole.Name or PartRole.Symbol or PartRole.Particle)
            {
                if (count == MostLetters)
                {
                    return string.Empty;
                }

                letters[count++] = part.Form[0];
            }
        }

        return count < LeastLetters ? string.Empty : letters[..count].ToString();
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

    /// <summary>The bits of one word in a signature: one for its form, one for its first consonant and for each two that follow one another.</summary>
    public static uint Bits(NamePart part)
    {
        Span<char> bones = stackalloc char[4];
        bones = bones[..NearKeys.Skeleton(SoundOf(part), bones)];
        var bits = 1u << (int)(KeyHash.Of(part.Form, KeyHash.Word) % FormBits);
        for (var i = 0; i < bones.Length; i++)
        {
            bits |= 1u << (int)(FormBits + (KeyHash.Of(bones.Slice(Math.Max(0, i - 1), i == 0 ? 1 : 2), KeyHash.Near) % (32 - FormBits)));
        }

        return bits;
    }

    private static int Pairs(ReadOnlySpan<NamePart> parts, ReadOnlySpan<int> words, ReadOnlySpan<uint> sounds, Span<uint> keys, int count)
    {
        var names = 0;
        foreach (var word in words)
        {
            names += Rank(parts[word].Role) == 0 ? 1 : 0;
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

    /// <summary>Two neighbours as one word, and three where the middle one is a particle: Abd al Rahman is also written Abdulrahman.</summary>
    private static int Glued(ReadOnlySpan<NamePart> parts, Span<uint> keys, int count)
    {
        Span<char> glued = stackalloc char[MostGluedLetters];
        var most = Math.Min(keys.Length, count + MostGlued);
        for (var i = 0; i + 1 < parts.Length && count < most; i++)
        {
            if (Glue(parts.Slice(i, 2), glued) is > 0 and var two)
            {
                count = Add(keys, count, Joined(Sound.Key(glued[..two].ToString())));
            }

            if (i + 2 < parts.Length && count < most && parts[i + 1].Role is PartRole.Particle or PartRole.StopWord && Glue(parts.Slice(i, 3), glued) is > 0 and var three)
            {
                count = Add(keys, count, Joined(Sound.Key(glued[..three].ToString())));
            }
        }

        return count;
    }

    /// <summary>Writes words as one; 0 when that is too long to be one, or when one of them is not a word of a name.</summary>
    public static int Glue(ReadOnlySpan<NamePart> parts, Span<char> glued)
    {
        var length = 0;
        foreach (var part in parts)
        {
            if (length + part.Form.Length > glued.Length || part.Role is PartRole.LegalForm or PartRole.Number or PartRole.Symbol)
            {
                return 0;
            }

            part.Form.CopyTo(glued[length..]);
            length += part.Form.Length;
        }

        return length;
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
