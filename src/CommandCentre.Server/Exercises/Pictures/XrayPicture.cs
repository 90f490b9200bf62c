using CommandCentre.Domain.Files;
using SkiaSharp;

namespace CommandCentre.Server.Exercises.Pictures;

/// <summary>An X-ray image of a parcel that never was: a carton, harmless things, and perhaps parts of a firearm among them.</summary>
/// <remarks>
/// Coloured as machines with two energies do it: what is light (paper, cloth, plastic) orange, metal blue, the more of it the darker. Drawn by arithmetic from a seed; no picture of a real thing is in it.
/// </remarks>
internal sealed class XrayPicture
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 960;

    /// <summary>Height in pixels.</summary>
    public const int Height = 640;

    // Things are drawn on a sheet of 480 to 320.
    private const double Scale = 2, Wide = Width / Scale, High = Height / Scale;

    private static readonly (double Red, double Green, double Blue) Light = (236, 140, 40), Metal = (28, 66, 150);

    private readonly double[] _light = new double[Width * Height];
    private readonly double[] _metal = new double[Width * Height];

    private XrayPicture()
    {
    }

    /// <summary>Where the parts of a firearm lie, in thousandths; absent where there are none.</summary>
    public ImageRegion? Part { get; private set; }

    /// <summary>A picture; the same for the same chance.</summary>
    public static XrayPicture Of(SeededRandom random, bool withPart)
    {
        var picture = new XrayPicture();
        picture.Carton();
        for (var thing = random.Between(5, 8); thing > 0; thing--)
        {
            picture.Harmless(random);
        }

        if (withPart)
        {
            picture.Slide(random);
        }

        return picture;
    }

    /// <summary>The picture as a PNG.</summary>
    public byte[] ToPng()
    {
        var pixels = new byte[Width * Height * 4];
        for (var at = 0; at < Width * Height; at++)
        {
            var (light, metal) = (_light[at], _metal[at]);
            // What is let through falls with what lies in the way; metal takes the more, and its colour with it.
            var (through, share) = (Math.Exp(-(light * 0.75) - (metal * 1.25)), metal / (light + metal + 1e-9));
            pixels[at * 4] = Mixed(through, (Light.Red * (1 - share)) + (Metal.Red * share));
            pixels[(at * 4) + 1] = Mixed(through, (Light.Green * (1 - share)) + (Metal.Green * share));
            pixels[(at * 4) + 2] = Mixed(through, (Light.Blue * (1 - share)) + (Metal.Blue * share));
            pixels[(at * 4) + 3] = byte.MaxValue;
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque), pixels);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static byte Mixed(double through, double colour) => (byte)Math.Clamp((250 * through) + (colour * (1 - through) * (0.35 + (0.65 * through))), 0, 255);

    private void Carton()
    {
        Fill(_light, 0.16, (x, y) => x is > 26 and < Wide - 26 && y is > 22 and < High - 22);
        Fill(_light, 0.5, (x, y) => x is > 26 and < Wide - 26 && y is > 22 and < High - 22 && (x is < 33 or > Wide - 33 || y is < 29 or > High - 29));
        Fill(_light, 0.2, (x, y) => x is > (Wide / 2) - 20 and < (Wide / 2) + 20 && y is > 22 and < High - 22);
    }

    private void Harmless(SeededRandom random)
    {
        var (x, y, turn) = (random.Between(90.0, Wide - 90.0), random.Between(80.0, High - 80.0), random.Between(-0.6, 0.6));
        switch (random.Below(5))
        {
            case 0: // a book
                Fill(_light, 0.9, Box(x, y, random.Between(40, 60), random.Between(28, 44), turn));
                break;
            case 1: // a bottle
                Fill(_light, 0.7, Box(x, y, 62, 20, turn));
                Fill(_light, 0.4, Box(x, y, 56, 14, turn));
                Fill(_metal, 0.3, Box(x + (70 * Math.Cos(turn)), y + (70 * Math.Sin(turn)), 8, 9, turn));
                break;
            case 2: // a telephone
                Fill(_light, 0.4, Box(x, y, 46, 23, turn));
                Fill(_metal, 0.35, Box(x, y, 40, 18, turn));
                Fill(_metal, 0.6, Box(x, y, 16, 12, turn));
                break;
            case 3: // a coil of cable
                var size = random.Between(18, 30);
                Fill(_metal, 0.5, (px, py) => Math.Abs(Away(px, py, x, y) - size) < 2.2 || Math.Abs(Away(px, py, x + 3, y + 2) - size + 6) < 2.0);
                break;
            default: // cloth
                var (wide, high) = (random.Between(40, 70), random.Between(26, 46));
                Fill(_light, 0.35, (px, py) => Square((px - x) / wide) + Square((py - y) / high) < 1 + (0.15 * Math.Sin((px + (2 * py)) / 9)));
                break;
        }
    }

    /// <summary>A slide with its port, and a barrel beside it with its bore.</summary>
    private void Slide(SeededRandom random)
    {
        var (x, y) = (random.Between(150.0, Wide - 150.0), random.Between(105.0, High - 105.0));
        Fill(_metal, 1.5, Box(x, y, 62, 12, 0), except: Box(x + 6, y - 4, 14, 6, 0));
        Fill(_metal, 0.7, Box(x - 50, y, 9, 9, 0));
        Fill(_metal, 1.2, Box(x + 4, y + 34, 48, 7, 0));
        Fill(_metal, -0.7, Box(x + 4, y + 34, 48, 2.2, 0));
        Fill(_metal, 1.2, Box(x - 40, y + 34, 10, 10, 0));
        Part = new ImageRegion(Thousandth(x - 68, Wide), Thousandth(y - 20, High), Thousandth(136, Wide), Thousandth(72, High), "slide and barrel of a pistol");
    }

    private static int Thousandth(double pixels, double of) => (int)(pixels * 1000 / of);

    private static double Square(double value) => value * value;

    private static double Away(double x, double y, double fromX, double fromY) => Math.Sqrt(Square(x - fromX) + Square(y - fromY));

    private static Func<double, double, bool> Box(double x, double y, double halfWide, double halfHigh, double turn)
    {
        var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
        return (px, py) => Math.Abs(((px - x) * cos) + ((py - y) * sin)) < halfWide && Math.Abs(((py - y) * cos) - ((px - x) * sin)) < halfHigh;
    }

    private static void Fill(double[] into, double much, Func<double, double, bool> where, Func<double, double, bool>? except = null)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if (where(x / Scale, y / Scale) && except?.Invoke(x / Scale, y / Scale) is not true)
                {
                    into[(y * Width) + x] = Math.Max(0, into[(y * Width) + x] + much);
                }
            }
        }
    }
}
