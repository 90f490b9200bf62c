using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>A decision that an officer of the exercise will give.</summary>
/// <param name="Command">The decision.</param>
/// <param name="By">Who gives it.</param>
/// <param name="At">When, by operation time.</param>
internal sealed record PlayedDecision(DecideMatch Command, Actor By, DateTimeOffset At);

/// <summary>What officers decide over the links that the centre finds while the week is played: by what is really so, now and then nothing certain, now and then by two.</summary>
/// <remarks>No step of the script, because nobody knows beforehand what will be found. What is decided over a link is the same for the same seed, by whoever may read both its records.</remarks>
internal sealed class ExerciseDecisions
{
    /// <summary>Of a hundred links so many are decided over; nobody gets to the others.</summary>
    private const int Looked = 70;

    /// <summary>Of a hundred decisions so many say that it cannot be said.</summary>
    private const int Unsure = 7;

    /// <summary>Of a hundred links so many are decided over by two, and of a hundred second ones so many do not agree.</summary>
    private const int ByTwo = 15, Disagree = 8;

    private static readonly Dictionary<MatchVerdict, string> Sections = new()
    {
        [MatchVerdict.Same] = "decide.same",
        [MatchVerdict.Different] = "decide.different",
        [MatchVerdict.Undecided] = "decide.undecided",
    };

    private readonly ILookup<CountryCode, Actor> _officers;
    private readonly IReadOnlyList<TrueGroup> _truth;
    private readonly ILookup<Guid, int> _groups;
    private readonly SeededRandom _random;
    private readonly Phrases _phrases;
    private readonly HashSet<Guid> _known = [];
    private readonly PriorityQueue<PlayedDecision, DateTimeOffset> _due = new();
    private long _read;

    public ExerciseDecisions(ExerciseScript script, int seed)
    {
        _officers = script.Steps.Select(step => step.By).Where(by => by.Role is Role.LiaisonOfficer or Role.AgencyOfficer && !by.Country.IsCoordinationCentre).Distinct().OrderBy(by => by.Officer, StringComparer.Ordinal).ToLookup(by => by.Country);
        _truth = script.Truth.ForLinks();
        _groups = _truth.SelectMany((group, at) => group.Records.Select(record => (record, at))).ToLookup(pair => pair.record, pair => pair.at);
        _random = new SeededRandom(unchecked((ulong)seed)).Fork("decisions");
        _phrases = new Phrases(_random);
    }

    /// <summary>Looks at the lines that have come, as each country sees them, and thinks of what will be decided over new links.</summary>
    public void Look(OperationDesk desk)
    {
        var found = new Dictionary<Guid, (LineView Line, List<CountryCode> Owners)>();
        var read = _read;
        foreach (var country in _officers.Select(officers => officers.Key))
        {
            read = Math.Max(read, Look(desk, country, found));
        }

        _read = read;
        foreach (var (line, owners) in found.Values.Where(link => _known.Add(link.Line.Record!.Value)).OrderBy(link => link.Line.Number))
        {
            Decide(line, (LinkFound)line.Event!, owners);
        }
    }

    /// <summary>What is to be given by now, in its order.</summary>
    public IEnumerable<PlayedDecision> Due(DateTimeOffset now)
    {
        while (_due.TryPeek(out _, out var at) && at <= now)
        {
            yield return _due.Dequeue();
        }
    }

    /// <summary>Adds the links that a country may decide over; what somebody has decided over already needs nothing more, as after a restart.</summary>
    private long Look(OperationDesk desk, CountryCode country, Dictionary<Guid, (LineView Line, List<CountryCode> Owners)> found)
    {
        if (desk.View(new Viewer(_officers[country].First())) is not { } view)
        {
            return 0;
        }

        var (head, after) = (view.Head, _read);
        while (after < head)
        {
            foreach (var line in view.Lines(after, OperationView.PageLimit).Lines)
            {
                after = line.Number;
                if (line is { Event: MatchDecided, Record: { } decided })
                {
                    _known.Add(decided);
                }
                else if (line is { Event: LinkFound link, Record: { } record } && new[] { link.Left, link.Right }.Any(end => view.Record(end)?.Owner == country))
                {
                    found.TryAdd(record, (line, []));
                    found[record].Owners.Add(country);
                }
            }
        }

        return head;
    }

    private void Decide(LineView line, LinkFound link, List<CountryCode> owners)
    {
        var random = _random.Fork(line.Record!.Value.ToString("D"));
        if (!random.Percent(Looked))
        {
            return;
        }

        var country = random.Pick(owners);
        var (first, second) = (random.Pick([.. _officers[country]]), random.Pick([.. _officers[random.Pick(owners)]]));
        var verdict = random.Percent(Unsure) ? MatchVerdict.Undecided : IsRight(link) ? MatchVerdict.Same : MatchVerdict.Different;
        var byTwo = random.Percent(ByTwo) && second.Officer != first.Officer;
        var at = ExerciseWeek.Advance(line.At!.Value, TimeSpan.FromMinutes(random.Between(4, 75)));
        Add(line, first, verdict, byTwo ? Hands.Two : null, at, random);
        if (byTwo)
        {
            Add(line, second, random.Percent(Disagree) ? MatchVerdict.Undecided : verdict, null, ExerciseWeek.Advance(at, TimeSpan.FromMinutes(random.Between(5, 90))), random);
        }
    }

    private void Add(LineView line, Actor by, MatchVerdict verdict, Hands? hands, DateTimeOffset at, SeededRandom random)
    {
        var reason = _phrases.Pick(Sections[verdict], random);
        _due.Enqueue(new PlayedDecision(new DecideMatch(RecordId.Derived($"exercise decision {line.Record:D} {by.Officer}"), line.Record!.Value, verdict, reason, hands), by, at), at);
    }

    private bool IsRight(LinkFound link) => _groups[link.Left].Intersect(_groups[link.Right]).Any(at => _truth[at].Grounds.Contains(link.Ground));
}
