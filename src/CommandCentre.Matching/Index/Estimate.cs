using System.Numerics;

namespace CommandCentre.Matching.Index;

/// <summary>From the signature of a name: how well it may meet the words of a query that no key told of. Cheap, and never as much as a key tells.</summary>
internal sealed class Estimate
{
    /// <summary>What is taken for a word of a name whose signature is not known.</summary>
    private const int Unknown = 45;

    /// <summary>What a word is given all of whose bits are there.</summary>
    private const int All = 110;

    /// <summary>What a word of the same sound loses when its form is another.</summary>
    private const int OtherForm = 25;

    private readonly uint[] _bits;
    private readonly byte[][] _worth;

    public Estimate(List<QueryWord> words)
    {
        _bits = [.. words.Where(word => word.IsWritten).Take(NameKeys.MostWords).Select(word => NameKeys.Bits(word.Part))];
        _worth = Array.ConvertAll(_bits, Worth);
        Any = _bits.Aggregate(0u, (all, bits) => all | bits);
        for (var i = 0; i < _bits.Length; i++)
        {
            Neutral |= (ulong)Unknown << (i * 8);
        }
    }

    /// <summary>The bits of all words.</summary>
    public uint Any { get; }

    /// <summary>For a name whose signature is not known.</summary>
    public ulong Neutral { get; }

    /// <summary>What a key told, corrected by the signature: words it did not speak of are estimated; a word that sounds the same in another form counts less.</summary>
    public ulong Of(uint signature, ulong met)
    {
        var (some, other) = (0UL, 0UL);
        for (var i = 0; i < _bits.Length; i++)
        {
            some |= (ulong)_worth[i][BitOperations.PopCount(signature & _bits[i])] << (i * 8);
            other |= (signature & _bits[i] & NameKeys.FormMask) == 0 ? (ulong)OtherForm << (i * 8) : 0;
        }

        // Bytes whose three highest bits are set: 224 and more.
        var same = ((met & (met << 1) & (met << 2) & 0x8080_8080_8080_8080) >> 7) * byte.MaxValue;
        return Candidates.Better(met - (other & same), some);
    }

    private static byte[] Worth(uint bits)
    {
        var all = BitOperations.PopCount(bits);
        return [.. Enumerable.Range(0, all + 1).Select(some => (byte)(some == all ? All : All * 2 * some / 3 / all))];
    }
}
