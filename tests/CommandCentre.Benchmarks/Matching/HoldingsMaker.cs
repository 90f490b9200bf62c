using System.Collections.Immutable;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>A name that was kept out of the holdings, to be searched.</summary>
/// <param name="Text">The name.</param>
/// <param name="Schema">The schema of whoever bears it.</param>
/// <param name="Group">What sort of query: the script, or how it was made.</param>
/// <param name="Expected">The ids of those that bear it; finding one is enough.</param>
internal sealed record HeldOut(string Text, string Schema, string Group, ImmutableArray<string> Expected);

/// <summary>Makes holdings of any size, the same every time: first the lists of the EU and of OFAC without the held-out aliases, then 3,000 Greek persons held in Latin letters,
/// then the 50,000 synthetic persons of many scripts, then persons and companies made of Wiktionary's names as frequent as Zipf says.</summary>
/// <remarks>The first N entities are the same for every size above N, so that the queries hold for all sizes from 80,000.</remarks>
internal sealed class HoldingsMaker
{
    internal const int Greeks = 3_000;

    // How the peoples of the made-up part are mixed; what is not named has 1.
    private static readonly Dictionary<string, int> Weights = new()
    {
        ["eng"] = 10,
        ["deu"] = 8,
        ["fra"] = 7,
        ["ita"] = 7,
        ["spa"] = 7,
        ["pol"] = 6,
        ["ron"] = 5,
        ["nld"] = 3,
        ["por"] = 3,
        ["tur"] = 4,
        ["ell"] = 4,
        ["rus"] = 6,
        ["ukr"] = 3,
        ["bul"] = 3,
        ["hbs"] = 3,
        ["ara"] = 4,
    };

    private readonly int _seed;
    private readonly Culture[] _cultures;
    private readonly Culture _greek;
    private readonly Culture[] _mix;
    private readonly ImmutableArray<Listed> _listed;
    private readonly List<HeldOut> _queries = [];

    internal HoldingsMaker(int seed = 5)
    {
        _seed = seed;
        var chance = new Random(seed);
        _cultures = [.. Cultures.Read(chance)];
        _greek = _cultures.First(culture => culture is { Language: "ell", Script: "Greek" });
        _mix = [.. _cultures.SelectMany(culture => Enumerable.Repeat(culture, Weights.GetValueOrDefault(culture.Language, 1)))];
        _listed = [.. HeldOutAliases.Take(Lists.All(), chance, _queries)];
        _queries.AddRange(Greek().Select((pair, at) => new HeldOut(pair.Greek, "Person", "Greek", [$"greek-{at + 1}"])));
    }

    /// <summary>All queries, in the order of the lists; the same for every size.</summary>
    internal IReadOnlyList<HeldOut> Queries => _queries;

    /// <summary>At most so many queries of each group, picked evenly.</summary>
    internal IReadOnlyList<HeldOut> Some(int each) =>
        [.. _queries.GroupBy(query => query.Group).SelectMany(group => Evenly([.. group], each))];

    /// <summary>The first so many entities, made while they are read.</summary>
    internal IEnumerable<Entity> Entities(int count) => Rows(count).Select(Of);

    /// <summary>The first so many entities as a list would give them.</summary>
    internal IEnumerable<Listed> Rows(int count) =>
        _listed.Concat(Greek().Select((pair, at) => new Listed($"greek-{at + 1}", "Person", [pair.Latin], []))).Concat(Negatives()).Concat(Made()).Take(count);

    /// <summary>The 50,000 synthetic persons.</summary>
    internal static IEnumerable<Listed> Negatives() =>
        OpenData.Rows("matching/screening-fixtures/negatives_global.csv").Select((row, at) => new Listed(
            $"neg-{at + 1}",
            "Person",
            [row("full_name")],
            [("birthDate", row("date_of_birth")), ("nationality", row("nationality")), ("gender", row("gender"))]));

    /// <summary>An entity with its names only.</summary>
    internal static Entity Of(Listed row) => new(row.Id, row.Schema, row.Kind, [.. row.Names.Select(name => new Value(ValueKind.Name, name))]);

    private IEnumerable<(string Greek, string Latin)> Greek()
    {
        var chance = new Random(_seed + 1);
        for (var made = 0; made < Greeks; made++)
        {
            var name = _greek.Person(chance);
            yield return (name, GreekInLatin.Spell(name, chance));
        }
    }

    private IEnumerable<Listed> Made()
    {
        var chance = new Random(_seed + 2);
        for (var number = 1; ; number++)
        {
            var culture = _mix[chance.Next(_mix.Length)];
            if (chance.NextDouble() < 0.22)
            {
                yield return new($"made-{number}", "Company", [culture.Company(chance)], []);
                continue;
            }

            var name = culture.Person(chance);
            yield return new($"made-{number}", "Person", chance.NextDouble() < 0.15 ? [name, Another(name, culture, chance)] : [name], []);
        }
    }

    /// <summary>A second name: the surname in front, or in Latin letters where it is Greek.</summary>
    private static string Another(string name, Culture culture, Random chance)
    {
        if (culture is { Language: "ell", Script: "Greek" })
        {
            return GreekInLatin.Spell(name, chance);
        }

        var cut = name.LastIndexOf(' ');
        return $"{name[(cut + 1)..].ToUpperInvariant()}, {name[..cut]}";
    }

    private static IEnumerable<HeldOut> Evenly(IReadOnlyList<HeldOut> queries, int most) =>
        queries.Count <= most ? queries : Enumerable.Range(0, most).Select(at => queries[(int)((long)at * queries.Count / most)]);
}
