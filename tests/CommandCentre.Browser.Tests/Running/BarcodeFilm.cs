using System.Text;

namespace CommandCentre.Browser.Tests.Running;

/// <summary>A film for Chromium's make-believe camera: a label with a barcode, held still.</summary>
internal static class BarcodeFilm
{
    private const int Width = 640;
    private const int Height = 480;

    // Pixels of one module: 13 signs take 178 modules (start, signs, check, stop of 13), so 534 of 640 pixels, with quiet ground on both sides.
    private const int Module = 3;

    // Widths of bars and gaps of each sign of Code 128 in turn, by value; 104 begins set B, 106 ends (ISO/IEC 15417).
    private const string Patterns =
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 "
        + "322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 "
        + "331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 "
        + "124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112";

    /// <summary>Writes a film of a label with a number in Code 128, as YUV4MPEG2.</summary>
    public static async Task<string> WriteAsync(string folder, string number)
    {
        var path = Path.Combine(folder, "label.y4m");
        await using var film = File.Create(path);
        await film.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420mpeg2\n"));
        var frame = Frame(number);
        for (var frames = 0; frames < 10; frames++)
        {
            await film.WriteAsync("FRAME\n"u8.ToArray());
            await film.WriteAsync(frame);
        }

        return path;
    }

    // Brightness of every pixel, then a quarter as many of each colour: none.
    private static byte[] Frame(string number)
    {
        var frame = new byte[Width * Height * 3 / 2];
        frame.AsSpan(0, Width * Height).Fill(235);
        frame.AsSpan(Width * Height).Fill(128);
        var bars = Bars(number);
        var left = (Width - (bars.Count * Module)) / 2;
        for (var row = Height / 4; row < Height * 3 / 4; row++)
        {
            for (var at = 0; at < bars.Count; at++)
            {
                if (bars[at])
                {
                    frame.AsSpan((row * Width) + left + (at * Module), Module).Fill(16);
                }
            }
        }

        return frame;
    }

    private static List<bool> Bars(string number)
    {
        var patterns = Patterns.Split(' ');
        var values = number.Select(sign => sign - 32).ToList();
        var check = (104 + values.Select((value, at) => value * (at + 1)).Sum()) % 103;
        return [.. new[] { 104 }.Concat(values).Append(check).Append(106).SelectMany(value => patterns[value].Select((width, at) => Enumerable.Repeat(at % 2 == 0, width - '0'))).SelectMany(module => module)];
    }
}
