using System.Text.Encodings.Web;
using System.Text.Json;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;

namespace CommandCentre.Server.Hubs;

/// <summary>Draws one line as a row of HTML: the very component that draws it in the page. The pages bring it.</summary>
/// <param name="line">The line as one viewer may see it.</param>
public delegate ValueTask<string> DrawRow(LineView line);

/// <summary>Draws the figures of a board as JSON, in the very words of the page. The pages bring it.</summary>
/// <param name="view">The operation as the viewer's country may see it.</param>
public delegate ReadOnlyMemory<byte> DrawPicture(OperationView view);

/// <summary>How lines are drawn for boards: once for each line and sight, whoever watches.</summary>
public sealed class BoardFaces(DrawRow draw, DrawPicture picture)
{
    /// <summary>Rows of HTML in English: <c>{number, html}</c>.</summary>
    public FeedFace Face { get; } = new("rows", async line => Row(line.Number, await draw(line)), view => picture(view));

    /// <summary>Markup as it is: escaped for HTML it would be half as long again, and a message of the hub is read by a JSON parser only.</summary>
    private static readonly JsonSerializerOptions Plain = new(Shapes.Json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static byte[] Row(long number, string html) => JsonSerializer.SerializeToUtf8Bytes(new { number, html }, Plain);
}
