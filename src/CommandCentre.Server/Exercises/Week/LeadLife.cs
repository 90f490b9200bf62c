using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>What happens to a parcel between its lead and the feedback: taken in hand, found, kept back, controlled, decided over; and to what was seized after it.</summary>
/// <remarks>It has a stream of chance of its own: the rest of the week is the same with it and without it.</remarks>
internal sealed class LeadLife(WeekPlan plan, SeededRandom random)
{
    /// <summary>Percent of leads that nobody touches before their feedback: those whose time comes are missed.</summary>
    private const int Untouched = 6;

    private static readonly (string Make, string Model, string Calibre, string MadeIn)[] Pistols =
        [("Zastava", "M70", "7.65 x 17 mm", "RS"), ("Ekol", "Special 99", "9 mm P.A.K.", "TR"), ("Zoraki", "M906", "9 mm P.A.K.", "TR"), ("CZ", "50", "7.65 x 17 mm", "CZ")];

    /// <summary>The steps of a lead up to its end, by one officer of the country where the parcel is.</summary>
    /// <param name="lead">The lead as sent.</param>
    /// <param name="expected">Its expected arrival.</param>
    /// <param name="destination">Where the parcel is.</param>
    /// <param name="end">When its feedback is given, or something was seized.</param>
    /// <param name="result">What the control showed; absent where there was none.</param>
    /// <param name="by">Who works on it; absent for anybody on duty.</param>
    public void Write(Draft lead, DateTimeOffset? expected, CountryCode destination, DateTimeOffset end, ControlResult? result, Actor? by = null)
    {
        var missed = expected is { } due ? (due > lead.At ? due : lead.At).Add(Lead.Grace) : lead.At.Add(Lead.Patience);
        if (random.Percent(Untouched) || Moment(lead.At.AddMinutes(3), (missed < end ? missed : end).AddMinutes(-8)) is not { } at)
        {
            return;
        }

        var officer = by is null ? plan.Roster.Pick(destination, Role.AgencyOfficer, at, random) : plan.Roster.All.First(one => one.Actor == by);
        if (officer.IsOn(at) && officer.IsOn(at.AddMinutes(5)) && random.Percent(60))
        {
            plan.Add(at, officer.Actor, id => new ClaimLead(id, lead.Record));
            Move(lead, officer, at.AddMinutes(1), LeadMove.Located);
            plan.Add(at.AddMinutes(4), officer.Actor, id => new ReleaseLead(id, lead.Record));
        }
        else
        {
            Move(lead, officer, at.AddMinutes(1), LeadMove.Located);
        }

        // Controls are reported in the action week alone, as tallies and seizures are.
        if (result is { } showed && Moment(at.AddMinutes(5), (end < ExerciseWeek.Close ? end : ExerciseWeek.Close).AddMinutes(-2)) is { } controlled)
        {
            Control(lead, officer, controlled, showed, random.Percent(40));
        }
    }

    /// <summary>What led to a find: its lead, or what its officers say, where they say it.</summary>
    public FindCause? Cause(Draft? lead) => lead is not null ? null : random.Below(5) switch { 0 => null, 1 or 2 => FindCause.Indicator, _ => FindCause.Chance };

    /// <summary>How it was hidden.</summary>
    public ConcealmentMethod? Concealment() => random.Percent(70) ? random.Pick(Enum.GetValues<ConcealmentMethod>()) : null;

    /// <summary>Identification of the firearms of a seizure.</summary>
    public ValueList<ItemDescription>? Described(IReadOnlyList<SeizedItem> items)
    {
        ItemDescription[] described = [.. items.Index().Where(item => item.Item.Kind is SeizedItemKind.Firearm).Select(item => new ItemDescription(item.Index, Firearm(item.Item.SubKind)))];
        return described.Length == 0 ? null : [.. described];
    }

