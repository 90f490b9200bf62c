using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;

namespace CommandCentre.Desks.Feeds;

/// <summary>A way lines are drawn: as JSON for systems, as a row in one language for boards. Compared by instance: one per way.</summary>
/// <param name="name">For logs.</param>
/// <param name="render">Draws one line as one UTF-8 JSON value; the same bytes for the same line and sight.</param>
/// <param name="picture">Draws the figures that come besides lines, at most once a second, as UTF-8 JSON; absent for a face without them.</param>
public sealed class FeedFace(string name, Func<LineView, ValueTask<ReadOnlyMemory<byte>>> render, Func<OperationView, ReadOnlyMemory<byte>>? picture)
{
    /// <summary>Lines as JSON, for systems.</summary>
    public static readonly FeedFace Lines = new("lines", line => ValueTask.FromResult<ReadOnlyMemory<byte>>(LineJson.Write(line)), null);

    /// <summary>Name for logs.</summary>
    public string Name => name;

    /// <summary>Whether figures come besides lines.</summary>
    public bool Pictures => picture is not null;

    internal ReadOnlyMemory<byte> Picture(OperationView view) => picture!(view);

    internal ValueTask<ReadOnlyMemory<byte>> RenderAsync(LineView line) => render(line);
}
