using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Holdings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Files;

/// <summary>A form with one file, read into memory whole; its fields may stand before the file or after it.</summary>
/// <param name="Values">The fields.</param>
/// <param name="Bytes">A buffer that begins with the file; empty where none was chosen.</param>
/// <param name="Length">The file's length; one more than may be where there was more.</param>
/// <param name="HasFile">Whether a file was chosen.</param>
internal sealed record FileForm(FormValues Values, byte[] Bytes, int Length, bool HasFile)
{
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(5);

    /// <summary>Reads it, and gives its fields to the request as its form.</summary>
    /// <exception cref="BadHttpRequestException">It is no such form, or did not come in whole.</exception>
    public static async Task<FileForm> ReadAsync(HttpContext context)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        late.CancelAfter(LongestSending);
        try
        {
            return await ReadAsync(context, Upload.ReaderOf(context), late.Token);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException) || (broken is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            throw new BadHttpRequestException("the form did not come in whole", StatusCodes.Status400BadRequest, broken);
        }
    }

    private static async Task<FileForm> ReadAsync(HttpContext context, MultipartReader reader, CancellationToken stop)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var (bytes, length, has) = (Array.Empty<byte>(), 0, false);
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } header)
            {
                continue;
            }

            if (!header.IsFileDisposition())
            {
                await Upload.AddAsync(fields, header, section.Body, stop);
            }
            else if (Upload.NameOf(header) is not null && !has)
            {
                has = true;
                bytes = new byte[Math.Clamp(context.Request.ContentLength ?? FileInspection.Largest, 1, FileInspection.Largest) + 1];
                length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
            }
        }

        return new FileForm(Upload.Given(context, fields), bytes, length, has);
    }
}
