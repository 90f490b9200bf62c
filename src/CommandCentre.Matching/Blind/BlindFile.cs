using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Matching.Blind;

/// <summary>A filter as bytes, all numbers little-endian: 8 magic, 2 version of the keys, 2 country, 1 length of the operation's key and 40 for it, 4 rate, 4 capacity, 8 Unix seconds, 16 fingerprint, 4 words, the words of 8, 32 seal.</summary>
internal static class BlindFile
{
    private const int Country = 10;
    private const int Operation = 12;
    private const int OneIn = 53;
    private const int Capacity = 57;
    private const int MadeAt = 61;
    private const int Fingerprint = 69;
    private const int Words = 85;
    private const int Head = 89;

    private static ReadOnlySpan<byte> Magic => "CCBLIND\0"u8;

    public static byte[] Write(BlindFilter filter, BlindSecret secret)
    {
        if (filter.Fingerprint != secret.Fingerprint)
        {
            throw new ArgumentException($"a filter of secret {filter.Fingerprint} written under {secret}", nameof(secret));
        }

        var terms = filter.Terms;
        var bits = filter.Bits;
        var file = new byte[Head + (8 * bits.Length) + HMACSHA256.HashSizeInBytes];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), BlindKeys.Version);
        Encoding.ASCII.GetBytes(terms.Country.Value, file.AsSpan(Country));
        file[Operation] = (byte)terms.Operation.Value.Length;
        Encoding.ASCII.GetBytes(terms.Operation.Value, file.AsSpan(Operation + 1));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(OneIn), terms.OneIn);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Capacity), filter.Capacity);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(MadeAt), terms.MadeAt.ToUnixTimeSeconds());
        Convert.FromHexString(filter.Fingerprint).CopyTo(file.AsSpan(Fingerprint));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Words), bits.Length);
        for (var at = 0; at < bits.Length; at++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(Head + (8 * at)), bits[at]);
        }

        Seal(file, secret, terms).CopyTo(file.AsSpan(file.Length - HMACSHA256.HashSizeInBytes));
        return file;
    }

    public static BlindReading Read(ReadOnlySpan<byte> file, BlindSecret secret)
    {
        if (file.Length < Head + HMACSHA256.HashSizeInBytes || file.Length > BlindFilter.MostBytes || !file.StartsWith(Magic))
        {
            return Refused(BlindFault.NoFilter, $"{file.Length} bytes", $"a blind filter of up to {BlindFilter.MostBytes} bytes, as blind build writes it");
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(file[8..]);
        return version == BlindKeys.Version ? ReadHead(file, secret) : Refused(BlindFault.OtherVersion, $"version {version}", $"version {BlindKeys.Version}");
    }

    private static BlindReading ReadHead(ReadOnlySpan<byte> file, BlindSecret secret)
    {
        var (country, operation) = (Latin(file.Slice(Country, 2)), Latin(file.Slice(Operation + 1, Math.Min(file[Operation], (byte)40))));
        var (oneIn, capacity, words) = (Number(file, OneIn), Number(file, Capacity), Number(file, Words));
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(file[MadeAt..]);
        if (!CountryCode.TryParse(country, out var from) || from.Value != country)
        {
            return Refused(BlindFault.BadHead, $"country {country}", "two capital letters of ISO 3166-1, or XK");
        }

        if (!OperationKey.TryParse(operation, out var key) || key.Value != operation || file[Operation] != operation.Length)
        {
            return Refused(BlindFault.BadHead, $"operation {operation}", "3 to 40 of A-Z, 0-9 and hyphen");
        }

        if (oneIn is < BlindTerms.CoarsestRate or > BlindTerms.FinestRate)
        {
            return Refused(BlindFault.BadHead, $"a rate of one in {oneIn}", $"one in {BlindTerms.CoarsestRate} to {BlindTerms.FinestRate}");
        }

        if (capacity is < BlindFilter.FewestKeys or > BlindFilter.MostKeys || words != BlindFilter.WordsFor(capacity, oneIn))
        {
            return Refused(BlindFault.BadHead, $"{words} words for {capacity} keys", "as many words as the rate needs");
        }

        if (seconds is < 0 or > 253_402_300_799)
        {
            return Refused(BlindFault.BadHead, $"made at {seconds}", "seconds since 1970, up to the year 9999");
        }

        if (file.Length != Head + (8L * words) + HMACSHA256.HashSizeInBytes)
        {
            return Refused(BlindFault.NoFilter, $"{file.Length} bytes", $"{Head + (8L * words) + HMACSHA256.HashSizeInBytes} bytes, as its head says");
        }

        return Opened(file, secret, new(key, from, oneIn, DateTimeOffset.FromUnixTimeSeconds(seconds)), capacity);
    }

    private static BlindReading Opened(ReadOnlySpan<byte> file, BlindSecret secret, BlindTerms terms, int capacity)
    {
        var fingerprint = Convert.ToHexStringLower(file.Slice(Fingerprint, BlindSecret.FingerprintSize));
        if (fingerprint != secret.Fingerprint)
        {
            return Refused(BlindFault.OtherSecret, $"secret {fingerprint}", secret.ToString());
        }

        if (!CryptographicOperations.FixedTimeEquals(file[^HMACSHA256.HashSizeInBytes..], Seal(file, secret, terms)))
        {
            return Refused(BlindFault.Damaged, string.Empty, "the file as blind build wrote it");
        }

        var bits = new ulong[(file.Length - Head - HMACSHA256.HashSizeInBytes) / 8];
        file[Head..^HMACSHA256.HashSizeInBytes].CopyTo(MemoryMarshal.AsBytes(bits.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return new(new BlindFilter(terms, capacity, fingerprint, bits, secret.KeyOf("filter", terms.Operation, terms.Country)), default, string.Empty, string.Empty);
    }

    private static byte[] Seal(ReadOnlySpan<byte> file, BlindSecret secret, BlindTerms terms) =>
        HMACSHA256.HashData(secret.KeyOf("seal", terms.Operation, terms.Country), file[..^HMACSHA256.HashSizeInBytes]);

    private static int Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);

    // Bytes that are no printable sign are shown as a full stop: what is refused is told again.
    private static string Latin(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, static (text, from) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = from[at] is > 32 and < 127 ? (char)from[at] : '.';
        }
    });

    private static BlindReading Refused(BlindFault fault, string value, string allowed) => new(null, fault, value, allowed);
}
