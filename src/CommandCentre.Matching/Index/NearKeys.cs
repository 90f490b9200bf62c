namespace CommandCentre.Matching.Index;

/// <summary>The keys under which a sound key meets those near it.</summary>
internal static class NearKeys
{
    /// <summary>Keys at most.</summary>
    public const int Most = 24;

    /// <summary>Letters of a sound key and of its consonants that count.</summary>
    private const int MostLetters = 10;

    /// <summary>A key of no more letters is also filed under itself without one of them: of so few consonants none can be spared.</summary>
    private const int Short = 7;

    /// <summary>Consonants from which on one may be wrong.</summary>
    private const int Enough = 4;

    /// <summary>The keys of a sound key, each once.</summary>
    public static int Of(ReadOnlySpan<char> sound, Span<uint> keys)
    {
        Span<char> bones = stackalloc char[MostLetters];
        bones = bones[..Skeleton(sound, bones)];
        var count = Add(keys, 0, KeyHash.Of(bones, KeyHash.Class));
        for (var i = 0; i < bones.Length && bones.Length >= Enough; i++)
        {
            count = Add(keys, count, KeyHash.Without(bones, i, KeyHash.Near));
        }

        if (bones.Length >= Enough - 1)
        {
            count = Add(keys, count, KeyHash.Of(bones, KeyHash.Near));
        }

        if (sound.Length <= Short)
        {
            count = Add(keys, count, KeyHash.Of(sound, KeyHash.Part));
            for (var i = 0; i < sound.Length && sound.Length > 2; i++)
            {
                count = Add(keys, count, KeyHash.Without(sound, i, KeyHash.Part));
            }
        }

        return count;
    }

    /// <summary>The consonants in broad classes, after an A where the word begins with a vowel.</summary>
    public static int Skeleton(ReadOnlySpan<char> sound, Span<char> bones)
    {
        var count = 0;
        for (var i = 0; i < sound.Length && count < bones.Length; i++)
        {
            if (i == 0 || sound[i] != 'A')
            {
                var bone = Broad(sound[i]);
                if (count == 0 || bones[count - 1] != bone)
                {
                    bones[count++] = bone;
                }
            }
        }

        return count;
    }

    private static char Broad(char sound) => sound switch
    {
        'B' => 'P',
        'V' => 'F',
        'D' => 'T',
        'G' => 'K',
        'J' => 'S',
        _ => sound,
    };

    private static int Add(Span<uint> keys, int count, uint key)
    {
        if (count < keys.Length && !keys[..count].Contains(key))
        {
            keys[count++] = key;
        }

        return count;
    }
}
