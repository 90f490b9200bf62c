using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CommandCentre.Server.Identity;

/// <summary>The codes of authenticator apps: RFC 6238 with SHA-1, steps of 30 s, six digits; what every such app understands.</summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a secret: the length of SHA-1's result (RFC 4226, section 4).</summary>
    public const int SecretLength = 20;

    /// <summary>How long a code holds.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The number of the step a moment lies in.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and every authenticator app ask for HMAC-SHA-1; its strength does not rest on collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Which step's code was typed: the present one, the one before or the one after, and later than the last that was accepted.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="typed">What was typed; spaces do not count.</param>
    /// <param name="now">Wall time.</param>
    /// <param name="lastStep">The last step that was accepted; 0 for none.</param>
    /// <returns>The step; null when it is none of these.</returns>
    public static long? Match(ReadOnlySpan<byte> secret, string? typed, DateTimeOffset now, long lastStep)
    {
        var code = Encoding.UTF8.GetBytes(string.Concat((typed ?? string.Empty).Where(letter => !char.IsWhiteSpace(letter))));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), code) && step > lastStep)
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>A secret as text that people can type: Base32 (RFC 4648) in groups of four.</summary>
    public static string Spelled(ReadOnlySpan<byte> secret)
    {
        var letters = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var part in secret)
        {
            (bits, held) = (((bits << 8) | part) & 0xFFFF, held + 8);
            for (; held >= 5; held -= 5)
            {
                letters.Append(Letters[(bits >> (held - 5)) & 31]);
            }
        }

        if (held > 0)
        {
            letters.Append(Letters[(bits << (5 - held)) & 31]);
        }

        return string.Join(' ', letters.ToString().Chunk(4).Select(group => new string(group)));
    }

    /// <summary>The address that authenticator apps read from a QR code.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="issuer">Whose code it is.</param>
    /// <param name="account">The service number.</param>
    public static string Address(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Spelled(secret).Replace(" ", string.Empty, StringComparison.Ordinal)}&issuer={Uri.EscapeDataString(issuer)}";
}
