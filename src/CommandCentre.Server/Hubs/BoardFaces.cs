using System.Text.Json;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;

namespace CommandCentre.Server.Hubs;

/// <summary>Draws one line as a row of HTML: the very component that draws it in the page. The pages bring it.</summary>
/// <param name="line">The line as one viewer may see it.</param>
public delegate ValueTask<string> DrawRow(LineView line);

/// <summary>How lines are drawn for boards: once for each line and sight, whoever watches.</summary>
public sealed class BoardFaces(DrawRow draw)
{
    /// <summary>Rows of HTML in English: <c>{number, html}</c>.</summary>
    public FeedFace Face { get; } = new("rows", async line => Row(line.Number, await draw(line)), true);

    private static byte[] Row(long number, string html) => JsonSerializer.SerializeToUtf8Bytes(new { number, html }, Shapes.Json);
}
