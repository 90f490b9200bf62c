using System.Security.Cryptography;
using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Desks.Tests.Files;

/// <summary>A desk with a seizure of Germany, and files that are attached to it.</summary>
internal sealed class Attaching(OperationDesk desk, FileRoom files, Guid seizure)
{
    private static int _ids;

    public OperationDesk Desk => desk;

    public FileRoom Files => files;

    public Guid Seizure => seizure;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Attaching> StartAsync(string folder, Room room, DateTimeOffset now)
    {
        var desk = await room.InActionAsync();
        var seizure = new ReportSeizure(Id(), "Leipzig", InspectionMethod.Opened, now, [new SeizedItem(SeizedItemKind.Part, "slide", 1)], null, null, null, null, null, Room.Marks(HandlingCodes.H0));
        var receipt = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(seizure, Room.Agency("DE"), Token)).Receipt;
        return new Attaching(desk, Over(folder, room), receipt.Record);
    }

    public static FileRoom Over(string folder, Room room) => new(folder, room.Keys, NullLogger<FileRoom>.Instance);

    public static FileContent Content(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var preview = bytes[..Math.Min(size, 30)];
        return new(new KeptFile(FileMedia.Jpeg, size, Convert.ToHexStringLower(SHA256.HashData(bytes)), 4, 3), bytes, preview, Convert.ToHexStringLower(SHA256.HashData([.. bytes, 1])));
    }

    public static async Task<byte[]?> ReadAsync(FileRoom files, OperationDesk desk, string country, Guid record, FilePart part = FilePart.Whole)
    {
        using var reading = files.Open(desk.View(Room.Viewer(country))!, record, part);
        if (reading is null)
        {
            return null;
        }

        var bytes = new List<byte>();
        await foreach (var piece in reading.PiecesAsync(Token))
        {
            bytes.AddRange(piece.Span);
        }

        Assert.Equal(reading.Length, bytes.Count);
        return [.. bytes];
    }

    public AddFile Add(HandlingCodes codes = HandlingCodes.H0, params string[] to) => new(Id(), seizure, FileSort.Photo, "the slide", Room.Marks(codes, to));

    public async Task<Receipt> AddAsync(AddFile add, FileContent content) =>
        Assert.IsType<Answer.Recorded>(await files.AddAsync(desk, add, content, Room.Agency("DE"), () => true, Token)).Receipt;

    private static Guid Id() => RecordId.Derived($"file {Interlocked.Increment(ref _ids)}");
}
