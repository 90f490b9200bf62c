using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Blind;

/// <summary>A keyed Bloom filter over the values of a country's holdings: it tells whether a value may be among them, and can be read out by nobody who lacks the secret.</summary>
/// <remarks>
/// Every value that was put in is found; one that was not is found as often as <see cref="BlindTerms.OneIn"/> says, and no more. It is filled up with random
/// keys to the next of 1, 2, 5 times a power of ten, so that its size tells the order of the holdings and not their number.
/// Source: Bloom 1970; the positions by enhanced double hashing (Dillinger and Manolios 2004) of HMAC-SHA256 (RFC 2104). What it does not protect against: docs/decisions/0011.
/// </remarks>
public sealed class BlindFilter
{
    /// <summary>Keys of one filter at most: half a million records of twenty values.</summary>
    public const int MostKeys = 10_000_000;

    /// <summary>Bytes of a filter at most.</summary>
    public const int MostBytes = 48 << 20;

    /// <summary>Keys a filter is filled up to at least.</summary>
    public const int FewestKeys = 1_000;

    private readonly ulong[] _bits;
    private readonly byte[] _key;

    internal BlindFilter(BlindTerms terms, int capacity, string fingerprint, ulong[] bits, byte[] key)
    {
        (Terms, Capacity, Fingerprint, _bits, _key) = (terms, capacity, fingerprint, bits, key);
        Hashes = HashesFor(terms.OneIn);
    }

    /// <summary>What stands in the open.</summary>
    public BlindTerms Terms { get; }

    /// <summary>Keys it was built for, those of the filling among them.</summary>
    public int Capacity { get; }

    /// <summary>Which secret it was made with; see <see cref="BlindSecret.Fingerprint"/>.</summary>
    public string Fingerprint { get; }

    internal ReadOnlySpan<ulong> Bits => _bits;

    private int Hashes { get; }

    /// <summary>Makes a filter of holdings.</summary>
    /// <param name="secret">The operation's secret.</param>
    /// <param name="terms">What stands in the open.</param>
    /// <param name="holdings">The holdings, gone through once; nothing of them is kept but bits.</param>
    /// <param name="random">32 random bytes, for the filling; never used twice.</param>
    /// <exception cref="ArgumentException">The rate is out of bounds.</exception>
    /// <exception cref="InvalidDataException">There are more than <see cref="MostKeys"/> keys.</exception>
    public static BlindFilter Build(BlindSecret secret, BlindTerms terms, IEnumerable<Entity> holdings, ReadOnlySpan<byte> random)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(holdings);
        var key = secret.KeyOf("filter", terms.Operation, terms.Country);
        var builder = new BlindBuilder(terms, key);
        foreach (var entity in holdings)
        {
            builder.Add(entity);
        }

        return builder.Finish(secret.Fingerprint, random);
    }

    /// <summary>Reads a filter as <see cref="Write"/> wrote it; whatever else the bytes are, it is said why not. Never throws.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="secret">The operation's secret.</param>
    public static BlindReading Read(ReadOnlySpan<byte> bytes, BlindSecret secret) => BlindFile.Read(bytes, secret);

    /// <summary>The filter as bytes: head, bits, and a seal under the secret.</summary>
    /// <exception cref="ArgumentException">Another secret than it was made with.</exception>
    public byte[] Write(BlindSecret secret) => BlindFile.Write(this, secret);

    /// <summary>Which kinds of value of an entity it may hold; empty when it holds none of them for certain.</summary>
    public ImmutableArray<BlindKind> MayHold(Entity entity) => MayHold(BlindKeys.Of(entity));

    /// <summary>The same of keys that were made once for several filters.</summary>
    public ImmutableArray<BlindKind> MayHold(ImmutableArray<BlindKey> keys) => [.. keys.Where(Holds).Select(key => key.Kind).Distinct().Order()];

    /// <summary>Words of 64 bits for a number of keys at a rate.</summary>
    internal static int WordsFor(int capacity, int oneIn) =>
        (int)Math.Ceiling(capacity * Math.Log(oneIn) / (Math.Log(2) * Math.Log(2)) / 64) + 1;

    internal static int HashesFor(int oneIn) => (int)Math.Round(Math.Log2(oneIn), MidpointRounding.AwayFromZero);

    /// <summary>The 128 bits from which all positions of a key follow.</summary>
    internal static UInt128 Hash(byte[] filterKey, BlindKey key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(filterKey, Encoding.UTF8.GetBytes($"{(int)key.Kind}:{key.Text}"), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    internal static void Set(ulong[] bits, UInt128 hash, int hashes)
    {
        foreach (var at in new Positions(hash, bits.Length, hashes))
        {
            bits[at >> 6] |= 1UL << (int)(at & 63);
        }
    }

    private bool Holds(BlindKey key)
    {
        foreach (var at in new Positions(Hash(_key, key), _bits.Length, Hashes))
        {
            if ((_bits[at >> 6] & (1UL << (int)(at & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The positions of one key.</summary>
    private ref struct Positions(UInt128 hash, int words, int hashes)
    {
        private readonly ulong _size = (ulong)words * 64;
        private ulong _at = (ulong)(hash & ulong.MaxValue) % ((ulong)words * 64);
        private ulong _step = (ulong)(hash >> 64) % ((ulong)words * 64);
        private int _count;

        public readonly long Current => (long)_at;

        public readonly Positions GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_count > 0)
            {
                _at = (_at + _step) % _size;
                _step = (_step + (ulong)_count) % _size;
            }

            return _count++ < hashes;
        }
    }
}
