using System.Globalization;
using System.Text.RegularExpressions;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>The risk indicators that the officers' texts speak of: stated by the centre before the week, named by leads, controls and seizures.</summary>
/// <remarks>It has a stream of chance of its own: the rest of the week is the same with it and without it.</remarks>
internal sealed partial class IndicatorWriter(WeekPlan plan, SeededRandom random)
{
    /// <summary>Controls of the week that an indicator led to and no lead.</summary>
    public const int Controls = 140;

    // Numbered as the messages number them.
    private static readonly (IndicatorFamily Family, string Name, string Text)[] All =
    [
        (IndicatorFamily.Behavioural, "1 First parcel to this address", "A consignor who has sent nothing before writes to an address that has had several first parcels this year."),
        (IndicatorFamily.Document, "2 Weight against description", "The weight in the advance data does not fit what is declared: 1 kg and more for a toy, a phone case or a book cover."),
        (IndicatorFamily.Commercial, "3 Value too low for the goods", "Tools, optics or machine parts declared at less than 15 EUR, sent with tracking."),
        (IndicatorFamily.Behavioural, "4 Changing sender, same return address", "The consignor's name changes from parcel to parcel, the return address or telephone does not."),
        (IndicatorFamily.Document, "5 Parts without make or number", "Declared as spare parts, tools or metal goods, without make, number or use."),
        (IndicatorFamily.Behavioural, "6 Handed in far from home", "Handed in at a counter far from the consignor's stated address, mostly shortly before it closes."),
        (IndicatorFamily.Commercial, "7 Kit in several parcels", "Several small parcels of one consignor to one consignee within days, each with a part of something."),
        (IndicatorFamily.Physical, "8 Shielded against X-ray", "Foil, carbon paper or a metal box under the packing; a field that is dense all over on the screen."),
        (IndicatorFamily.Document, "9 Addressee not at the address", "The consignee is not registered at the address, or the address is a parcel shop or a locker."),
    ];

    private readonly List<Draft> _stated = [];
    private readonly ParcelMaker _parcels = new(random.Fork("parcels"));

    /// <summary>States the indicators in the intelligence phase.</summary>
    public void State()
    {
        foreach (var (number, one) in All.Index())
        {
            var marks = new Marks(Handling.H0, null, []);
            _stated.Add(plan.Add(ExerciseWeek.Opening.AddMinutes(14 + number), plan.Roster.Coordinator, id => new StateIndicator(id, one.Family, one.Name, one.Text, marks)));
        }
    }

    /// <summary>The indicator of a lead: the one its reason speaks of, or any in many cases.</summary>
    public Draft? OfReason(string reason) =>
        Numbered().Match(reason) is { Success: true } said ? _stated[int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1] : random.Percent(40) ? Any() : null;

    /// <summary>Any of them.</summary>
    public Draft Any() => random.Pick(_stated);

    /// <summary>Controls that nothing came of but the knowledge how often that is so.</summary>
    public void Write()
    {
        for (var number = 0; number < Controls; number++)
        {
            var country = random.Pick(ExerciseCountry.Participants).Code;
            var at = plan.Rhythm.Awake(country, ExerciseWeek.At(number % ExerciseWeek.Days, random.Below(9)).AddSeconds(random.Between(120, 3400)));
            var officer = plan.Roster.Pick(country, Role.AgencyOfficer, at, random);
            var (parcel, indicator) = (_parcels.Make(ExerciseCountry.All[^1].Code, country).Number, Any());
            var (level, method) = random.Percent(60) ? (ControlLevel.Xray, ControlMethod.Xray) : (ControlLevel.Opened, ControlMethod.HandSearch);
            var marks = new Marks(new Handling(HandlingCodes.H1, null), null, []);
            var control = plan.Add(at, officer.Actor, id => new ReportControl(
                id, parcel, null, officer.Site, level, method, ControlResult.NothingFound, new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(-40), null, marks)
            {
                Indicator = indicator.Record,
            });
            plan.Add(at.AddMinutes(1), officer.Actor, id => new DecideParcel(id, control.Record, ParcelMeasure.Release, null, null, null, marks));
        }
    }

    [GeneratedRegex("[Ii]ndicator ([1-9])\\b")]
    private static partial Regex Numbered();
}
