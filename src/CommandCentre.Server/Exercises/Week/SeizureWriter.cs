using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Reports the planned seizures: some found on a lead, some by own control and then told to the room as a hit.</summary>
internal sealed class SeizureWriter(WeekPlan plan, HitWriter hits, LeadWriter leads, LeadLife life, IndicatorWriter indicators)
{
    private static readonly InspectionMethod[] Methods = [InspectionMethod.Xray, InspectionMethod.Opened, InspectionMethod.Opened, InspectionMethod.Dog, InspectionMethod.Trace];

    private readonly SeededRandom _random = plan.Random;
    private int _seized;
    private readonly HashSet<(int Weapon, CountryCode Country)> _taken = [];

    public void Write()
    {
        foreach (var planned in SeizurePlan.Make(_random))
        {
            var country = Where(planned);
            var goods = Goods.Of(planned.Items[0].Kind, planned.Items[0].SubKind, _random);
            var scene = planned.Weapon > 0
                ? plan.Scenes.In(OfWeapon(planned.Weapon), country) with { Goods = goods }
                : plan.Scenes.To(country, goods);
            if (_random.Percent(planned.Weapon > 0 ? 70 : 34))
            {
                OnLead(planned, country, scene);
            }
            else
            {
                OwnFind(planned, country, scene);
            }
        }
    }

    /// <summary>The network that sends the parts of a weapon; each has its own.</summary>
    private MailNetwork OfWeapon(int weapon) =>
        plan.Scenes.Networks.Where(network => network.Senders[0].Country.Officers == 0).ElementAt(weapon);

    private CountryCode Where(PlannedSeizure planned)
    {
        while (true)
        {
            var country = plan.Scenes.Country(Rhythm.Late);
            if (planned.Weapon == 0 || _taken.Add((planned.Weapon, country)))
            {
                return country;
            }
        }
    }

    private void OwnFind(PlannedSeizure planned, CountryCode country, Scene scene)
    {
        var seizure = Report(planned, country, plan.Rhythm.Moment(country, _random), scene, null);
        var told = plan.After(country, seizure.At, 12, 80);
        if (_random.Percent(72) && told < ExerciseWeek.Close.AddMinutes(-2))
        {
            hits.Push(country, told, scene, HitSubject.Parcel, "hit.after-seizure");
        }
    }

    private void OnLead(PlannedSeizure planned, CountryCode country, Scene scene)
    {
        var owner = plan.Scenes.Country(country, Rhythm.Late);
        var (sent, left) = (default(DateTimeOffset), 0);
        while (left < 90)
        {
            sent = plan.Rhythm.Moment(owner, _random);
            left = (int)ExerciseWeek.Played(sent, ExerciseWeek.Close.AddMinutes(-25)).TotalMinutes;
        }

        var lead = leads.Send(owner, sent, scene, out _);
        var seizure = Report(planned, country, plan.After(country, sent, 45, Math.Min(900, left)), scene, lead);
        leads.Live(lead, country, seizure.At, seizure.By);
        leads.Feedback(lead, country, plan.After(country, seizure.At, 4, 24), LeadOutcome.Seized, scene);
    }

    private Draft Report(PlannedSeizure planned, CountryCode country, DateTimeOffset at, Scene scene, Draft? lead)
    {
        var site = plan.Site(country);
        var by = plan.Roster.Pick(country, Role.AgencyOfficer, at, _random, site).Actor;
        var slots = WeekPlan.Slots(scene, site, country);
        var text = plan.Phrases.Say(planned.Weapon > 0 ? "seizure.weapon" : "seizure.text", slots);
        var (consignor, consignee) = (plan.Perhaps(88, scene.Sender, country), plan.Perhaps(70, scene.Receiver, country));
        var marks = plan.Marking.For(country, scene.Item.Origin, lead?.By.Country ?? country);
        var method = text.Contains("X-ray", StringComparison.Ordinal) ? InspectionMethod.Xray : _random.Pick(Methods);
        var found = Found(at);
        var (cause, concealment, described) = (life.Cause(lead), life.Concealment(), life.Described(planned.Items));
        var indicator = cause is FindCause.Indicator ? indicators.Any() : null;
        var seizure = plan.Add(at, by, id => new ReportSeizure(
            id, site, method, found, [.. planned.Items], scene.Item.Number, consignor?.Party, consignee?.Party, lead?.Record, text, marks)
        {
            Cause = cause,
            Indicator = indicator?.Record,
            Concealment = concealment,
            Described = described,
        });
        life.After(seizure, by, site, planned.Items, ++_seized);
        plan.Truth.Link(seizure, LinkKind.SameConsignor, consignor);
        plan.Truth.Link(seizure, LinkKind.SameConsignee, consignee);
        plan.Truth.Link(seizure, LinkKind.SameParcel, scene.Item);
        Weapon(planned.Weapon, seizure, lead);
        return seizure;
    }

    private void Weapon(int weapon, params IEnumerable<Draft?> drafts)
    {
        foreach (var draft in drafts.Where(draft => draft is not null && weapon > 0))
        {
            plan.Truth.Link(draft!, LinkKind.PartsOfOneWeapon, weapon);
        }
    }

    /// <summary>Some minutes before the report, not before the day's work.</summary>
    private DateTimeOffset Found(DateTimeOffset at)
    {
        var found = at.AddSeconds(-_random.Between(90, 1500));
        var morning = new DateTimeOffset(at.Date.AddHours(8), TimeSpan.Zero);
        var moment = found > morning ? found : morning;
        return new DateTimeOffset(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}
