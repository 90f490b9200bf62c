using System.Security.Cryptography;
using CommandCentre.Desks.Files;
using CommandCentre.Domain.Files;

namespace CommandCentre.Server.Files;

/// <summary>Looks into what somebody sent as a file, by its bytes alone: pictures are made anew, documents are taken as they are or not at all.</summary>
/// <remarks>One at a time for each core, and one large picture at a time for all: a file that unpacks to much takes its turn and no memory of others.</remarks>
public sealed class FileInspection : IDisposable
{
    /// <summary>Most bytes of a file as it is sent.</summary>
    public const int Largest = 15 * 1024 * 1024;

    // Pixels from which a picture is large: 12 million are 48 MB while they are worked on.
    private const long Large = 12_000_000;

    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly SemaphoreSlim _large = new(1);

    /// <summary>Looks into a file.</summary>
    /// <param name="bytes">A buffer that begins with the file.</param>
    /// <param name="length">The file's length.</param>
    /// <param name="stop">Ends the waiting for its turn.</param>
    public async Task<Inspected> LookAsync(byte[] bytes, int length, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (length is 0 or > Largest)
        {
            return new(null, length == 0 ? FileFault.Empty : FileFault.TooLarge);
        }

        var looks = Sniffing.Read(bytes.AsSpan(0, length));
        var head = PictureHead.Read(looks, bytes.AsSpan(0, length));
        if (IsPicture(looks) && head is not { IsBearable: true })
        {
            return new(null, head is null ? FileFault.BrokenPicture : FileFault.TooManyPixels);
        }

        using var turn = await TurnAsync(head is { } size && size.Width * size.Height > Large, stop);
        return await Task.Run(() => Look(looks, bytes, length), CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cores.Dispose();
        _large.Dispose();
    }

    internal static Inspected Look(FileLooks looks, byte[] bytes, int length) => looks switch
    {
        _ when IsPicture(looks) => PictureMaking.Make(looks, bytes, length),
        FileLooks.Pdf => Document(PdfCheck.Read(bytes.AsSpan(0, length)), FileMedia.Pdf, bytes, length),
        FileLooks.Archive => new(null, FileFault.Archive),
        FileLooks.Office => new(null, FileFault.Office),
        FileLooks.Program => new(null, FileFault.Program),
        FileLooks.OtherPicture => new(null, FileFault.OtherPicture),
        _ => Document(TextCheck.Read(bytes.AsSpan(0, length)), FileMedia.Text, bytes, length),
    };

    private static bool IsPicture(FileLooks looks) => looks is FileLooks.Jpeg or FileLooks.Png or FileLooks.WebP or FileLooks.Gif or FileLooks.Bmp;

    private static Inspected Document(FileFault? fault, FileMedia media, byte[] bytes, int length)
    {
        if (fault is not null)
        {
            return new(null, fault);
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length)));
        return new(new FileContent(new KeptFile(media, length, digest, null, null), bytes.AsMemory(0, length), null, digest), null);
    }

    private async Task<IDisposable> TurnAsync(bool isLarge, CancellationToken stop)
    {
        var held = new Held();
        try
        {
            if (isLarge)
            {
                await held.TakeAsync(_large, stop);
            }

            await held.TakeAsync(_cores, stop);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private sealed class Held : IDisposable
    {
        private readonly Stack<SemaphoreSlim> _taken = [];

        public async Task TakeAsync(SemaphoreSlim turn, CancellationToken stop)
        {
            await turn.WaitAsync(stop);
            _taken.Push(turn);
        }

        public void Dispose()
        {
            while (_taken.TryPop(out var turn))
            {
                turn.Release();
            }
        }
    }
}
