using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>A request that was written.</summary>
/// <param name="Draft">Its step.</param>
/// <param name="Scene">What it is about.</param>
/// <param name="Due">By when answers are due.</param>
/// <param name="Slots">Fillings of phrases.</param>
/// <param name="Marks">Its marks.</param>
internal sealed record Request(Draft Draft, Scene Scene, DateTimeOffset Due, Slots Slots, Marks Marks);

/// <summary>How requests are worked on: how pressing they are, who has them in hand, and who is pressed for an answer.</summary>
/// <remarks>Its chance is its own: what was written before it came to be stays as it was.</remarks>
internal sealed class RequestWork(WeekPlan plan, SeededRandom random)
{
    // When, in parts of the time up to the answer: in hand; or in hand, back, in hand again.
    private static readonly double[] Once = [0.6];

    private static readonly double[] Twice = [0.3, 0.5, 0.8];

    /// <summary>How pressing a request is; mostly in its turn.</summary>
    public CheckPriority? Priority() => random.Below(100) switch { < 8 => CheckPriority.Immediate, < 30 => CheckPriority.Urgent, _ => null };

    /// <summary>Some desks take a request in hand before they answer it; now and then it goes back to the queue first.</summary>
    public void TakeInHand(Request request, CountryCode country, DateTimeOffset answered, Actor by)
    {
        if (!random.Percent(40))
        {
            return;
        }

        var again = random.Percent(8);
        var moments = (again ? Twice : Once).Select(part => ExerciseWeek.Advance(request.Draft.At, ExerciseWeek.Played(request.Draft.At, answered) * part)).ToList();
        if (moments.Exists(moment => plan.Rhythm.Awake(country, moment) != moment || moment <= request.Draft.At.AddSeconds(1)))
        {
            return;
        }

        plan.Add(moments[0], by, id => new ClaimCheck(id, request.Draft.Record));
        if (again)
        {
            plan.Add(moments[1], by, id => new ReleaseCheck(id, request.Draft.Record));
            plan.Add(moments[2], by, id => new ClaimCheck(id, request.Draft.Record));
        }
    }

    /// <summary>Whoever asked, or the centre where it was told, presses those who have let the time pass; no late answer comes sooner than five minutes after it.</summary>
    public void Chase(Request request)
    {
        var at = ExerciseWeek.Advance(request.Due, TimeSpan.FromSeconds(random.Between(60, 220)));
        var (asker, centre) = (request.Draft.By.Country, request.Marks.To.Contains(Addressee.Of(CountryCode.CoordinationCentre)));
        if (random.Percent(60) && at <= ExerciseWeek.LastWord && plan.Rhythm.Awake(asker, at) == at)
        {
            var text = random.Percent(70) ? plan.Phrases.Pick("check.chase", random) : null;
            var by = centre || asker.IsCoordinationCentre ? plan.Roster.Coordinator : request.Draft.By;
            plan.Add(at, by, id => new ChaseCheck(id, request.Draft.Record, text));
        }
    }
}
