using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Hits and what follows them: words of a reader, a correction, a withdrawal.</summary>
internal sealed class HitWriter(WeekPlan plan)
{
    private static readonly (HitSubject Subject, double Weight)[] Subjects =
        [(HitSubject.Consignor, 34), (HitSubject.Parcel, 34), (HitSubject.Consignee, 16), (HitSubject.ModusOperandi, 9), (HitSubject.Route, 7)];

    private readonly SeededRandom _random = plan.Random;

    /// <summary>A hit that stands alone.</summary>
    public void Write()
    {
        var centre = _random.Percent(5);
        var owner = centre ? CountryCode.CoordinationCentre : plan.Scenes.Country();
        var destination = centre || _random.Percent(30) ? plan.Scenes.Country(owner) : owner;
        var subject = _random.Weighted(Subjects, choice => choice.Weight).Subject;
        Push(owner, plan.Rhythm.Moment(owner, _random), plan.Scenes.To(destination), subject, $"hit.{Words.Of(subject)}");
    }

    /// <summary>A hit about a scene.</summary>
    public Draft Push(CountryCode owner, DateTimeOffset at, Scene scene, HitSubject subject, string section)
    {
        plan.Hits++;
        var by = plan.Roster.Pick(owner, Role.LiaisonOfficer, at, _random).Actor;
        var marks = plan.Marking.For(owner, scene.Item.Origin, scene.Item.Destination);
        var slots = WeekPlan.Slots(scene, plan.Site(owner), owner);
        var (report, consignor, consignee) = Report(scene, subject, owner, plan.Phrases.SayMore(section, "hit.more", slots));
        var hit = plan.Add(at, by, id => new PushHit(id, report, marks));
        Link(hit, scene, report, consignor, consignee);
        Follow(hit, marks, scene, report, slots);
        return hit;
    }

    private (HitReport Report, Mention? Consignor, Mention? Consignee) Report(Scene scene, HitSubject subject, CountryCode desk, string summary)
    {
        var consignor = plan.Perhaps(subject switch { HitSubject.Consignor => 100, HitSubject.Parcel => 72, HitSubject.Consignee => 55, _ => 12 }, scene.Sender, desk);
        var consignee = plan.Perhaps(subject switch { HitSubject.Consignee => 100, HitSubject.Parcel => 60, HitSubject.Consignor => 40, _ => 0 }, scene.Receiver, desk);
        var parcel = _random.Percent(subject switch { HitSubject.Parcel => 100, HitSubject.Consignor or HitSubject.Consignee => 45, _ => 0 });
        var report = new HitReport(subject, summary, consignor?.Party, consignee?.Party, parcel ? scene.Item.Number : null, scene.Item.Origin, scene.Item.Destination);
        return (report, consignor, consignee);
    }

    private void Link(Draft hit, Scene scene, HitReport report, Mention? consignor, Mention? consignee)
    {
        plan.Truth.Link(hit, LinkKind.SameConsignor, consignor);
        plan.Truth.Link(hit, LinkKind.SameConsignee, consignee);
        if (report.Parcel is not null)
        {
            plan.Truth.Link(hit, LinkKind.SameParcel, scene.Item);
        }
    }

    private void Follow(Draft hit, Marks marks, Scene scene, HitReport report, Slots slots)
    {
        var at = _random.Percent(15) ? Comment(hit, marks, scene, slots) : hit.At;
        if (_random.Percent(9) && plan.After(hit.By.Country, at, 20, 500) is var corrected && corrected <= ExerciseWeek.LastWord)
        {
            Correct(hit, corrected, marks, scene, report, slots);
            at = corrected;
        }

        if (_random.Percent(4) && plan.After(hit.By.Country, at, 30, 700) is var withdrawn && withdrawn <= ExerciseWeek.LastWord)
        {
            var reason = plan.Phrases.Say("withdraw.reason", slots);
            plan.Add(withdrawn, hit.By, id => new WithdrawHit(id, hit.Record, reason));
        }
    }

    private DateTimeOffset Comment(Draft hit, Marks marks, Scene scene, Slots slots)
    {
        var readers = ExerciseCountry.Participants.Select(country => country.Code).Append(CountryCode.CoordinationCentre)
            .Where(country => country != hit.By.Country && Sight.Of(new Seat(new Seer(country, AgencyKind.Police, Clearance.All), true, false, []), new Sightable(hit.By.Country, marks, false, LineKind.HitPushed)).IsReadable)
            .ToList();
        if (readers.Count == 0)
        {
            return hit.At;
        }

        var reader = readers.Contains(scene.Item.Destination) && _random.Percent(50) ? scene.Item.Destination : _random.Pick(readers);
        var at = plan.After(reader, hit.At, 3, 50);
        if (at > ExerciseWeek.LastWord)
        {
            return hit.At;
        }

        var text = plan.Phrases.Say(reader.IsCoordinationCentre ? "message.about-centre" : "message.about", slots with { Site = plan.Site(reader) });
        var by = plan.Roster.Pick(reader, Role.LiaisonOfficer, at, _random).Actor;
        plan.Add(at, by, id => new PostMessage(id, text, hit.Record, Marking.ForMessage(hit.By.Country)));
        return at;
    }

    private void Correct(Draft hit, DateTimeOffset at, Marks marks, Scene scene, HitReport report, Slots slots)
    {
        var consignor = report.Consignor is null ? null : plan.Mention(scene.Sender, hit.By.Country);
        var consignee = report.Consignee is null ? null : plan.Mention(scene.Receiver, hit.By.Country);
        var better = report with
        {
            Summary = $"{report.Summary} {plan.Phrases.Say("correct.update", slots)}",
            Consignor = consignor?.Party,
            Consignee = consignee?.Party,
        };
        var reason = plan.Phrases.Say((consignor ?? consignee) is not null && _random.Percent(50) ? "correct.names" : "correct.reason", slots);
        var changed = plan.Marking.Corrected(marks, hit.By.Country);
        plan.Add(at, hit.By, id => new CorrectHit(id, hit.Record, better, reason, changed));
        Link(hit, scene, better, consignor, consignee);
    }
}
