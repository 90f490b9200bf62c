using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>The room's talk: roll call, questions, quiet countries asked for a sign of life, mornings and evenings, farewell.</summary>
internal sealed class MessageWriter(WeekPlan plan)
{
    private const int Talk = 170;

    private readonly SeededRandom _random = plan.Random;

    public void Write()
    {
        Open();
        Present();
        for (var i = 0; i < Talk; i++)
        {
            var country = plan.Scenes.Country();
            Say(plan.Rhythm.Moment(country, _random), country, Role.LiaisonOfficer, "message.room", _random.Percent(12) ? [CountryCode.CoordinationCentre] : []);
        }

        foreach (var (country, from, to) in plan.Rhythm.Silences)
        {
            Chase(country, from, to);
        }

        Days();
        Close();
    }

    private void Open()
    {
        var texts = plan.Phrases.All("message.opening", plan.Slots(string.Empty, CountryCode.CoordinationCentre));
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            Post(ExerciseWeek.Opening.AddSeconds(420 + (index * 200)), plan.Roster.Coordinator, text);
        }
    }

    /// <summary>Most countries report present before the start, some in the first half hour, the late one after noon.</summary>
    private void Present()
    {
        foreach (var country in ExerciseCountry.Participants)
        {
            var at = country.Code == Rhythm.Late
                ? Rhythm.LateStart.AddMinutes(4)
                : ExerciseWeek.Opening.AddSeconds(_random.Percent(40) ? _random.Between(1710, 1795) : _random.Between(1830, 3200));
            if (_random.Percent(60) || country.Code == Rhythm.Late)
            {
                Say(at, country.Code, Role.LiaisonOfficer, "message.present", []);
            }
        }
    }

    private void Chase(CountryCode country, DateTimeOffset from, DateTimeOffset to)
    {
        var slots = plan.Slots(string.Empty, country);
        Post(from.AddMinutes(_random.Between(110, 170)), plan.Roster.Coordinator, plan.Phrases.Say("message.chase", slots), country);
        Say(to.AddMinutes(_random.Between(2, 14)), country, Role.LiaisonOfficer, "message.chase-reply", [CountryCode.CoordinationCentre]);
    }

    private void Days()
    {
        for (var day = 0; day < ExerciseWeek.Days; day++)
        {
            var number = (day + 1).ToString(CultureInfo.InvariantCulture);
            if (day < ExerciseWeek.Days - 1)
            {
                Post(ExerciseWeek.At(day, ExerciseWeek.Hours).AddSeconds(-_random.Between(60, 300)), plan.Roster.Coordinator, Day("message.evening", number));
            }

            if (day > 0)
            {
                Post(ExerciseWeek.At(day, 0).AddSeconds(_random.Between(30, 200)), plan.Roster.Coordinator, Day("message.morning", number));
            }
        }
    }

    private string Day(string section, string number) =>
        plan.Phrases.Say(section, plan.Slots(string.Empty, CountryCode.CoordinationCentre)).Replace("{day}", number, StringComparison.Ordinal);

    private void Close()
    {
        var texts = plan.Phrases.All("message.closing", plan.Slots(string.Empty, CountryCode.CoordinationCentre));
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            Post(ExerciseWeek.Close.AddSeconds(40 + (index * 700)), plan.Roster.Coordinator, text);
        }

        foreach (var country in ExerciseCountry.Participants)
        {
            Say(ExerciseWeek.Close.AddSeconds(_random.Between(3000, 3950)), country.Code, Role.LiaisonOfficer, "message.farewell", []);
        }
    }

    private void Say(DateTimeOffset at, CountryCode country, Role role, string section, IEnumerable<CountryCode> to)
    {
        var by = plan.Roster.Pick(country, role, at, _random).Actor;
        Post(at, by, plan.Phrases.Say(section, plan.Slots(plan.Site(country), country)), to);
    }

    private void Post(DateTimeOffset at, Actor by, string text, params IEnumerable<CountryCode> to)
    {
        var marks = Marking.ForMessage(to);
        plan.Add(at, by, id => new PostMessage(id, text, null, marks));
    }
}
