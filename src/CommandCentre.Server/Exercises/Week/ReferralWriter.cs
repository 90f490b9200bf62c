using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Countries register a post and a carrier each, and refer parcels to them; one is answered late, one order not to load comes too late. Names are made up.</summary>
/// <remarks>It has a stream of chance of its own: the rest of the week is the same with it and without it.</remarks>
internal sealed class ReferralWriter(WeekPlan plan, SeededRandom random)
{
    /// <summary>Referrals of the week.</summary>
    public const int Referrals = 28;

    // The one that is answered after its time, and the order that comes too late.
    private const int Late = 5;

    private const int TooLate = 11;

    private static readonly string[] Countries = ["DE", "FR", "NL", "ES", "SE", "HU", "CH"];

    private static readonly string[] Beginnings = ["Adler", "Nord", "Alta", "Vento", "Luma", "Orion", "Mira", "Terra"];

    private static readonly string[] Questions =
        ["Who brought it to you, and when?", "What does it hold by your own records?", "Under which number does it travel now?", "Is there more of this sender at your hub?", "Who is to receive it by your own records?"];

    private static readonly (ReferralKind Ask, double Weight)[] Asks =
        [(ReferralKind.RequestForInformation, 40), (ReferralKind.RequestForAmendment, 20), (ReferralKind.RequestForScreening, 25), (ReferralKind.DoNotLoad, 15)];

    private readonly ParcelMaker _parcels = new(random.Fork("parcels"));

    /// <summary>Writes the operators and what they are referred.</summary>
    public void Write()
    {
        var operators = Countries.Select(CountryCode.Parse).SelectMany((country, place) => new[] { OperatorTrade.Post, OperatorTrade.Carrier }.Select(trade => (Country: country, Known: Register(country, trade, place)))).ToList();
        for (var number = 0; number < Referrals; number++)
        {
            var (country, asked) = operators[random.Below(operators.Count)];
            var at = ExerciseWeek.At(number % ExerciseWeek.Days, 1 + random.Below(6)).AddSeconds(random.Between(60, 3400));
            Refer(number, country, asked, at);
        }
    }

    private Draft Register(CountryCode country, OperatorTrade trade, int place)
    {
        var name = $"{Beginnings[(place + (trade is OperatorTrade.Post ? 0 : 3)) % Beginnings.Length]}{(trade is OperatorTrade.Post ? "post" : "kurier")} {country}";
        var at = ExerciseWeek.At(0, 0).AddMinutes(20 + (place * 3) + (trade is OperatorTrade.Post ? 0 : 1));
        return plan.Add(at, plan.Roster.Pick(country, Role.LiaisonOfficer, at, random).Actor, id => new RegisterOperator(id, trade, name, $"Duty desk of {name}"));
    }

    private void Refer(int number, CountryCode country, Draft asked, DateTimeOffset at)
    {
        var ask = number switch { Late => ReferralKind.RequestForInformation, TooLate => ReferralKind.DoNotLoad, _ => random.Weighted(Asks, choice => choice.Weight).Ask };
        var officer = plan.Roster.Pick(country, Role.AgencyOfficer, at, random);
        var parcel = _parcels.Make(ExerciseCountry.All[^1].Code, country).Number;
        var (question, minutes) = (random.Pick(Questions), ask is ReferralKind.DoNotLoad ? 30 : 60);
        ReferralField[] fields = ask is ReferralKind.DoNotLoad ? [] : ask is ReferralKind.RequestForInformation ? [ReferralField.Consignor] : [ReferralField.Weight];
        ControlMethod[] methods = ask is ReferralKind.RequestForScreening ? [ControlMethod.Xray] : [];
        var marks = new Marks(random.Percent(60) ? Handling.H0 : Handling.Default, null, random.Percent(50) ? [] : [CountryCode.CoordinationCentre]);
        var referral = plan.Add(at, officer.Actor, id => new ReferParcel(id, asked.Record, ask, null, parcel, question, [.. fields], [.. methods], minutes, $"{officer.Site}, duty desk", "a parcel like others of this week", marks));
        Channel(at.AddMinutes(random.Between(2, 10)), id => new NoteReferralSeen(id, asked.Record, referral.Record));
        var outcome = number is Late or TooLate || random.Percent(75) ? ReferralOutcome.Answered : random.Percent(60) ? ReferralOutcome.Partly : ReferralOutcome.Cannot;
        var answered = at.AddMinutes(number is Late ? 95 : random.Between(12, 28));
        var answer = Answer(ask, outcome, number is TooLate);
        Channel(answered, id => new AnswerReferral(id, asked.Record, referral.Record, answer));
        End(referral, officer.Actor, answered.AddMinutes(random.Between(3, 30)), ask, number is TooLate);
    }

    private void End(Draft referral, Actor by, DateTimeOffset at, ReferralKind ask, bool tooLate)
    {
        if (ask is ReferralKind.DoNotLoad && !tooLate)
        {
            var lifted = at.AddMinutes(random.Between(20, 60));
            plan.Add(lifted, by, id => new MoveReferral(id, referral.Record, ReferralMove.Lift, "The parcel was fetched", null));
        }
        else if (tooLate || random.Percent(80))
        {
            plan.Add(at, by, id => new MoveReferral(id, referral.Record, ReferralMove.Accept, null, null));
            plan.Add(at.AddMinutes(2), by, id => new MoveReferral(id, referral.Record, ReferralMove.Close, tooLate ? "It has left: the country of destination was told" : null, null));
        }
    }

    private ReferralAnswer Answer(ReferralKind ask, ReferralOutcome outcome, bool tooLate) => outcome is ReferralOutcome.Cannot
        ? new(outcome, null, null, null, "It was never in our hands")
        : ask switch
        {
            ReferralKind.DoNotLoad => new(outcome, null, null, tooLate ? new Loading(LoadState.Departed, random.Pick(plan.Scenes.Networks).Senders[0].Country.Code) : new Loading(LoadState.NotLoaded, null), null),
            ReferralKind.RequestForScreening => new(
                outcome,
                new ReferralFacts(null, null, null, random.Between(200, 4_000), null, null, null),
                new ScreeningDone([ControlMethod.Xray], random.Percent(25) ? ScreeningResult.Suspicious : ScreeningResult.Nothing, "shift supervisor", "own hub"),
                null,
                null),
            ReferralKind.RequestForAmendment => new(outcome, new ReferralFacts(null, null, null, random.Between(200, 4_000), null, null, null), null, null, null),
            _ => new(outcome, new ReferralFacts(new Party("as on the label"), null, null, random.Between(200, 4_000), null, null, null), null, null, "Handed in at a counter"),
        };

    private void Channel(DateTimeOffset at, Func<Guid, OperationCommand> make) => plan.Add(at, Actor.Channel, make);
}
