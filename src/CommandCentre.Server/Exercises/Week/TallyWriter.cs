using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Shares the published number of parcels out over countries, hours, sites and methods, and reports it as tallies.</summary>
internal sealed class TallyWriter(WeekPlan plan, SeededRandom random)
{
    /// <summary>Parcels checked, as published.</summary>
    public const int Parcels = 42_124;

    private static readonly (InspectionMethod Method, double Weight)[] Methods =
    [
        (InspectionMethod.Xray, 48), (InspectionMethod.Documents, 26), (InspectionMethod.Opened, 15), (InspectionMethod.Dog, 8), (InspectionMethod.Trace, 3),
    ];

    private sealed record Cell(int Day, int Hour, string Site, InspectionMethod Method, double Weight);

    public void Write()
    {
        var countries = ExerciseCountry.Participants;
        var shares = Apportion.Of(Parcels, [.. countries.Select(country => country.Share * random.Between(0.85, 1.15))]);
        foreach (var (country, share) in countries.Zip(shares))
        {
            var cells = Cells(country);
            foreach (var (cell, parcels) in cells.Zip(Apportion.Of(share, [.. cells.Select(cell => cell.Weight)])))
            {
                Report(country, cell, parcels);
            }
        }
    }

    private List<Cell> Cells(ExerciseCountry country)
    {
        var sites = country.Sites.Where(site => !site.Agencies.Contains(AgencyKind.Police)).ToList();
        var cells = new List<Cell>();
        for (var slot = 0; slot < ExerciseWeek.Days * ExerciseWeek.Hours; slot++)
        {
            var (day, hour) = (slot / ExerciseWeek.Hours, slot % ExerciseWeek.Hours);
            var weight = plan.Rhythm.Weight(country.Code, day, hour);
            foreach (var site in random.Some(sites, weight > 0 ? Lines(country) : 0))
            {
                cells.Add(new Cell(day, hour, site.Name, random.Weighted(Methods, method => method.Weight).Method, weight * random.Between(0.5, 1.5)));
            }
        }

        return cells;
    }

    private int Lines(ExerciseCountry country) => country.Officers switch
    {
        >= 25 => random.Below(10) switch { < 3 => 1, < 8 => 2, _ => 3 },
        >= 12 => random.Percent(75) ? 1 : 0,
        _ => random.Percent(42) ? 1 : 0,
    };

    private void Report(ExerciseCountry country, Cell cell, int parcels)
    {
        var hour = ExerciseWeek.At(cell.Day, cell.Hour);
        var latest = ExerciseWeek.At(cell.Day, ExerciseWeek.Hours).AddSeconds(-random.Between(20, 700));
        var at = plan.Rhythm.Awake(country.Code, hour.AddSeconds(random.Between(2700, country.Officers < 12 ? 9000 : 5000)));
        at = at < latest ? at : latest;
        var officer = plan.Roster.Pick(country.Code, Role.AgencyOfficer, at, random, cell.Site).Actor;
        plan.Add(at, officer, id => new ReportTally(id, cell.Site, cell.Method, hour, parcels));
    }
}
