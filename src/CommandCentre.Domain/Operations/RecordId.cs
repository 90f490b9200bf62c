using System.Security.Cryptography;
using System.Text;

namespace CommandCentre.Domain.Operations;

/// <summary>How ids are derived, so that the same cause gives the same id on every machine and at every retry.</summary>
public static class RecordId
{
    /// <summary>Id of the record that a sender's command makes: nobody can take another's id by guessing, and a retry makes no second record.</summary>
    /// <remarks>The first 16 bytes of SHA-256 over sender and command id, marked as a version 8 UUID (RFC 9562).</remarks>
    public static Guid For(string officer, Guid command) => Derived($"record {officer} {command:D}");

    /// <summary>Id of the command by which a deadline is recorded: subject and due time name it, so it is recorded once however many machines notice.</summary>
    public static Guid ForDeadline(Guid subject, DateTimeOffset due) => Derived($"due {subject:D} {due.UtcTicks}");

    /// <summary>An id from any text, the same for the same text.</summary>
    public static Guid Derived(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var id = hash[..16];
        id[6] = (byte)((id[6] & 0x0f) | 0x80);
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
