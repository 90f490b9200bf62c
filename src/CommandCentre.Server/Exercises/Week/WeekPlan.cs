using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>What all writers of the script share: chance, people, rhythm, roster, marks, and the drafts so far.</summary>
internal sealed class WeekPlan
{
    private readonly List<Draft> _drafts = [];
    private readonly Mentions _mentions;

    public WeekPlan(SeededRandom random)
    {
        Random = random.Fork("talk");
        Rhythm = new Rhythm(random.Fork("rhythm"));
        Roster = new Roster(random.Fork("roster"));
        Phrases = new Phrases(random.Fork("phrases"));
        Scenes = new Scenes(random.Fork("scenes"));
        _mentions = new Mentions(random.Fork("mentions"));
        var any = new Slots("toys", "knife", ExerciseCountry.All[^1].Code, ExerciseCountry.All[0].Code, string.Empty, ExerciseCountry.All[0].Code);
        Marking = new Marking(random.Fork("marks"), Phrases, any);
    }

    public SeededRandom Random { get; }

    public Rhythm Rhythm { get; }

    public Roster Roster { get; }

    public Phrases Phrases { get; }

    public Scenes Scenes { get; }

    public Marking Marking { get; }

    public TruthBook Truth { get; } = new();

    /// <summary>Hits written so far.</summary>
    public int Hits { get; set; }

    /// <summary>Leads written so far.</summary>
    public int Leads { get; set; }

    /// <summary>Every draft in the order of its moment.</summary>
    public IReadOnlyList<Draft> InOrder() => [.. _drafts.OrderBy(draft => draft.At)];

    /// <summary>Adds a step.</summary>
    public Draft Add(DateTimeOffset at, Actor by, Func<Guid, OperationCommand> make)
    {
        var draft = new Draft(at, by, make);
        _drafts.Add(draft);
        return draft;
    }

    /// <summary>A moment so many minutes of played time later at which the country is not silent.</summary>
    public DateTimeOffset After(CountryCode country, DateTimeOffset from, int least, int most) =>
        Rhythm.Awake(country, ExerciseWeek.Advance(from, TimeSpan.FromSeconds(Random.Between(least * 60, most * 60))));

    /// <summary>Somebody as a country's desk writes it.</summary>
    public Mention Mention(MailParty who, CountryCode desk) =>
        _mentions.Of(who, desk.IsCoordinationCentre ? "eng" : ExerciseCountry.Of(desk).Languages[0]);

    /// <summary>A mention, or none in some cases.</summary>
    public Mention? Perhaps(int percent, MailParty who, CountryCode desk) => Random.Percent(percent) ? Mention(who, desk) : null;

    /// <summary>Fillings of a phrase about a scene.</summary>
    public static Slots Slots(Scene scene, string site, CountryCode country) =>
        new(scene.Goods.Declared, scene.Goods.Described, scene.Item.Origin, scene.Item.Destination, site, country);

    /// <summary>Fillings of a phrase about nothing in particular.</summary>
    public Slots Slots(string site, CountryCode country)
    {
        var goods = Goods.Any(Random);
        return new(goods.Declared, goods.Described, Random.Pick(Scenes.Networks).Senders[0].Country.Code, Scenes.Country(country), site, country);
    }

    /// <summary>A site of a country that works with parcels.</summary>
    public string Site(CountryCode country) =>
        country.IsCoordinationCentre ? "Frankfurt office of exchange" : Random.Pick([.. ExerciseCountry.Of(country).Sites.Where(site => !site.Agencies.Contains(AgencyKind.Police))]).Name;
}
