using System.Text;
using CommandCentre.Server.Pages.Forms;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>A form with a file behind its fields. The fields are read; the file is left where it stands, to be read once from there: nothing of it is kept in between.</summary>
/// <param name="Values">The fields.</param>
/// <param name="Name">The file's name as the sender gave it; absent where no file was chosen.</param>
/// <param name="File">The file; empty where none was chosen.</param>
internal sealed record Upload(FormValues Values, string? Name, Stream File)
{
    private const int MostFields = 600;
    private const int LongestFields = 64 * 1024;

    /// <summary>Whether a file was chosen.</summary>
    public bool HasFile => Name is not null;

    /// <summary>Reads the fields up to the file, and gives them to the request as its form, so that its guard is found.</summary>
    /// <exception cref="BadHttpRequestException">It is no such form, or its fields are too many or too long.</exception>
    public static async Task<Upload> ReadAsync(HttpContext context)
    {
        try
        {
            var (fields, file) = await ReadFieldsAsync(ReaderOf(context), context.RequestAborted);
            return new Upload(Given(context, fields), NameOf(file?.GetContentDispositionHeader()), file?.Body ?? Stream.Null);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException(broken.Message, StatusCodes.Status400BadRequest, broken);
        }
    }

    /// <summary>Reads a form part by part.</summary>
    /// <exception cref="BadHttpRequestException">It is no form with a file.</exception>
    internal static MultipartReader ReaderOf(HttpContext context)
    {
        var boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        return string.IsNullOrEmpty(boundary) || boundary.Length > 200
            ? throw new BadHttpRequestException("a form with a file was expected", StatusCodes.Status400BadRequest)
            : new MultipartReader(boundary, context.Request.Body);
    }

    /// <summary>The file's name as the sender gave it; absent where no file was chosen.</summary>
    internal static string? NameOf(ContentDispositionHeaderValue? header)
    {
        var name = header is null ? null : HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).Value;
        return string.IsNullOrEmpty(name) ? null : name;
    }

    /// <summary>Gives fields to the request as its form, so that its guard is found.</summary>
    internal static FormValues Given(HttpContext context, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var collected = fields.GroupBy(field => field.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(field => field.Key, field => new StringValues([.. field.Select(value => value.Value)]), StringComparer.OrdinalIgnoreCase);
        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(collected)));
        return FormValues.Of(collected);
    }

    /// <summary>Reads the next field into those before it.</summary>
    /// <exception cref="BadHttpRequestException">They are too many or too long.</exception>
    internal static async Task AddAsync(List<KeyValuePair<string, string>> fields, ContentDispositionHeaderValue header, Stream body, CancellationToken stop)
    {
        var text = await TextAsync(body, LongestFields - fields.Sum(field => field.Value.Length), stop);
        fields.Add(new(HeaderUtilities.RemoveQuotes(header.Name).Value ?? string.Empty, text));
        if (fields.Count > MostFields)
        {
            throw new BadHttpRequestException("too many fields", StatusCodes.Status413PayloadTooLarge);
        }
    }

    /// <summary>The file's beginning as text, for its header row.</summary>
    public async Task<string> HeadAsync(int bytes, CancellationToken stop)
    {
        var head = new byte[bytes];
        var read = await File.ReadAtLeastAsync(head, bytes, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(head, 0, read).TrimStart('\ufeff');
    }

    /// <summary>Reads the rest and drops it: a browser that still sends does not hear the answer.</summary>
    public async Task DropAsync(CancellationToken stop)
    {
        try
        {
            await File.CopyToAsync(Stream.Null, stop);
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException or OperationCanceledException)
        {
            // Who has gone needs no answer.
        }
    }

    private static async Task<(List<KeyValuePair<string, string>> Fields, MultipartSection? File)> ReadFieldsAsync(MultipartReader reader, CancellationToken stop)
    {
        var fields = new List<KeyValuePair<string, string>>();
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } header)
            {
                continue;
            }

            if (header.IsFileDisposition())
            {
                return (fields, section);
            }

            await AddAsync(fields, header, section.Body, stop);
        }

        return (fields, null);
    }

    private static async Task<string> TextAsync(Stream from, int most, CancellationToken stop)
    {
        var bytes = new byte[most + 1];
        var read = await from.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return read <= most ? Encoding.UTF8.GetString(bytes, 0, read) : throw new BadHttpRequestException("too long a field", StatusCodes.Status413PayloadTooLarge);
    }
}
