using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Cross-check requests and their answers: most in time, some late, some never.</summary>
internal sealed class CheckWriter(WeekPlan plan, HitWriter hits, RequestWork work)
{
    private static readonly int[] Deadlines = [20, 30, 45, 60, 90, 120, 180, 240, 480, 1140, 1440];

    private static readonly string[] Topics = ["consignor", "consignor", "consignor", "consignee", "parcel", "address"];

    private readonly SeededRandom _random = plan.Random;

    private bool _lacking;

    /// <summary>One request with its answers and what comes of it.</summary>
    public void Write()
    {
        var asker = _random.Percent(6) ? CountryCode.CoordinationCentre : plan.Scenes.Country();
        var scene = plan.Scenes.To(asker.IsCoordinationCentre ? plan.Scenes.Country() : asker);
        var asked = Asked(asker, scene);
        var request = Ask(asker, scene, asked, plan.Rhythm.Moment(asker, _random));
        var all = asked.IsEmpty ? ExerciseCountry.Participants.Select(country => country.Code).Where(code => code != asker) : asked;
        _lacking = false;
        var known = all.Count(country => Answer(request, country));
        if (_lacking)
        {
            work.Chase(request);
        }

        var at = plan.After(asker, request.Due, 2, 45);
        if (known > 0 && _random.Percent(25) && at < ExerciseWeek.Close)
        {
            hits.Push(asker, at, scene, HitSubject.Consignor, "hit.consignor");
        }
    }

    private ValueList<CountryCode> Asked(CountryCode asker, Scene scene)
    {
        if (_random.Percent(8))
        {
            return [];
        }

        var concerned = new[] { scene.Item.Origin, scene.Item.Destination }
            .Where(code => code != asker && ExerciseCountry.Participants.Any(country => country.Code == code));
        var others = Enumerable.Range(0, _random.Between(1, 5)).Select(_ => plan.Scenes.Country(asker));
        return ValueList.Countries(concerned.Concat(others));
    }

    private Request Ask(CountryCode asker, Scene scene, ValueList<CountryCode> asked, DateTimeOffset at)
    {
        var topic = _random.Pick(Topics);
        var officer = plan.Roster.Pick(asker, Role.AgencyOfficer, at, _random);
        var slots = WeekPlan.Slots(scene, plan.Site(asker), asker);
        var about = topic == "consignee" ? scene.Receiver : scene.Sender;
        var subject = plan.Perhaps(topic == "parcel" ? 50 : 100, about, asker);
        var parcel = topic == "parcel" || _random.Percent(35) ? scene.Item.Number : null;
        var (question, purpose) = (plan.Phrases.Say($"check.question.{topic}", slots), plan.Phrases.Say("check.purpose", slots));
        var reference = _random.Percent(55) ? $"{asker}/{_random.Between(1000, 9999)}/2020" : null;
        var (minutes, marks, priority) = (Minutes(at), plan.Marking.ForAsking(), work.Priority());
        var draft = plan.Add(at, officer.Actor, id => new RequestCheck(id, question, purpose, reference, subject?.Party, parcel, asked, minutes, marks, priority));
        Link(draft, topic, subject, parcel is null ? null : scene.Item);
        return new Request(draft, scene, draft.At.AddMinutes(minutes), slots, marks);
    }

    private void Link(Draft draft, string topic, Mention? subject, MailItem? parcel)
    {
        plan.Truth.Link(draft, topic == "consignee" ? LinkKind.SameConsignee : LinkKind.SameConsignor, subject);
        if (parcel is not null)
        {
            plan.Truth.Link(draft, LinkKind.SameParcel, parcel);
        }
    }

    /// <summary>Time to answer, chosen so that it ends in working hours where that can be.</summary>
    private int Minutes(DateTimeOffset at)
    {
        var fitting = Deadlines.Where(minutes => !ExerciseWeek.IsNight(at.AddMinutes(minutes)) && at.AddMinutes(minutes) <= ExerciseWeek.LastWord).ToList();
        return fitting.Count > 0 ? _random.Pick(fitting) : Deadlines[0];
    }

    /// <summary>A country's answer, if it comes; true for a hit.</summary>
    private bool Answer(Request request, CountryCode country)
    {
        var fate = _random.Below(100);
        var time = ExerciseWeek.Played(request.Draft.At, request.Due);
        var at = fate < 84
            ? ExerciseWeek.Advance(request.Draft.At, time * _random.Between(0.06, 0.88))
            : ExerciseWeek.Advance(request.Due, TimeSpan.FromMinutes(_random.Between(5, 240)));
        at = plan.Rhythm.Awake(country, at < request.Draft.At.AddMinutes(1) ? request.Draft.At.AddMinutes(1) : at);
        _lacking |= fate >= 84;
        if (fate >= 93 || at > ExerciseWeek.LastWord)
        {
            return false;
        }

        var known = plan.Scenes.Networks.Any(network => network.Senders.Contains(request.Scene.Sender) && network.Receivers.Any(receiver => receiver.Country.Code == country));
        var outcome = Outcome(known);
        work.TakeInHand(request, country, at, Give(request, country, at, outcome));
        if (outcome is CheckOutcome.NeedMore && plan.After(country, at, 15, 200) is var again && again <= ExerciseWeek.LastWord)
        {
            Give(request, country, again, _random.Percent(25) ? CheckOutcome.Hit : CheckOutcome.NoHit);
        }

        return outcome is CheckOutcome.Hit;
    }

    private CheckOutcome Outcome(bool known) => _random.Below(100) switch
    {
        var chance when known && chance < 55 => CheckOutcome.Hit,
        < 6 => CheckOutcome.Hit,
        > 94 => CheckOutcome.NeedMore,
        > 91 => CheckOutcome.Cannot,
        _ => CheckOutcome.NoHit,
    };

    private Actor Give(Request request, CountryCode country, DateTimeOffset at, CheckOutcome outcome)
    {
        var by = plan.Roster.Pick(country, Role.LiaisonOfficer, at, _random).Actor;
        var text = outcome is CheckOutcome.NoHit && _random.Percent(35) ? null : plan.Phrases.Say($"answer.{Words.Of(outcome)}", request.Slots);
        var marks = plan.Marking.ForReply(request.Draft.By.Country, outcome is CheckOutcome.Hit);
        plan.Add(at, by, id => new AnswerCheck(id, request.Draft.Record, outcome, text, marks));
        return by;
    }
}
