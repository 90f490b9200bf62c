using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Files;

/// <summary>What an officer says of an image.</summary>
public enum ImageVerdict
{
    /// <summary>Nothing of note is to be seen.</summary>
    NothingSeen,

    /// <summary>Something that another look must settle.</summary>
    Suspicious,

    /// <summary>The image does not let one tell.</summary>
    CannotTell,
}

/// <summary>Whether a second officer is to read an image.</summary>
public enum SecondReading
{
    /// <summary>Nobody is asked.</summary>
    None,

    /// <summary>A second officer is asked and knows what the first one said.</summary>
    Asked,

    /// <summary>A second officer is asked, and nobody knows what the first one said before the second has spoken.</summary>
    Blind,
}

/// <summary>A rectangle on an image, in thousandths of its width and height, so that it fits every size of it.</summary>
/// <param name="Left">From the left edge, 0 to 999.</param>
/// <param name="Top">From the upper edge, 0 to 999.</param>
/// <param name="Width">1 to 1,000; at most to the right edge.</param>
/// <param name="Height">1 to 1,000; at most to the lower edge.</param>
/// <param name="Word">What it seems to be, 1 to 60 characters.</param>
public sealed record ImageRegion(int Left, int Top, int Width, int Height, string Word)
{
    /// <summary>Thousandths that make a whole side.</summary>
    public const int Side = 1000;

    /// <summary>How much of both regions together both share: 0 for nothing, 1 for the same (Jaccard's index).</summary>
    public double Overlap(ImageRegion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var width = Math.Min(Left + Width, other.Left + other.Width) - Math.Max(Left, other.Left);
        var height = Math.Min(Top + Height, other.Top + other.Height) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var shared = (double)width * height;
        return shared / (((double)Width * Height) + ((double)other.Width * other.Height) - shared);
    }
}

/// <summary>What one officer saw on an image.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Regions">Where, at most 20.</param>
/// <param name="Text">More in words, at most 1,000 characters; absent for none.</param>
public sealed record ImageReading(ImageVerdict Verdict, ValueList<ImageRegion> Regions, string? Text);

/// <summary>Read an image.</summary>
/// <param name="Id">Command id.</param>
/// <param name="File">Record of the image, a file that is a picture.</param>
/// <param name="Reading">What is seen.</param>
/// <param name="Second">Whether a second officer is to read it.</param>
/// <param name="Marks">Marks of the reading and of the second one.</param>
public sealed record ReadImage(Guid Id, Guid File, ImageReading Reading, SecondReading Second, Marks Marks) : MarkedCommand(CommandKind.ReadImage, Id, Marks);

/// <summary>Read an image as the second officer.</summary>
/// <param name="Id">Command id.</param>
/// <param name="First">Record of the first reading.</param>
/// <param name="Reading">What is seen.</param>
public sealed record ReadImageAgain(Guid Id, Guid First, ImageReading Reading) : OperationCommand(CommandKind.ReadImageAgain, Id);

/// <summary>An officer read an image.</summary>
/// <param name="File">Record of the image; absent for a viewer who may not read it.</param>
/// <param name="Second">Whether a second officer is asked.</param>
/// <param name="Reading">What was seen; absent for everybody, its reader too, while a blind second reading is wanted and has not been given, and once the record's key was erased.</param>
public sealed record ImageRead(Guid? File, SecondReading Second, [property: Nominal] ImageReading? Reading) : OperationEvent(LineKind.ImageRead)
{
    /// <inheritdoc/>
    public override Guid? Refers() => File;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { File = null };

    /// <inheritdoc/>
    public override OperationEvent Withheld() => this with { Reading = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Reading = null };
}

/// <summary>A second officer read the image.</summary>
/// <param name="Reading">What was seen; absent once the record's key was erased.</param>
public sealed record ImageReadAgain([property: Nominal] ImageReading? Reading) : OperationEvent(LineKind.ImageReadAgain)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Reading = null };
}
