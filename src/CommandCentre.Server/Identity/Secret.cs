using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CommandCentre.Server.Identity;

/// <summary>Random secrets that are given out once and kept only as their SHA-256: with 256 bits of chance nothing slower is needed.</summary>
public static class Secret
{
    private const string CodeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>A new token: 32 random bytes as 43 letters of base64url.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A new one-time code that people can type: 24 of 31 letters and digits (118 bits) in groups of four.</summary>
    public static string NewCode() => string.Join('-', RandomNumberGenerator.GetString(CodeLetters, 24).Chunk(4).Select(group => new string(group)));

    /// <summary>What is kept of a secret: SHA-256 in lower-case hex.</summary>
    public static string Kept(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>What is kept of a code, however it was typed.</summary>
    public static string KeptCode(string code) => Kept(string.Concat((code ?? string.Empty).ToUpperInvariant().Where(CodeLetters.Contains)));

    /// <summary>Whether two kept forms are the same, in a time that says nothing about where they differ.</summary>
    public static bool Same(string kept, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(other));
}