    /// <summary>What was seized goes under seal, and now and then something comes of it.</summary>
    public void After(Draft seizure, Actor by, string site, IReadOnlyList<SeizedItem> items, int number)
    {
        var at = seizure.At.AddMinutes(random.Between(6, 20));
        var marks = plan.Marking.ForReply(by.Country, true);
        if (at < ExerciseWeek.LastWord && !ExerciseWeek.IsNight(at))
        {
            plan.Add(at, by, id => new SealExhibit(id, seizure.Record, [.. items.Index().Select(item => new ExhibitPart(item.Index, item.Item.Count))], $"{by.Country}-{number:D4}", site, marks));
        }

        var told = ExerciseWeek.Advance(seizure.At, TimeSpan.FromMinutes(random.Between(180, 900)));
        if (random.Percent(30) && told < ExerciseWeek.LastWord && !ExerciseWeek.IsNight(told))
        {
            var outcome = random.Pick(Enum.GetValues<FollowUpKind>());
            var happened = told.AddMinutes(-random.Between(20, 90));
            plan.Add(told, plan.Roster.Pick(by.Country, Role.LiaisonOfficer, told, random).Actor, id => new AddFollowUp(id, seizure.Record, outcome, Whole(happened), Said(outcome), marks));
        }
    }

    private void Move(Draft lead, ExerciseOfficer officer, DateTimeOffset at, LeadMove stage)
    {
        var marks = plan.Marking.ForReply(lead.By.Country, false);
        plan.Add(at, officer.Actor, id => new MoveLead(id, lead.Record, stage, null, officer.Site, null, marks));
    }

    private void Control(Draft lead, ExerciseOfficer officer, DateTimeOffset at, ControlResult result, bool held)
    {
        if (held)
        {
            Move(lead, officer, at.AddMinutes(-1), LeadMove.Held);
        }

        var marks = plan.Marking.ForReply(lead.By.Country, result is ControlResult.Found);
        var (level, method) = random.Percent(45) ? (ControlLevel.Xray, ControlMethod.Xray) : (ControlLevel.Opened, ControlMethod.HandSearch);
        var control = plan.Add(at, officer.Actor, id => new ReportControl(id, null, lead.Record, officer.Site, level, method, result, Whole(at.AddSeconds(-40)), null, marks));
        var measure = result is ControlResult.Found ? ParcelMeasure.Seize : ParcelMeasure.Release;
        plan.Add(at.AddMinutes(1), officer.Actor, id => new DecideParcel(id, control.Record, measure, null, null, null, marks));
    }

    private FirearmDescription Firearm(string subKind)
    {
        var (make, model, calibre, madeIn) = random.Pick(Pistols);
        var converted = subKind is "converted" or "alarm-signal";
        return new FirearmDescription(
            make, model, calibre, random.Percent(60) ? $"{(char)('A' + random.Below(26))}{random.Below(1_000_000):D6}" : null, random.Percent(60) ? null : SerialStanding.Obliterated, null, CountryCode.Parse(madeIn), null,
            converted ? FirearmCondition.Converted : FirearmCondition.Working, FirearmAction.SemiAutomatic, Percussion.CentreFire, Bore.Rifled, random.Between(85, 125), random.Between(150, 210), random.Between(6, 15), true);
    }

    private static string Said(FollowUpKind outcome) => outcome switch
    {
        FollowUpKind.Investigation => "An investigation was opened against the consignee",
        FollowUpKind.TraceResult => "The manufacturer's records end with a dealer abroad",
        FollowUpKind.HouseSearch => "Premises of the consignee were searched",
        FollowUpKind.Arrest => "One person was arrested",
        _ => "The case was passed to the prosecutor",
    };

    /// <summary>A moment of the working day between two others; absent where there is none.</summary>
    private DateTimeOffset? Moment(DateTimeOffset from, DateTimeOffset to)
    {
        for (var tries = 0; tries < 12 && to > from; tries++)
        {
            var at = from.AddTicks((long)((to - from).Ticks * random.Unit()));
            if (!ExerciseWeek.IsNight(at) && !ExerciseWeek.IsNight(at.AddMinutes(6)) && at < ExerciseWeek.LastWord.AddMinutes(-8))
            {
                return at;
            }
        }

        return null;
    }

    private static DateTimeOffset Whole(DateTimeOffset moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
