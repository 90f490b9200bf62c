using System.Security.Cryptography;

namespace CommandCentre.Desks.Journals;

/// <summary>AES-256-GCM as this store uses it: 12 bytes of random nonce, 16 bytes of tag, then the cipher text.</summary>
internal static class AesSeal
{
    public const int NonceSize = 12;
    public const int TagSize = 16;
    public const int Overhead = NonceSize + TagSize;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var closed = new byte[Overhead + plain.Length];
        var nonce = closed.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, closed.AsSpan(Overhead), closed.AsSpan(NonceSize, TagSize), associated);
        return closed;
    }

    /// <summary>The plain bytes, or <c>null</c> when key, bytes and associated bytes do not belong together.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> associated)
    {
        using var aes = new AesGcm(key, TagSize);
        return Open(aes, closed, associated);
    }

    /// <summary>The same with a key made ready once for many.</summary>
    public static byte[]? Open(AesGcm aes, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> associated)
    {
        if (closed.Length < Overhead)
        {
            return null;
        }

        var plain = new byte[closed.Length - Overhead];
        try
        {
            aes.Decrypt(closed[..NonceSize], closed[Overhead..], closed[NonceSize..Overhead], plain, associated);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
