using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>One search: from names and numbers to candidates, from the best of these to exact comparisons, from the best of these to hits.</summary>
internal sealed class Search(Shelves shelves, EntityForm query, SearchLimits limits)
{
    /// <summary>Names of the query that are looked up.</summary>
    private const int MostNames = 12;

    /// <summary>Entities that are compared with everything that is known of them, at least.</summary>
    private const int MostWholes = 24;

    /// <summary>Candidates that are compared however far they are from the best.</summary>
    private const int Sure = 14;

    /// <summary>Of a hundred of what the best candidate reaches by its words, what further ones must reach to be compared.</summary>
    private const int Near = 70;

    /// <summary>How often a search is made again when more was changed meanwhile than it can look back on.</summary>
    private const int MostTimes = 3;

    [ThreadStatic]
    private static Candidates? _candidates;

    private readonly Dictionary<int, Scored> _scored = [];
    private readonly List<TooCommon> _tooCommon = [];
    private readonly OwnerFilter _owners = new(shelves, limits.Owners);
    private int _compared;

    /// <summary>The answer.</summary>
    public SearchAnswer Run()
    {
        for (var times = 0; times < MostTimes; times++)
        {
            var since = shelves.Changes;
            _tooCommon.Clear();
            LookAtNames();
            LookAtValues();
            if (LookAtChanges(since))
            {
                break;
            }
        }

        var ranking = new Ranking(shelves, query, limits);
        var hits = ranking.Best(_scored, HasMore() ? Math.Max(MostWholes, limits.Top) : limits.Top, HasMore());
        return new(hits, [.. _tooCommon], _compared);
    }

    private void LookAtNames()
    {
        foreach (var name in query.Names.Concat(query.WeakNames).Take(MostNames))
        {
            Look(name, query.WeakNames.Contains(name));
        }
    }

    private bool HasMore() => !(query.Numbers.IsEmpty && query.Dates.IsEmpty && query.Countries.IsEmpty && query.Addresses.IsEmpty && query.Places.IsEmpty && query.Gender is null);

    private void Look(NameForm name, bool isWeak)
    {
        Span<int> telling = stackalloc int[NameKeys.MostWords];
        telling = telling[..NameKeys.Telling(name.Parts.AsSpan(), telling)];
        if (telling.IsEmpty)
        {
            return;
        }

        var candidates = _candidates ??= new();
        candidates.Clear();
        var words = new QueryWords(shelves).Of(name, telling);
        var gathering = new Gathering(shelves, candidates);
        gathering.Run(words, NameKeys.Whole(name.Parts.AsSpan(), telling), name.Kind == NameKind.Person ? string.Empty : NameKeys.Acronym(name.Parts.AsSpan()));
        var shortlist = new Shortlist(shelves, _owners);
        var chosen = shortlist.Of(candidates, words, telling.Length, limits.Candidates);
        for (var i = 0; i < chosen.Count && (i < Sure || chosen[i].Level * 100 >= chosen[0].Level * Near); i++)
        {
            Compare(name, isWeak, Bearer.Slot(chosen[i].Bearer), Bearer.Name(chosen[i].Bearer));
        }

        Say(name.Raw, gathering.Unread, shortlist.Cut);
    }

    private void LookAtValues()
    {
        foreach (var (raw, key) in Values())
        {
            var candidates = _candidates ??= new();
            candidates.Clear();
            var gathering = new Gathering(shelves, candidates);
            gathering.Read(KeyHash.Of(key, KeyHash.Value), 255);
            var shortlist = new Shortlist(shelves, _owners);
            foreach (var chosen in shortlist.Of(candidates, limits.Candidates))
            {
                Bear(Bearer.Slot(chosen.Bearer));
            }

            Say(raw, gathering.Unread, shortlist.Cut);
        }
    }

