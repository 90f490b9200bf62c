using CommandCentre.Desks.Files;
using CommandCentre.Domain.Files;
using CommandCentre.Server.Files;
using SkiaSharp;

namespace CommandCentre.Server.Tests.Files;

public sealed class PictureMakingTests
{
    private static async Task<FileContent> MadeAsync(byte[] bytes)
    {
        using var inspection = new FileInspection();
        return Assert.IsType<FileContent>((await inspection.LookAsync([.. bytes, 0], bytes.Length, TestContext.Current.CancellationToken)).Content);
    }

    /// <summary>The white corner lies where the camera said, before what it said is gone. Source: EXIF 2.3, tag 0112.</summary>
    [Theory]
    [InlineData(1, false, 0, 0)]
    [InlineData(2, false, 1, 0)]
    [InlineData(3, false, 1, 1)]
    [InlineData(4, false, 0, 1)]
    [InlineData(5, true, 0, 0)]
    [InlineData(6, true, 1, 0)]
    [InlineData(7, true, 1, 1)]
    [InlineData(8, true, 0, 1)]
    public async Task Orientation_OfThePhoto_IsAppliedBeforeItIsDropped(int orientation, bool turned, int right, int below)
    {
        var made = await MadeAsync(Pictures.With(Pictures.Jpeg(), 0xe1, Pictures.Exif(orientation, "x")));
        var (width, height) = turned ? (48, 64) : (64, 48);
        Assert.Equal((width, height), (made.Kept.Width, made.Kept.Height));
        using var bitmap = SKBitmap.Decode(made.Bytes.Span);
        var corner = bitmap.GetPixel(right == 0 ? 3 : width - 4, below == 0 ? 3 : height - 4);
        Assert.True(corner is { Red: > 200, Green: > 200, Blue: > 200 }, $"{corner}");
        var other = bitmap.GetPixel(right == 0 ? width - 4 : 3, below == 0 ? height - 4 : 3);
        Assert.False(other is { Red: > 200, Green: > 200, Blue: > 200 }, $"{other}");
    }

    [Fact]
    public async Task Picture_WithoutLoss_KeepsEveryPixel()
    {
        var made = await MadeAsync(Pictures.Png(opaque: false));
        using var before = Pictures.Drawn(opaque: false);
        using var after = SKBitmap.Decode(made.Bytes.Span);
        Assert.Equal(FileMedia.Png, made.Kept.Media);
        Assert.All(Enumerable.Range(0, 64 * 48), at => Assert.Equal(before.GetPixel(at % 64, at / 64), after.GetPixel(at % 64, at / 64)));
    }

    /// <summary>X-ray images are grey: they stay so.</summary>
    [Fact]
    public async Task Picture_OfGrey_StaysGrey()
    {
        using var grey = new SKBitmap(new SKImageInfo(40, 30, SKColorType.Gray8, SKAlphaType.Opaque));
        grey.Erase(new SKColor(90, 90, 90));
        using var data = grey.Encode(SKEncodedImageFormat.Jpeg, 95);
        using var after = SKBitmap.Decode((await MadeAsync(data.ToArray())).Bytes.Span);
        Assert.InRange(after.GetPixel(20, 15).Red, 86, 94);
    }

    [Theory]
    [InlineData(1200, 900, 480, 360)]
    [InlineData(300, 1000, 144, 480)]
    [InlineData(64, 48, 64, 48)]
    [InlineData(16_000, 2, 480, 1)]
    public async Task Preview_IsSmallAndOfTheSameShape(int width, int height, int across, int down)
    {
        var made = await MadeAsync(Pictures.Jpeg(width, height));
        using var preview = SKBitmap.Decode(made.Preview!.Value.Span);
        Assert.Equal((across, down), (preview.Width, preview.Height));
    }

    [Fact]
    public async Task Same_SentAgain_IsMadeTheSame()
    {
        var (one, two) = (await MadeAsync(Pictures.WebP()), await MadeAsync(Pictures.WebP()));
        Assert.Equal((one.Kept, one.Sent), (two.Kept, two.Sent));
    }

    /// <summary>Fifty million pixels are the limit, and at the limit a picture is taken.</summary>
    [Fact]
    public async Task Picture_AtTheLimit_IsTaken()
    {
        var made = await MadeAsync(Pictures.Jpeg(10_000, 5_000));
        Assert.Equal((10_000, 5_000), (made.Kept.Width, made.Kept.Height));
    }
}
