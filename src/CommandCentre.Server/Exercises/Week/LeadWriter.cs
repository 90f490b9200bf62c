using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Parcel leads and the feedback on them.</summary>
internal sealed class LeadWriter(WeekPlan plan, LeadLife life, IndicatorWriter indicators)
{
    private static readonly (LeadOutcome Outcome, double Weight)[] Outcomes =
        [(LeadOutcome.NothingFound, 52), (LeadOutcome.NotLocated, 24), (LeadOutcome.Released, 12), (LeadOutcome.PassedOn, 12)];

    private readonly SeededRandom _random = plan.Random;
    private DateTimeOffset? _expected;

    /// <summary>A lead that leads to no seizure.</summary>
    public void Write()
    {
        var destination = plan.Scenes.Country();
        var owner = plan.Scenes.Country(destination);
        var lead = Send(owner, plan.Rhythm.Moment(owner, _random), plan.Scenes.To(destination), out var scene);
        var outcome = _random.Weighted(Outcomes, choice => choice.Weight).Outcome;
        var at = _random.Percent(8) ? ExerciseWeek.Close.AddSeconds(_random.Between(200, 3400)) : plan.After(destination, lead.At, 35, 840);
        var told = at <= ExerciseWeek.LastWord && at > lead.At && !_random.Percent(5);
        if (told)
        {
            Feedback(lead, destination, at, outcome, scene);
        }

        life.Write(lead, _expected, destination, told ? at : ExerciseWeek.LastWord, outcome is LeadOutcome.NothingFound or LeadOutcome.Released ? ControlResult.NothingFound : null);
    }

    /// <summary>Sends a lead about a scene.</summary>
    public Draft Send(CountryCode owner, DateTimeOffset at, Scene scene, out Scene sent)
    {
        plan.Leads++;
        sent = scene;
        var by = plan.Roster.Pick(owner, Role.LiaisonOfficer, at, _random).Actor;
        var (consignor, consignee) = (plan.Perhaps(85, scene.Sender, owner), plan.Perhaps(62, scene.Receiver, owner));
        var reason = plan.Phrases.SayMore("lead.reason", "hit.more", WeekPlan.Slots(scene, plan.Site(owner), owner));
        var marks = plan.Marking.ForAsking();
        DateTimeOffset? due = _random.Percent(60) ? ExerciseWeek.Advance(at, TimeSpan.FromMinutes(_random.Between(2, 30) * 30)) : null;
        var expected = due is { } moment ? Tallies.HourOf(moment).AddHours(1) : (DateTimeOffset?)null;
        _expected = expected;
        var indicator = indicators.OfReason(reason);
        var lead = plan.Add(at, by, id => new SendLead(
            id, scene.Item.Number, scene.Item.Destination, consignor?.Party, consignee?.Party, reason, expected, marks)
        {
            Indicator = indicator?.Record,
        });
        plan.Truth.Link(lead, LinkKind.SameConsignor, consignor);
        plan.Truth.Link(lead, LinkKind.SameConsignee, consignee);
        plan.Truth.Link(lead, LinkKind.SameParcel, scene.Item);
        return lead;
    }

    /// <summary>The life of the lead sent last, up to what was seized from it.</summary>
    public void Live(Draft lead, CountryCode destination, DateTimeOffset end, Actor by) => life.Write(lead, _expected, destination, end, ControlResult.Found, by);

    /// <summary>Feedback of the country where the parcel went.</summary>
    public void Feedback(Draft lead, CountryCode destination, DateTimeOffset at, LeadOutcome outcome, Scene scene)
    {
        var officer = plan.Roster.Pick(destination, Role.AgencyOfficer, at, _random);
        var text = plan.Phrases.Say($"feedback.{Words.Of(outcome)}", WeekPlan.Slots(scene, plan.Site(destination), destination));
        InspectionMethod? method = outcome switch
        {
            LeadOutcome.NotLocated or LeadOutcome.PassedOn => null,
            LeadOutcome.Seized => InspectionMethod.Opened,
            _ => text.Contains("X-ray", StringComparison.Ordinal) ? InspectionMethod.Xray : InspectionMethod.Opened,
        };
        var marks = plan.Marking.ForReply(lead.By.Country, outcome is LeadOutcome.Seized or LeadOutcome.PassedOn);
        plan.Add(at, officer.Actor, id => new GiveFeedback(id, lead.Record, outcome, method, text, marks));
    }
}
