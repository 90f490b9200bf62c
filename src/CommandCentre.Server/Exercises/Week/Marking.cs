using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Marks as officers set them: H0 the most, every combination at times, the coordination centre addressed often.</summary>
internal sealed class Marking(SeededRandom random, Phrases phrases, Slots anySlots)
{
    private static readonly (HandlingCodes Codes, double Weight)[] Codes =
    [
        (HandlingCodes.H0, 54), (HandlingCodes.H1, 14), (HandlingCodes.H2, 12), (HandlingCodes.H3, 5), (HandlingCodes.H1 | HandlingCodes.H2, 5),
        (HandlingCodes.H1 | HandlingCodes.H3, 5), (HandlingCodes.H2 | HandlingCodes.H3, 3), (HandlingCodes.H1 | HandlingCodes.H2 | HandlingCodes.H3, 2),
    ];

    private static readonly (SourceReliability Source, double Weight)[] Sources =
        [(SourceReliability.A, 35), (SourceReliability.B, 38), (SourceReliability.C, 10), (SourceReliability.X, 17)];

    private static readonly (int Information, double Weight)[] Informations = [(1, 28), (2, 27), (3, 25), (4, 20)];

    /// <summary>Marks of a hit, lead or seizure.</summary>
    /// <param name="owner">Who gives it.</param>
    /// <param name="concerned">Countries it touches; those that take part may be addressed.</param>
    public Marks For(CountryCode owner, params IEnumerable<CountryCode> concerned)
    {
        var handling = Handling();
        var free = handling.Strictest is HandlingCodes.H0 or HandlingCodes.H1;
        return new Marks(handling, Evaluation(), random.Percent(free ? 58 : 14) ? [] : Named(Addressees(owner, concerned)));
    }

    /// <summary>Marks of a request or lead, whose addressees the rule fills in.</summary>
    public Marks ForAsking() =>
        new(Handling(), random.Percent(70) ? Evaluation() : null, random.Percent(50) ? [CountryCode.CoordinationCentre] : []);

    /// <summary>Marks of an answer or feedback: to all who may read, or to the asker.</summary>
    public Marks ForReply(CountryCode asker, bool telling)
    {
        var handling = telling ? Handling() : Domain.Codes.Handling.H0;
        return new Marks(
            handling,
            telling ? Evaluation() : null,
            random.Percent(55) ? [] : random.Percent(45) ? Named([asker, CountryCode.CoordinationCentre]) : [asker]);
    }

    /// <summary>Marks of a message.</summary>
    public static Marks ForMessage(params IEnumerable<CountryCode> to) => new(Domain.Codes.Handling.H0, null, Named(to));

    /// <summary>Marks after a correction: as they were, freer, or to more countries; never to fewer.</summary>
    public Marks Corrected(Marks marks, CountryCode owner) => random.Below(10) switch
    {
        < 3 when !marks.To.IsEmpty => marks with { To = ValueList.Set([.. marks.To, .. Named(Addressees(owner, []))]) },
        < 5 when !marks.To.IsEmpty => marks with { Handling = Domain.Codes.Handling.H0 },
        5 => marks with { Evaluation = Evaluation() },
        _ => marks,
    };

    private static ValueList<Addressee> Named(IEnumerable<CountryCode> countries) => ValueList.Set(countries.Select(Addressee.Of));

    private Handling Handling()
    {
        var codes = random.Weighted(Codes, code => code.Weight).Codes;
        return new Handling(codes, codes.HasFlag(HandlingCodes.H3) ? phrases.Say("handling.text", anySlots) : null);
    }

    private Evaluation? Evaluation() => random.Percent(6)
        ? null
        : new Evaluation(random.Weighted(Sources, source => source.Weight).Source, random.Weighted(Informations, information => information.Weight).Information);

    private ValueList<CountryCode> Addressees(CountryCode owner, IEnumerable<CountryCode> concerned)
    {
        var named = concerned.Where(country => ExerciseCountry.Participants.Any(participant => participant.Code == country)).ToList();
        var others = random.Some(ExerciseCountry.Participants.Select(country => country.Code), random.Between(0, 3));
        var centre = random.Percent(68) ? [CountryCode.CoordinationCentre] : Array.Empty<CountryCode>();
        var all = ValueList.Countries(named.Concat(others).Concat(centre).Where(country => country != owner));
        return all.IsEmpty ? [owner == CountryCode.CoordinationCentre ? ExerciseCountry.Participants[0].Code : CountryCode.CoordinationCentre] : all;
    }
}
