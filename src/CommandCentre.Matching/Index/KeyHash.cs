namespace CommandCentre.Matching.Index;

/// <summary>Hashes of keys: 32 bits, the same in every process, so that the same input finds the same in the same order.</summary>
internal static class KeyHash
{
    /// <summary>What a key stands for; the same text under two meanings is two keys.</summary>
    public const uint Word = 0x51ED270B, Sound = 0x2545F491, Near = 0x9E3779B9, Whole = 0x7FEB352D, Identity = 0x85EBCA77, Value = 0x27D4EB2F, Class = 0x165667B1, Group = 0x846CA68B, Part = 0x68E31DA4;

    /// <summary>The hash of a text.</summary>
    public static uint Of(ReadOnlySpan<char> text, uint meaning)
    {
        unchecked
        {
            var hash = meaning ^ ((uint)text.Length * 0x9E3779B1u);
            foreach (var letter in text)
            {
                hash = (hash ^ letter) * 0x01000193u;
                hash ^= hash >> 15;
            }

            return Mixed(hash);
        }
    }

    /// <summary>The hash of a text without the letter at <paramref name="without"/>.</summary>
    public static uint Without(ReadOnlySpan<char> text, int without, uint meaning)
    {
        unchecked
        {
            var hash = meaning ^ ((uint)(text.Length - 1) * 0x9E3779B1u);
            for (var i = 0; i < text.Length; i++)
            {
                if (i != without)
                {
                    hash = (hash ^ text[i]) * 0x01000193u;
                    hash ^= hash >> 15;
                }
            }

            return Mixed(hash);
        }
    }

    /// <summary>The hash of two keys, whichever comes first.</summary>
    public static uint Pair(uint left, uint right)
    {
        unchecked
        {
            return Mixed((Math.Min(left, right) * 0x9E3779B1u) + (Math.Max(left, right) * 0x85EBCA77u) + 0x165667B1u);
        }
    }

    /// <summary>The hash of a number under a meaning.</summary>
    public static uint Of(uint number, uint meaning)
    {
        unchecked
        {
            return Mixed((number * 0x9E3779B1u) ^ meaning);
        }
    }

    private static uint Mixed(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 16;
            hash *= 0x7FEB352Du;
            hash ^= hash >> 15;
            hash *= 0x846CA68Bu;
            return hash ^ (hash >> 16);
        }
    }
}
