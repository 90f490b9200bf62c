using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Matching.Blind;

/// <summary>The secret of one operation's blind filters: 32 random bytes, known to the centre and to the participants' liaison officers.</summary>
/// <remarks>Written as 64 hexadecimal digits. Never in a message, a log or an exception.</remarks>
public sealed class BlindSecret
{
    /// <summary>Its length, in bytes.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes;

    /// <summary>A secret of bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> random bytes.</param>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public BlindSecret(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.Length == Size ? bytes.ToArray() : throw new ArgumentException($"a secret of {bytes.Length} bytes; it has {Size}", nameof(bytes));
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(_bytes, "commandcentre blind fingerprint"u8).AsSpan(0, FingerprintSize));
    }

    /// <summary>Which secret it is, without saying it: 32 hexadecimal digits.</summary>
    public string Fingerprint { get; }

    internal const int FingerprintSize = 16;

    /// <summary>Reads 64 hexadecimal digits; blanks around them are ignored.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BlindSecret? secret)
    {
        var digits = (text ?? string.Empty).Trim();
        secret = digits.Length == 2 * Size && digits.All(char.IsAsciiHexDigit) ? new BlindSecret(Convert.FromHexString(digits)) : null;
        return secret is not null;
    }

    /// <summary>The secret itself, as it is told to a liaison officer and read again by <see cref="TryParse"/>.</summary>
    public string Reveal() => Convert.ToHexStringLower(_bytes);

    /// <summary>Never the secret itself.</summary>
    public override string ToString() => $"secret {Fingerprint}";

    /// <summary>Each filter has a key of its own, so that two filters cannot be laid upon each other by whoever has no secret.</summary>
    internal byte[] KeyOf(string use, OperationKey operation, CountryCode country) =>
        HMACSHA256.HashData(_bytes, Encoding.ASCII.GetBytes($"commandcentre blind {use} {operation.Value} {country.Value}"));
}
