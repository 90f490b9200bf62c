using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises.Week;

namespace CommandCentre.Server.Exercises;

/// <summary>One step of an exercise.</summary>
/// <param name="Position">1, 2, 3 ... in the order of play.</param>
/// <param name="At">Operation time, UTC, whole seconds; never before the step above.</param>
/// <param name="By">Who gives the command.</param>
/// <param name="Command">The command, as any officer could give it.</param>
public sealed record ScriptStep(long Position, DateTimeOffset At, Actor By, OperationCommand Command);

/// <summary>The week of ARMSTRONG VII as a script: the same for the same seed and key on every machine.</summary>
/// <remarks>Figures: Europol press release of 7 December 2020 on operation ARMSTRONG VII; all that is around them is invented.</remarks>
public sealed class ExerciseScript
{
    /// <summary>Cross-check requests of the week.</summary>
    public const int Checks = 340;

    /// <summary>Leads of the week.</summary>
    public const int Leads = 330;

    /// <summary>Hits of the week.</summary>
    public const int Hits = 580;

    /// <summary>Checks of what countries hold.</summary>
    public const int Queries = 160;

    private readonly Lazy<IReadOnlyList<ExerciseFile>> _files;

    private ExerciseScript(IReadOnlyList<ScriptStep> steps, ExerciseTruth truth, Func<IReadOnlyList<ExerciseFile>> files)
    {
        Steps = steps;
        Truth = truth;
        _files = new(files);
    }

    /// <summary>Every step in the order of play.</summary>
    public IReadOnlyList<ScriptStep> Steps { get; }

    /// <summary>Which of the records belong together.</summary>
    public ExerciseTruth Truth { get; }

    /// <summary>What each of the 25 countries holds when the week begins; the same for the same seed.</summary>
    public IReadOnlyList<ExerciseFile> Files => _files.Value;

    /// <summary>Writes the week.</summary>
    /// <param name="seed">Decides everything but the figures, which are as published.</param>
    /// <param name="key">The operation it will be played in; with the seed and the position it gives each command its id.</param>
    public static ExerciseScript Generate(int seed, OperationKey key)
    {
        var random = new SeededRandom(unchecked((ulong)seed));
        var plan = new WeekPlan(random);
        Write(plan, random);
        var drafts = plan.InOrder();
        for (var i = 0; i < drafts.Count; i++)
        {
            drafts[i].Place(seed, key, i + 1);
        }

        return new ExerciseScript([.. drafts.Select((draft, index) => draft.Step(index + 1))], plan.Truth.Groups(), () => new HoldingsWriter(plan, random.Fork("holdings")).Write());
    }

    private static void Write(WeekPlan plan, SeededRandom random)
    {
        var hits = new HitWriter(plan);
        var life = new LeadLife(plan, random.Fork("life"));
        var indicators = new IndicatorWriter(plan, random.Fork("indicators"));
        var leads = new LeadWriter(plan, life, indicators);
        indicators.State();
        DutyWriter.Write(plan);
        new TallyWriter(plan, random.Fork("tallies")).Write();
        new SeizureWriter(plan, hits, leads, life, indicators).Write();
        new MessageWriter(plan).Write();
        Repeat(Leads - plan.Leads, leads.Write);
        Repeat(Checks, new CheckWriter(plan, hits, new RequestWork(plan, random.Fork("requests"))).Write);
        Repeat(Hits - plan.Hits, hits.Write);
        new ReferralWriter(plan, random.Fork("referrals")).Write();
        indicators.Write();
        new LawWriter(plan, random.Fork("laws")).Write();
        Repeat(Queries, new QueryWriter(plan, random.Fork("queries")).Write);
    }

    private static void Repeat(int times, Action write)
    {
        for (var i = 0; i < times; i++)
        {
            write();
        }
    }
}
