using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Operations;

/// <summary>A link between two records that the viewer may read in full.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Found">What was found.</param>
/// <param name="Left">The earlier record as it stands.</param>
/// <param name="Right">The later record as it stands.</param>
/// <param name="Decisions">Each officer's last decision, the newest first.</param>
/// <param name="Standing">The decision that stands; absent for none.</param>
/// <param name="NeedsSecond">Whether one who decided wants a second person.</param>
/// <param name="MayDecide">Whether the viewer may decide.</param>
public sealed record LinkRow(
    LineView Line, LinkFound Found, LineView Left, LineView Right, IReadOnlyList<MatchDecision> Decisions, MatchVerdict? Standing, bool NeedsSecond, bool MayDecide);

/// <summary>Two values that people decided over: what a comparison can be tried on.</summary>
/// <param name="Link">Line of the link.</param>
/// <param name="Left">The value of the earlier record that made it.</param>
/// <param name="Right">The value of the later record.</param>
/// <param name="Schema">What they name, as FollowTheMoney calls it; empty where it may be a person or a company.</param>
/// <param name="Ground">By what.</param>
/// <param name="Verdict">The decision that stands; absent while it waits for a second person.</param>
/// <param name="At">Operation time of the newest decision.</param>
/// <param name="Countries">Whose officers decided.</param>
/// <param name="Owners">Whose records they are.</param>
public sealed record LabelledPair(
    long Link, string Left, string Right, string Schema, LinkGround Ground, MatchVerdict? Verdict, DateTimeOffset At, ValueList<CountryCode> Countries, ValueList<CountryCode> Owners);

/// <content>Links between records, and what people decided over them.</content>
public sealed partial class OperationView
{
    /// <summary>Links that hold and that the viewer may read, the newest first.</summary>
    public IReadOnlyList<LinkRow> Links =>
        [.. Operation.Links.Values.Where(link => IsReadable(link.Id, LineKind.LinkFound)).OrderByDescending(link => link.Number).Select(Row)];

    /// <summary>The values of links that were decided over, the oldest first; those whose values were erased are left out.</summary>
    public IReadOnlyList<LabelledPair> LabelledPairs =>
        [.. Operation.Links.Values.Where(link => !link.Decisions.IsEmpty && IsReadable(link.Id, LineKind.LinkFound)).OrderBy(link => link.Number).Select(PairOf).OfType<LabelledPair>()];

    private LinkRow Row(MatchLink link) => new(
        Line(link.Number)!,
        new LinkFound(link.Left, link.Right, link.Ground, link.Points),
        Line(ContentOf(link.Left))!,
        Line(ContentOf(link.Right))!,
        [.. link.Decisions.Values.OrderByDescending(decision => decision.Number)],
        link.Standing,
        link.NeedsSecond,
        May(CommandKind.DecideMatch) && (Viewer.Country.IsCoordinationCentre || OwnersOf(link).Contains(Viewer.Country)));

    private LabelledPair? PairOf(MatchLink link)
    {
        var (lefts, rights) = (LineParts.Of(_state.Lines[ContentOf(link.Left)].Event).ToList(), LineParts.Of(_state.Lines[ContentOf(link.Right)].Event).ToList());
        var pair = rights.SelectMany(right => lefts.Select(left => (Left: left, Right: right)))
            .Where(pair => LineParts.Ground(pair.Left.Part, pair.Right.Part) == link.Ground)
            .OrderByDescending(pair => EntityComparer.Compare(pair.Left.Entity, pair.Right.Entity).Points)
            .Select(pair => Values(pair.Left.Entity, pair.Right.Entity))
            .FirstOrDefault(pair => pair.Left is not null);
        return pair.Left is null ? null : new LabelledPair(
            link.Number,
            pair.Left,
            pair.Right!,
            pair.Schema,
            link.Ground,
            link.Standing,
            link.Decisions.Values.Max(decision => decision.At),
            ValueList.Countries(link.Decisions.Values.Select(decision => decision.Country)),
            OwnersOf(link));
    }

    /// <summary>The first value that both have of one kind, and the schema under which two such values are compared.</summary>
    private static (string? Left, string? Right, string Schema) Values(Entity left, Entity right)
    {
        var kind = left.Values.Select(value => (ValueKind?)value.Kind).FirstOrDefault(kind => right.Values.Any(value => value.Kind == kind));
        return kind is null ? default : (left.Values.First(value => value.Kind == kind).Text, right.Values.First(value => value.Kind == kind).Text, kind switch
        {
            ValueKind.Address => "Address",
            ValueKind.Phone => "Phone",
            ValueKind.Email => "UserAccount",
            _ => left.Schema,
        });
    }

    private ValueList<CountryCode> OwnersOf(MatchLink link) => ValueList.Countries([Operation.Records[link.Left].Owner, Operation.Records[link.Right].Owner]);

    /// <summary>The line that holds a record's content as it stands: its last correction, or the first.</summary>
    private long ContentOf(Guid record) =>
        Operation.Records[record] is var state && state.Replaced is { } replaced && _state.Lines[replaced].Event.Kind is LineKind.HitCorrected ? replaced : state.Lines[0];
}
