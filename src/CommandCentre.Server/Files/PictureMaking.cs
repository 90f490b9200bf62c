using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CommandCentre.Desks.Files;
using CommandCentre.Domain.Files;
using SkiaSharp;

namespace CommandCentre.Server.Files;

/// <summary>Makes a picture anew from its pixels: whatever else lay in the file is not in what comes out. The one room that knows SkiaSharp.</summary>
internal static class PictureMaking
{
    /// <summary>Longest side of a preview in pixels.</summary>
    internal const int PreviewSide = 480;

    // Beyond it a picture without loss is kept with a little.
    private const int LargestLossless = 15 * 1024 * 1024;

    private const int Quality = 90;
    private const int PreviewQuality = 80;

    /// <summary>The picture as it is kept, and its preview; or why there is none.</summary>
    internal static Inspected Make(FileLooks looks, byte[] sent, int length)
    {
        var pinned = GCHandle.Alloc(sent, GCHandleType.Pinned);
        try
        {
            using var data = SKData.Create(pinned.AddrOfPinnedObject(), length);
            using var codec = SKCodec.Create(data);
            if (codec is null)
            {
                return new(null, FileFault.BrokenPicture);
            }

            if (!new PictureHead(codec.Info.Width, codec.Info.Height).IsBearable)
            {
                return new(null, FileFault.TooManyPixels);
            }

            using var decoded = new SKBitmap();
            return Decode(codec, decoded) is { } fault ? new(null, fault) : Kept(looks, codec.EncodedOrigin, decoded, Convert.ToHexStringLower(SHA256.HashData(sent.AsSpan(0, length))));
        }
        finally
        {
            pinned.Free();
        }
    }

    private static FileFault? Decode(SKCodec codec, SKBitmap into)
    {
        var grey = codec.Info.ColorType is SKColorType.Gray8;
        using var plain = grey ? null : SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(
            codec.Info.Width, codec.Info.Height, grey ? SKColorType.Gray8 : SKColorType.Rgba8888, codec.Info.AlphaType is SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, plain);
        return !into.TryAllocPixels(info) ? FileFault.TooManyPixels : codec.GetPixels(info, into.GetPixels()) switch
        {
            SKCodecResult.Success => null,
            SKCodecResult.IncompleteInput => FileFault.CutPicture,
            _ => FileFault.BrokenPicture,
        };
    }

    private static Inspected Kept(FileLooks looks, SKEncodedOrigin origin, SKBitmap decoded, string sent)
    {
        using var turned = Turned(decoded, origin);
        using var pixels = (turned ?? decoded).PeekPixels();
        // Without a colour space no profile is written: what is kept is plain sRGB.
        using var plain = pixels.WithColorSpace(null!);
        var lossless = looks is FileLooks.Png or FileLooks.Gif or FileLooks.Bmp || plain.AlphaType is not SKAlphaType.Opaque;
        var bytes = lossless ? Png(plain) : Jpeg(plain, Quality);
        if (lossless && bytes.Length > LargestLossless)
        {
            (lossless, bytes) = (false, Jpeg(plain, Quality));
        }

        var kept = new KeptFile(lossless ? FileMedia.Png : FileMedia.Jpeg, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), plain.Width, plain.Height);
        return new(new FileContent(kept, bytes, Preview(plain), sent), null);
    }

    /// <summary>The picture the right way up; absent where it is already.</summary>
    private static SKBitmap? Turned(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return null;
        }

        var swapped = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = new SKBitmap(swapped ? bitmap.Info.WithSize(bitmap.Height, bitmap.Width) : bitmap.Info);
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(MatrixOf(origin, turned.Width, turned.Height));
        canvas.DrawBitmap(bitmap, 0, 0);
        canvas.Flush();
        return turned;
    }

    // The eight ways of the EXIF standard; width and height are those of the picture the right way up.
    private static SKMatrix MatrixOf(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static ReadOnlyMemory<byte> Preview(SKPixmap whole)
    {
        var scale = Math.Min(1d, PreviewSide / (double)Math.Max(whole.Width, whole.Height));
        using var small = new SKBitmap(whole.Info.WithSize(Math.Max(1, (int)Math.Round(whole.Width * scale)), Math.Max(1, (int)Math.Round(whole.Height * scale))));
        using var pixels = small.PeekPixels();
        whole.ScalePixels(pixels, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return Jpeg(pixels, PreviewQuality);
    }

    private static ReadOnlyMemory<byte> Jpeg(SKPixmap pixels, int quality) =>
        Written(stream => pixels.Encode(stream, new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.BlendOnBlack)));

    private static ReadOnlyMemory<byte> Png(SKPixmap pixels) => Written(stream => pixels.Encode(stream, new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6)));

    private static ReadOnlyMemory<byte> Written(Func<Stream, bool> encode)
    {
        using var stream = new MemoryStream();
        return encode(stream) ? stream.GetBuffer().AsMemory(0, (int)stream.Length) : throw new InvalidOperationException("a decoded picture could not be encoded");
    }
}
