using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Journals.Attached;

/// <summary>A file that a line names, as whoever has no key sees it: which line, and where its sealed bytes lie.</summary>
/// <param name="Journal">Journal of the line.</param>
/// <param name="Line">Its number.</param>
/// <param name="Operation">The operation's key.</param>
/// <param name="Record">The file's record.</param>
internal sealed record AttachedFile(string Journal, long Line, string Operation, Guid Record)
{
    /// <summary>Folder of all of them in a data folder.</summary>
    internal const string Folder = "files";

    // How a stored line says so, before anything that a sender wrote (LineCodec).
    private static ReadOnlySpan<byte> Kind => "\"kind\":\"file-added\""u8;

    private const int OpenPart = 400;

    /// <summary>Where the file lies under <see cref="Folder"/>, with slashes.</summary>
    internal string Whole => $"{Operation}/{NameOf(Record, "file")}";

    /// <summary>Where its preview lies, if it has one.</summary>
    internal string Preview => $"{Operation}/{NameOf(Record, "preview")}";

    /// <summary>The name of a part of a file in its operation's folder.</summary>
    internal static string NameOf(Guid record, string part) => $"{record:N}.{part}";

    /// <summary>The file that a stored line names.</summary>
    /// <returns>Absent for every other line.</returns>
    internal static bool TryFind(string journal, StoredLine line, [NotNullWhen(true)] out AttachedFile? file)
    {
        var bytes = line.Bytes.Span;
        file = bytes[..Math.Min(bytes.Length, OpenPart)].IndexOf(Kind) >= 0 && OperationKey.TryParse(journal[(journal.IndexOf('/') + 1)..], out var operation) && RecordOf(line.Bytes) is { } record
            ? new AttachedFile(journal, line.Number, operation.Value, record)
            : null;
        return file is not null;
    }

    /// <summary>What is wrong with it, at its line.</summary>
    internal JournalFinding Fault(JournalFindingKind kind, string path, string reason) => new(Journal, kind, Line, Line, $"its file {Folder}/{path} {reason}");

    private static Guid? RecordOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var line = JsonDocument.Parse(bytes);
            return line.RootElement.GetProperty("kind").ValueEquals("file-added") ? line.RootElement.GetProperty("record").GetGuid() : null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // No line of an operation; whoever opens that operation says so.
        }
    }
}
