using System.Buffers.Binary;
using System.Security.Cryptography;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Blind;

/// <summary>Gathers the keys of holdings, each once, before the size of the filter is known.</summary>
internal sealed class BlindBuilder
{
    private readonly HashSet<UInt128> _hashes = [];
    private readonly BlindTerms _terms;
    private readonly byte[] _key;

    public BlindBuilder(BlindTerms terms, byte[] key)
    {
        (_terms, _key) = (terms, key);
        if (terms.OneIn is < BlindTerms.CoarsestRate or > BlindTerms.FinestRate)
        {
            throw new ArgumentException($"a rate of one in {terms.OneIn}; allowed is one in {BlindTerms.CoarsestRate} to {BlindTerms.FinestRate}", nameof(terms));
        }
    }

    public void Add(Entity entity)
    {
        foreach (var key in BlindKeys.Of(entity))
        {
            _hashes.Add(BlindFilter.Hash(_key, key));
        }

        if (_hashes.Count > BlindFilter.MostKeys)
        {
            throw new InvalidDataException($"more than {BlindFilter.MostKeys} values in one filter");
        }
    }

    public BlindFilter Finish(string fingerprint, ReadOnlySpan<byte> random)
    {
        if (random.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException($"{random.Length} random bytes; {SHA256.HashSizeInBytes} are needed", nameof(random));
        }

        var capacity = CapacityFor(_hashes.Count);
        var bits = new ulong[BlindFilter.WordsFor(capacity, _terms.OneIn)];
        var hashes = BlindFilter.HashesFor(_terms.OneIn);
        foreach (var hash in _hashes)
        {
            BlindFilter.Set(bits, hash, hashes);
        }

        for (var more = _hashes.Count; more < capacity; more++)
        {
            BlindFilter.Set(bits, Filling(random, more), hashes);
        }

        return new(_terms, capacity, fingerprint, bits, _key);
    }

    /// <summary>The next of 1, 2, 5 times a power of ten.</summary>
    internal static int CapacityFor(int keys)
    {
        var power = BlindFilter.FewestKeys;
        while (true)
        {
            foreach (var times in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (power * times >= keys)
                {
                    return power * times;
                }
            }

            power *= 10;
        }
    }

    private static UInt128 Filling(ReadOnlySpan<byte> random, int number)
    {
        Span<byte> counted = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(counted, number);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(random, counted, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
