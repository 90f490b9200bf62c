using CommandCentre.Desks;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Files;

/// <summary>The way of a file's bytes out: to who may read its line in full now, on the access log before the first of them leaves, and cut where rights end on the way.</summary>
public sealed class FileHanding(DeskRoom room, FileRoom files, Accounting accounting)
{
    /// <summary>What an answer with a file may do where a browser shows it: nothing.</summary>
    public const string Policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Sends a file or its preview; what is not for the caller answers like what is not there.</summary>
    /// <param name="key">The operation, as asked for.</param>
    /// <param name="record">The file's record.</param>
    /// <param name="part">Which part.</param>
    /// <param name="context">The request.</param>
    /// <param name="absent">The answer where there is none for the caller.</param>
    public async Task<IResult> SendAsync(string key, Guid record, FilePart part, HttpContext context, IResult absent)
    {
        ArgumentNullException.ThrowIfNull(context);
        var desk = OperationKey.TryParse(key, out var operation) ? await room.FindAsync(operation, context.RequestAborted) : null;
        if (desk is null || context.Seen(desk) is not { } view || view.File(record) is not { } row)
        {
            return absent;
        }

        using var reading = files.Open(view, record, part);
        if (reading is null)
        {
            return absent;
        }

        // Its owner reads in the access log who has seen it: the subject begins with the owner's country.
        await accounting.KeepAsync(context.RequireSignedIn(), AccessKind.FileSeen, $"{row.Line.Owner} {(part is FilePart.Whole ? "file" : "preview of the file")} of line {row.Line.Number}", view.Summary.Key);
        await WriteAsync(context, desk, row, part, reading);
        return Results.Empty;
    }

    private static async Task WriteAsync(HttpContext context, OperationDesk desk, FileRow row, FilePart part, FileReading reading)
    {
        var media = part is FilePart.Preview ? FileMedia.Jpeg : row.File.Media;
        var answer = context.Response;
        answer.ContentType = TypeOf(media);
        answer.ContentLength = reading.Length;
        answer.Headers.ContentDisposition = $"{(KeptFile.IsPictureOf(media) ? "inline" : "attachment")}; filename=\"{NameOf(desk.Key, row.Line.Number, media, part)}\"";
        answer.Headers.ContentSecurityPolicy = Policy;
        try
        {
            await foreach (var piece in reading.PiecesAsync(context.RequestAborted))
            {
                if (context.SignedIn() is null || context.Seen(desk)?.File(row.Id) is null)
                {
                    context.Abort();
                    return;
                }

                await answer.BodyWriter.WriteAsync(piece, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>The media type of what the centre keeps.</summary>
    internal static string TypeOf(FileMedia media) => media switch
    {
        FileMedia.Jpeg => "image/jpeg",
        FileMedia.Png => "image/png",
        FileMedia.Pdf => "application/pdf",
        _ => "text/plain; charset=utf-8",
    };

    private static string NameOf(OperationKey operation, long line, FileMedia media, FilePart part) =>
        $"{operation.Value}-line-{line}{(part is FilePart.Preview ? "-preview" : string.Empty)}.{media switch { FileMedia.Jpeg => "jpg", FileMedia.Png => "png", FileMedia.Pdf => "pdf", _ => "txt" }}";
}
