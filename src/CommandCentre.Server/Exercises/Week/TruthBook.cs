using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Keeps, while the script is written, which drafts speak of the same person, address, phone, parcel or weapon.</summary>
internal sealed class TruthBook
{
    private readonly Dictionary<(LinkKind Kind, object Subject), List<Draft>> _links = [];

    /// <summary>Notes that a draft speaks of something.</summary>
    public void Link(Draft draft, LinkKind kind, object subject)
    {
        if (!_links.TryGetValue((kind, subject), out var drafts))
        {
            _links.Add((kind, subject), drafts = []);
        }

        if (!drafts.Contains(draft))
        {
            drafts.Add(draft);
        }
    }

    /// <summary>Notes who is mentioned in a draft, and where and by which phone they can be found.</summary>
    public void Link(Draft draft, LinkKind kind, Mention? mention)
    {
        if (mention is null)
        {
            return;
        }

        Link(draft, kind, mention.Of);
        if (mention.ShowsAddress)
        {
            Link(draft, LinkKind.SameAddress, mention.Of.Address);
        }

        if (mention.ShowsPhone)
        {
            Link(draft, LinkKind.SamePhone, mention.Of.Phone);
        }
    }

    /// <summary>The groups of two or more; every draft has its place by now.</summary>
    public ExerciseTruth Groups() => new(
        [.. _links.Where(link => link.Value.Count > 1).Select((link, index) =>
            new TruthGroup(index + 1, link.Key.Kind, [.. link.Value.OrderBy(draft => draft.At).Select(draft => draft.Record)]))]);
}
