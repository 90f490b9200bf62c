using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Files;

/// <summary>What a file of a record shows, as its sender says.</summary>
public enum FileSort
{
    /// <summary>A photo.</summary>
    Photo,

    /// <summary>An X-ray image.</summary>
    Xray,

    /// <summary>A document; a picture of one too.</summary>
    Document,
}

/// <summary>What is kept of a file: found from its content, never from a name or a declared type.</summary>
public enum FileMedia
{
    /// <summary>A picture, made anew by the centre.</summary>
    Jpeg,

    /// <summary>A picture without loss, made anew by the centre.</summary>
    Png,

    /// <summary>A PDF document in which nothing acts, as it was given.</summary>
    Pdf,

    /// <summary>Plain text in UTF-8, as it was given.</summary>
    Text,
}

/// <summary>What the centre keeps of a file.</summary>
/// <param name="Media">What it is.</param>
/// <param name="Bytes">How many bytes, 1 and more.</param>
/// <param name="Sha256">SHA-256 of the kept bytes in hex, lower case.</param>
/// <param name="Width">Width of a picture in pixels, as it is to be looked at; absent for a document.</param>
/// <param name="Height">Height of a picture in pixels; absent for a document.</param>
public sealed record KeptFile(FileMedia Media, long Bytes, string Sha256, int? Width, int? Height)
{
    /// <summary>Whether it is a picture.</summary>
    public bool IsPicture => IsPictureOf(Media);

    /// <summary>Whether a medium is a picture.</summary>
    public static bool IsPictureOf(FileMedia media) => media is FileMedia.Jpeg or FileMedia.Png;
}

/// <summary>Attach a file to a record: a seizure, an exhibit or a control of the officer's own country.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Record">The record.</param>
/// <param name="Sort">What it shows; a photo and an X-ray image must be pictures.</param>
/// <param name="Title">In words, 1 to 120 characters.</param>
/// <param name="Marks">Marks of the file: its own, whatever those of the record.</param>
public sealed record AddFile(Guid Id, Guid Record, FileSort Sort, string Title, Marks Marks) : MarkedCommand(CommandKind.AddFile, Id, Marks)
{
    /// <summary>SHA-256 in hex of the bytes as they were sent: the same id with other bytes is another content. Absent where no file came with the command.</summary>
    public string? Content { get; init; }

    /// <summary>What the centre keeps of them; absent where no file came with the command.</summary>
    public KeptFile? Kept { get; init; }
}

/// <summary>A file was attached to a record.</summary>
/// <param name="Of">The record it is attached to; absent for a viewer who may not read it.</param>
/// <param name="Sort">What it shows.</param>
/// <param name="Title">In words.</param>
/// <param name="Media">What is kept.</param>
/// <param name="Bytes">How many bytes are kept.</param>
/// <param name="Sha256">SHA-256 of the kept bytes in hex; sealed, because of a short text a hash alone would tell what it says. Absent once the record's key was erased.</param>
/// <param name="Width">Width of a picture in pixels; absent for a document.</param>
/// <param name="Height">Height of a picture in pixels; absent for a document.</param>
public sealed record FileAdded(
    Guid? Of,
    FileSort Sort,
    [property: Narrative] string? Title,
    FileMedia Media,
    long Bytes,
    [property: Nominal] string? Sha256,
    int? Width,
    int? Height) : OperationEvent(LineKind.FileAdded)
{
    /// <inheritdoc/>
    public override Guid? Refers() => Of;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Of = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Title = narrative ? Title : null, Sha256 = null };
}