    /// <summary>What points to one holder: its numbers, and for an address itself the keys of its spellings (as <see cref="EntityForm.Keys"/>).</summary>
    private IEnumerable<(string Raw, string Key)> Values() =>
        query.Numbers.Select(number => (number.Raw, number.Block))
            .Concat(query.Family == Family.Address ? query.Addresses.SelectMany(address => address.Keys.Select(key => (address.Raw, key))) : []);

    // What was not read is not known by owner.
    private void Say(string value, int unread, int cut)
    {
        if (unread + cut > 0)
        {
            _tooCommon.Add(new(value, unread > 0 && limits.Owners is not null ? null : unread + cut));
        }
    }

    /// <summary>What was changed while this search ran stands in another slot than where it was looked for; false when too much was changed.</summary>
    private bool LookAtChanges(long since)
    {
        List<int> slots = [];
        var told = true;

        // Again until nothing was changed meanwhile: what is looked at here may be changed here.
        for (var until = shelves.Changes; told && until != since; since = until, until = shelves.Changes)
        {
            told = shelves.TryChanged(since, until, slots);
            foreach (var slot in slots)
            {
                CompareAll(slot);
            }
        }

        return told;
    }

    private void CompareAll(int slot)
    {
        var record = shelves.Records.Read(slot);
        for (var name = record.IsEmpty ? 0 : Record.NameCount(record); name > 0; name--)
        {
            foreach (var asked in query.Names)
            {
                Compare(asked, isWeak: false, slot, name - 1);
            }
        }
    }

    /// <summary>Notes that an entity bears a number of the query.</summary>
    private void Bear(int slot)
    {
        var record = shelves.Records.At(slot);
        if (!record.Bytes.IsEmpty && _owners.Sees(record.Bytes))
        {
            var scored = _scored.TryGetValue(slot, out var known) ? known : new Scored(record, 0, 0);
            _scored[slot] = scored with { BearsNumber = true };
        }
    }

    private void Compare(NameForm asked, bool isWeak, int slot, int name)
    {
        var at = shelves.Records.At(slot);
        var record = at.Bytes;
        if (record.IsEmpty || !_owners.Sees(record) || !shelves.Record.TryName(record, name, withText: false, out var held))
        {
            return;
        }

        // Unchanged: so the words that were looked up are this record's.
        if (Record.Generation(shelves.Records.Read(slot)) != Record.Generation(record) || (Schemata.FamilyOf(shelves.Record.Schema(record)) & query.Family) == 0)
        {
            return;
        }

        _compared++;
        var points = NameComparer.Points(asked, held.Form);
        points = isWeak || held.IsWeak ? Math.Min(points, Weights.WeakName) : points;
        if (points > 0 && (!_scored.TryGetValue(slot, out var known) || known.Points < points))
        {
            _scored[slot] = new Scored(at, points, Rarity(asked, held.Form)) { Name = name, BearsNumber = known.BearsNumber };
        }
    }

    /// <summary>How much the words say that both names hold, in hundredths of a bit.</summary>
    private int Rarity(NameForm asked, NameForm held)
    {
        var rarity = 0.0;
        foreach (var part in asked.Parts)
        {
            foreach (var other in held.Parts)
            {
                if (part.Form == other.Form)
                {
                    var count = shelves.Postings.Count(NameKeys.Single(KeyHash.Of(NameKeys.SoundOf(part), KeyHash.Sound)));
                    rarity += count == 0 ? 0 : Math.Log2(Math.Max(1, (double)shelves.Count / count));
                    break;
                }
            }
        }

        return (int)(rarity * 100);
    }
}

/// <summary>An entity that was compared by name.</summary>
/// <param name="At">The record that was compared.</param>
/// <param name="Points">Of its best name.</param>
/// <param name="Rarity">Of the words shared.</param>
internal readonly record struct Scored(RecordAt At, int Points, int Rarity)
{
    /// <summary>Which of its names that is.</summary>
    public int Name { get; init; }

    /// <summary>It bears a number of the query.</summary>
    public bool BearsNumber { get; init; }
}
