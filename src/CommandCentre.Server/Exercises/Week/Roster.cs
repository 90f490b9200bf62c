using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>An officer of the exercise with the times on duty.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Site">Where.</param>
/// <param name="Duties">From when to when; the first always, a second for some.</param>
internal sealed record ExerciseOfficer(Actor Actor, string Site, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Duties)
{
    /// <summary>Whether the officer is on duty, and has been for a minute.</summary>
    public bool IsOn(DateTimeOffset moment) => Duties.Any(duty => moment >= duty.From.AddMinutes(1) && moment < duty.To);
}

/// <summary>The 416 officers and who of them is there when.</summary>
internal sealed class Roster
{
    /// <summary>Officers involved, as published.</summary>
    public const int Officers = 416;

    private readonly Dictionary<(CountryCode, Role), List<ExerciseOfficer>> _byRole = [];

    public Roster(SeededRandom random)
    {
        All = [.. Centre(random), .. ExerciseCountry.Participants.SelectMany(country => Of(country, random))];
        foreach (var group in All.GroupBy(officer => (officer.Actor.Country, officer.Actor.Role)))
        {
            _byRole.Add(group.Key, [.. group]);
        }
    }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<ExerciseOfficer> All { get; }

    /// <summary>The coordinator who runs the operation.</summary>
    public Actor Coordinator => All[0].Actor;

    /// <summary>An officer of a country who is on duty, at a site when one is given and manned.</summary>
    public ExerciseOfficer Pick(CountryCode country, Role role, DateTimeOffset moment, SeededRandom random, string? site = null)
    {
        var all = _byRole[(country, role)];
        var on = all.Where(officer => officer.IsOn(moment)).ToList();
        var there = on.Where(officer => officer.Site == site).ToList();
        return random.Pick(there.Count > 0 ? there : on.Count > 0 ? on : all);
    }

    private static IEnumerable<ExerciseOfficer> Centre(SeededRandom random)
    {
        var roles = Enumerable.Repeat(Role.Coordinator, 5).Concat(Enumerable.Repeat(Role.LiaisonOfficer, 5)).Concat(Enumerable.Repeat(Role.AgencyOfficer, 4));
        return roles.Select((role, index) => new ExerciseOfficer(
            new Actor($"EU-COO-{index + 1:D2}", CountryCode.CoordinationCentre, AgencyKind.Coordination, role),
            "Coordination centre",
            [(ExerciseWeek.Opening.AddSeconds(20 + (index * 25)), ExerciseWeek.Close.AddSeconds(random.Between(4500, 5200)))]));
    }

    private static IEnumerable<ExerciseOfficer> Of(ExerciseCountry country, SeededRandom random)
    {
        var counts = new Dictionary<AgencyKind, int>();
        for (var index = 0; index < country.Officers; index++)
        {
            var liaison = index < country.Liaison;
            var site = liaison ? country.Sites[^1] : country.Sites[(index - country.Liaison) % country.Sites.Count];
            var agency = site.Agencies[(index / country.Sites.Count) % site.Agencies.Count];
            counts[agency] = counts.GetValueOrDefault(agency) + 1;
            var actor = new Actor($"{country.Code}-{Short(agency)}-{counts[agency]:D2}", country.Code, agency, liaison ? Role.LiaisonOfficer : Role.AgencyOfficer);
            var whole = index <= country.Liaison || random.Percent(52);
            yield return new ExerciseOfficer(actor, site.Name, whole ? [Whole(country, liaison || index == country.Liaison, random)] : [.. Shifts(country, random)]);
        }
    }

    private static string Short(AgencyKind agency) => agency switch { AgencyKind.Customs => "CUS", AgencyKind.Police => "POL", _ => "POS" };

    private static (DateTimeOffset From, DateTimeOffset To) Whole(ExerciseCountry country, bool early, SeededRandom random)
    {
        var first = country.Code == Rhythm.Late
            ? Rhythm.LateStart.AddSeconds(random.Between(-1200, -120))
            : ExerciseWeek.Opening.AddSeconds(early ? random.Between(600, 1650) : random.Between(700, 6300));
        return (first, ExerciseWeek.Close.AddSeconds(early ? random.Between(4000, 5100) : random.Between(240, 3900)));
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Shifts(ExerciseCountry country, SeededRandom random)
    {
        var first = random.Between(country.Code == Rhythm.Late ? 1 : 0, 3);
        var last = random.Between(first, ExerciseWeek.Days - 1);
        yield return (In(first, random), Out(last, random));
        if (last < ExerciseWeek.Days - 2 && random.Percent(25))
        {
            yield return (In(ExerciseWeek.Days - 1, random), Out(ExerciseWeek.Days - 1, random));
        }
    }

    private static DateTimeOffset In(int day, SeededRandom random) => ExerciseWeek.At(day, 0).AddSeconds(random.Between(20, 5400));

    private static DateTimeOffset Out(int day, SeededRandom random) => day == ExerciseWeek.Days - 1
        ? ExerciseWeek.Close.AddSeconds(random.Between(240, 3900))
        : ExerciseWeek.At(day, 8).AddSeconds(random.Between(1500, 7100));
}
