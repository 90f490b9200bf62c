using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>A record in the drawing of links.</summary>
/// <param name="Line">Its line.</param>
/// <param name="X">Across, 0 to <see cref="LinkNeighbourhood.Width"/>.</param>
/// <param name="Y">Down, 0 to <see cref="LinkNeighbourhood.Height"/>.</param>
public sealed record LinkNode(LineView Line, double X, double Y);

/// <summary>The records that hang together with one link, and the links between them, laid out on a ring: the same links give the same drawing.</summary>
/// <param name="Nodes">The records, the earliest first.</param>
/// <param name="Links">The links between them, the newest first.</param>
/// <param name="Left">Records that hang together with these and are not drawn.</param>
public sealed record LinkNeighbourhood(IReadOnlyList<LinkNode> Nodes, IReadOnlyList<LinkRow> Links, int Left)
{
    /// <summary>Width of the drawing, in its own units.</summary>
    public const int Width = 560;

    /// <summary>Height of the drawing, in its own units.</summary>
    public const int Height = 320;

    /// <summary>Records that are drawn: more of them would be a knot and no picture.</summary>
    private const int Most = 18;

    /// <summary>What hangs together with a link, the nearest records first where there are too many.</summary>
    public static LinkNeighbourhood Of(IReadOnlyList<LinkRow> all, LinkRow of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var byEnd = all.SelectMany(link => new[] { (End: link.Found.Left, Link: link), (End: link.Found.Right, Link: link) }).ToLookup(end => end.End, end => end.Link);
        var reached = new List<Guid> { of.Found.Left, of.Found.Right };
        var known = reached.ToHashSet();
        for (var at = 0; at < reached.Count; at++)
        {
            foreach (var end in byEnd[reached[at]].SelectMany(link => new[] { link.Found.Left, link.Found.Right }).Where(known.Add))
            {
                reached.Add(end);
            }
        }

        var drawn = reached.Take(Most).ToHashSet();
        IReadOnlyList<LinkRow> links = [.. all.Where(link => drawn.Contains(link.Found.Left) && drawn.Contains(link.Found.Right))];
        var lines = links.SelectMany(link => new[] { (link.Found.Left, Line: link.Left), (link.Found.Right, Line: link.Right) }).DistinctBy(end => end.Item1).Select(end => end.Line).OrderBy(line => line.Number).ToList();
        return new LinkNeighbourhood([.. lines.Select((line, at) => Placed(line, at, lines.Count))], links, reached.Count - drawn.Count);
    }

    /// <summary>Where a record stands.</summary>
    public LinkNode NodeOf(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Nodes.First(node => node.Line.Number == line.Number);
    }

    private static LinkNode Placed(LineView line, int at, int of)
    {
        var angle = (2 * Math.PI * at / of) - Math.PI;
        return new LinkNode(line, (Width / 2) + (Math.Cos(angle) * ((Width / 2) - 70)), (Height / 2) + (Math.Sin(angle) * ((Height / 2) - 30)));
    }
}
