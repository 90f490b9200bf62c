using System.Numerics;

namespace CommandCentre.Matching.Index;

/// <summary>A sound key and its consonants in two numbers, five bits a letter, the first letter lowest: two of them are compared without reading a text.</summary>
/// <param name="Letters">The first twelve letters of the key.</param>
/// <param name="Bones">Its consonants in broad classes, at most twelve, after an A where the word begins with a vowel.</param>
internal readonly record struct PackedSound(ulong Letters, ulong Bones)
{
    private const int Bits = 5;
    private const int Most = 12;

    /// <summary>Packs a sound key.</summary>
    public static PackedSound Of(ReadOnlySpan<char> sound)
    {
        Span<char> bones = stackalloc char[Most];
        return new(Pack(sound[..Math.Min(sound.Length, Most)]), Pack(bones[..NearKeys.Skeleton(sound, bones)]));
    }

    /// <summary>How alike two sound keys are, 0 to 255; 0 when they are not near.</summary>
    public byte Likeness(PackedSound other)
    {
        var bones = Slips(Bones, other.Bones);
        if (bones > 1)
        {
            return 0;
        }

        return (Slips(Letters, other.Letters), bones, Math.Min(Length(Bones), Length(other.Bones))) switch
        {
            (0, _, _) => 235,
            (1, 0, _) => 195,
            (_, 0, >= 3) => 180,
            (_, 0, 2) => 125,
            (_, 0, _) => 70,
            (1, 1, >= 4) => 150,
            (1, 1, >= 2) => 95,
            (2, 1, >= 5) => 130,
            (2, 1, 4) => 80,
            _ => 0,
        };
    }

    /// <summary>Slips between two packed words: 0, 1 or 2 (two or more); a letter put in, left out, replaced or swapped with its neighbour.</summary>
    public static int Slips(ulong left, ulong right)
    {
        if (left == right)
        {
            return 0;
        }

        var same = Bits * (BitOperations.TrailingZeroCount(left ^ right) / Bits);
        var (a, b) = (left >> same, right >> same);
        var (aLength, bLength) = (Length(a), Length(b));
        var shift = Bits * Math.Abs(aLength - bLength);
        var ends = aLength >= bLength ? a ^ (b << shift) : (a << shift) ^ b;
        var longer = Math.Max(aLength, bLength);
        var behind = ends == 0 ? longer : (BitOperations.LeadingZeroCount(ends) - (64 - (Bits * longer))) / Bits;
        behind = Math.Min(behind, Math.Min(aLength, bLength));
        return (aLength - behind, bLength - behind) switch
        {
            ( <= 1, <= 1) => 1,
            (2, 2) => (a & 31) == ((b >> Bits) & 31) && (b & 31) == ((a >> Bits) & 31) ? 1 : 2,
            _ => 2,
        };
    }

    /// <summary>Letters of a packed word.</summary>
    private static int Length(ulong packed) => (64 - BitOperations.LeadingZeroCount(packed) + Bits - 1) / Bits;

    private static ulong Pack(ReadOnlySpan<char> letters)
    {
        var packed = 0UL;
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = letters[i] is >= 'A' and <= 'Z' ? letters[i] - 'A' + 1 : 27 + (letters[i] % 5);
            packed |= (ulong)letter << (i * Bits);
        }

        return packed;
    }
}
