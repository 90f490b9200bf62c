using CommandCentre.Desks.Access;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <content>One link by its record; decided links on their way out.</content>
public sealed partial class OperationView
{
    /// <summary>A link by its record; absent where it does not hold, or the viewer may not read it.</summary>
    public LinkRow? Link(Guid record) => Operation.Links.TryGetValue(record, out var link) && IsReadable(record, LineKind.LinkFound) ? Row(link) : null;

    /// <summary>Decided links as labelled pairs that may leave the centre, the oldest first: those of which both records may, and that are the same or different by a decision that stands.</summary>
    /// <param name="after">Links after this line.</param>
    /// <param name="restricted">As for <see cref="Exported"/>.</param>
    public IReadOnlyList<LabelledPair> ExportedPairs(long after, bool restricted) => [.. Pairs(after, restricted).Where(pair => pair.Leaves).Select(pair => pair.Pair)];

    /// <summary>What an export of labelled pairs would hold: each pair counts as a line.</summary>
    /// <param name="after">As for <see cref="ExportedPairs"/>.</param>
    /// <param name="restricted">As for <see cref="Exported"/>.</param>
    public ExportExtent PairsExtent(long after, bool restricted)
    {
        var pairs = Pairs(after, restricted);
        var leaving = pairs.Where(pair => pair.Leaves).Select(pair => pair.Pair).ToList();
        return new ExportExtent(Math.Clamp(after, 0, Head), Head, leaving.Count, pairs.Count - leaving.Count, ValueList.Countries(leaving.SelectMany(pair => pair.Owners)));
    }

    private List<(LabelledPair Pair, bool Leaves)> Pairs(long after, bool restricted)
    {
        var links = Operation.Links.Values.ToDictionary(link => link.Number);
        return [.. LabelledPairs.Where(pair => pair.Link > after && pair.Verdict is (MatchVerdict.Same or MatchVerdict.Different)).Select(pair => (pair, MayLeave(links[pair.Link], restricted)))];
    }

    private bool MayLeave(MatchLink link, bool restricted) =>
        MayLeave(Line(link.Number)!, restricted) && MayLeave(Line(ContentOf(link.Left))!, restricted) && MayLeave(Line(ContentOf(link.Right))!, restricted);
}
