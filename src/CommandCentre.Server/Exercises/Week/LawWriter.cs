using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>How some countries' laws stand to things, made up and marked so: no table of national law was at hand (decision 13).</summary>
/// <remarks>It has a stream of chance of its own: the rest of the week is the same with it and without it.</remarks>
internal sealed class LawWriter(WeekPlan plan, SeededRandom random)
{
    private static readonly string[] Countries = ["DE", "FR", "NL", "ES", "SE", "HU", "CH", "BG", "IE", "PL"];

    private static readonly string[] Subjects = ["pistol", "alarm-signal", "knife", "pepper-spray", "stun-device", "barrel", "cartridge"];

    /// <summary>Before the week; one country changes its law within it.</summary>
    public void Write()
    {
        foreach (var (place, country) in Countries.Where(code => ExerciseCountry.Participants.Any(there => there.Code.Value == code)).Select(CountryCode.Parse).Index())
        {
            var at = ExerciseWeek.Start.AddMinutes(30 + (place * 4));
            var by = plan.Roster.Pick(country, Role.LiaisonOfficer, at, random).Actor;
            foreach (var (number, what) in Subjects.Index())
            {
                State(at.AddSeconds(number * 20), by, what, random.Pick(Enum.GetValues<LegalStanding>()), new DateOnly(2018, 1 + random.Below(12), 1));
            }

            if (place == 0)
            {
                State(at.AddMinutes(3), by, "pepper-spray", LegalStanding.Authorisation, ExerciseWeek.FirstDay.AddDays(2));
            }
        }
    }

    private void State(DateTimeOffset at, Actor by, string what, LegalStanding standing, DateOnly from) =>
        plan.Add(at, by, id => new StateLegality(id, what, standing, from, $"Exercise: made-up law of {by.Country.EnglishName}"));
}
