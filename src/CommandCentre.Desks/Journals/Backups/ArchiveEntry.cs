using System.Security.Cryptography;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>One file of an archive.</summary>
/// <param name="Name">Path within the archive, with slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ArchiveEntry(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>What the manifest says of it.</summary>
    internal ArchivedEntry Listed => new(Name, Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content.Span)));
}

/// <summary>An entry as the manifest names it.</summary>
/// <param name="Name">Path within the archive.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower hex digits.</param>
public sealed record ArchivedEntry(string Name, long Bytes, string Sha256);
