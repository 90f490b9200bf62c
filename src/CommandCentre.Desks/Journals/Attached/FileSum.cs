using System.Security.Cryptography;

namespace CommandCentre.Desks.Journals.Attached;

/// <summary>The end of a sealed file: eight known bytes and a SHA-256 of everything before them, so that damage is seen by who has no key.</summary>
/// <remarks>It shows damage, not malice: what was sealed is guarded by its seal.</remarks>
internal static class FileSum
{
    /// <summary>How many bytes.</summary>
    internal const int Size = 8 + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "file-sum"u8;

    /// <summary>The end of what was hashed.</summary>
    internal static byte[] Of(IncrementalHash sealedBytes) => [.. Mark, .. sealedBytes.GetHashAndReset()];

    /// <summary>Why a whole file is not as it was written; absent when it is.</summary>
    internal static string? Fault(ReadOnlySpan<byte> file)
    {
        if (file.Length < Size || !file[^Size..].StartsWith(Mark))
        {
            return "is damaged: it does not end as it was written";
        }

        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file[..^Size], sum);
        return sum.SequenceEqual(file[^sum.Length..]) ? null : "is damaged: its bytes do not give its sum";
    }
}
