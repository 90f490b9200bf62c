using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Opens the operation, moves it through its phases, and brings the officers on and off duty.</summary>
internal static class DutyWriter
{
    public const string Name = "Operation ARMSTRONG VII (exercise)";

    public static void Write(WeekPlan plan)
    {
        var coordinator = plan.Roster.Coordinator;
        plan.Add(ExerciseWeek.Opening, coordinator, id => new OpenOperation(id, Name, ExerciseWeek.FirstDay, ExerciseWeek.LastDay, Participants()));
        plan.Add(ExerciseWeek.Start, coordinator, id => new ChangePhase(id, OperationPhase.Action));
        plan.Add(ExerciseWeek.At(0, 4).AddMinutes(20), coordinator, id => new AdmitParticipant(id, Whole(ExerciseCountry.Of(Rhythm.Late))));
        plan.Add(ExerciseWeek.Close, coordinator, id => new ChangePhase(id, OperationPhase.PostOperational));
        foreach (var officer in plan.Roster.All)
        {
            foreach (var (from, to) in officer.Duties)
            {
                plan.Add(from, officer.Actor, id => new JoinDuty(id, officer.Site));
                plan.Add(to, officer.Actor, id => new LeaveDuty(id));
            }
        }
    }

    /// <summary>All 25; the late country is announced with customs alone and brings its police on the first day.</summary>
    private static ValueList<Participant> Participants() =>
        [.. ExerciseCountry.Participants.OrderBy(country => country.Code).Select(country => country.Code == Rhythm.Late ? new Participant(country.Code, [AgencyKind.Customs]) : Whole(country))];

    private static Participant Whole(ExerciseCountry country) => new(country.Code, country.Agencies);
}
