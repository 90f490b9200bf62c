using CommandCentre.Desks.Files;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Api;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Files;

/// <summary>Why a file is not taken; each has its text.</summary>
public enum FileFault
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>More bytes than are taken.</summary>
    TooLarge,

    /// <summary>It is nothing that is known here.</summary>
    Unknown,

    /// <summary>A file that holds other files.</summary>
    Archive,

    /// <summary>A document of an office program.</summary>
    Office,

    /// <summary>A program or script.</summary>
    Program,

    /// <summary>A web page, a drawing in SVG, or another text that a browser would act on.</summary>
    Markup,

    /// <summary>A picture of a form that is not read here.</summary>
    OtherPicture,

    /// <summary>A picture that cannot be read.</summary>
    BrokenPicture,

    /// <summary>A picture whose end is missing.</summary>
    CutPicture,

    /// <summary>More pixels than are read.</summary>
    TooManyPixels,

    /// <summary>A PDF that is not as a PDF must be.</summary>
    BrokenPdf,

    /// <summary>A PDF in which something acts: scripts, launched programs, links, files within.</summary>
    ActivePdf,

    /// <summary>A PDF into which one cannot look: locked, or packed in an unusual way.</summary>
    ClosedPdf,

    /// <summary>A PDF with something else before, behind or within it.</summary>
    MixedPdf,

    /// <summary>A text longer than is taken.</summary>
    LongText,
}

/// <summary>What came of looking into a file: its content, or why it is not taken.</summary>
/// <param name="Content">What is kept; absent where it is not taken.</param>
/// <param name="Fault">Why not; absent where it is taken.</param>
public sealed record Inspected(FileContent? Content, FileFault? Fault)
{
    /// <summary>The fault as an error at the field of the file.</summary>
    public static ErrorShown Shown(FileFault fault) =>
        new("file", string.Empty, Words.Of(fault), FileTexts.Allowed, $"{Text(fault)} {FileTexts.AllowedIs.With(FileTexts.Allowed)}");

    /// <summary>The fault in a sentence or two.</summary>
    public static string Text(FileFault fault) =>
        FileTexts.ResourceManager.GetString("Fault-" + Words.Of(fault), null) ?? throw new ArgumentOutOfRangeException(nameof(fault), fault, "no text");
}
