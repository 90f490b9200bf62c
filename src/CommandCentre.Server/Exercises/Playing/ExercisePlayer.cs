using System.Globalization;
using CommandCentre.Desks;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Plays the exercise into its operation through the ordinary commands, each step as its own officer when the clock reaches it.</summary>
/// <remarks>
/// Command ids come from seed, operation and position: after a restart every step is given again, those on record answer "repeated",
/// and the play goes on behind them. An operation that was begun with another seed is left alone and the next one opened.
/// </remarks>
public sealed class ExercisePlayer(DeskRoom room, ExerciseClocks clocks, ExerciseOptions options, TimeProvider wall, ILogger<ExercisePlayer> log, ExerciseHoldings? holdings = null, ExerciseFiles? files = null) : BackgroundService
{
    private static readonly Viewer Centre = new(Actor.Clock);

    /// <summary>The watch looks every 50 ms; this is ample.</summary>
    private static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(2);

    /// <summary>Officers look at new links each so many steps: some ten minutes of the week.</summary>
    private const int LinkRounds = 20;

    private readonly Lock _lock = new();
    private CancellationTokenSource _run = new();
    private ExerciseState _state = new(ExerciseNames.First, ExerciseStage.Playing, 0, 0, options.Speed, 0);

    /// <summary>Where it stands now.</summary>
    public ExerciseState State
    {
        get
        {
            lock (_lock)
            {
                var clock = clocks.Of(_state.Operation);
                return _state with { Stage = _state.Stage is ExerciseStage.Playing && clock.IsPaused ? ExerciseStage.Paused : _state.Stage, Speed = clock.Speed };
            }
        }
    }

    /// <summary>How right and complete the centre's own links are in a play that has ended; absent before.</summary>
    public LinkMeasure? Links { get; private set; }

    /// <summary>Told after each step, on the player's own thread: do little.</summary>
    internal event Action? Moved;

    /// <summary>Lets operation time stand; who takes part may go on.</summary>
    public void Pause() => clocks.Of(State.Operation).Pause();

    /// <summary>Goes on after <see cref="Pause"/>.</summary>
    public void Resume() => clocks.Of(State.Operation).Resume();

    /// <summary>Changes the speed of a play that has not ended.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not within the clock's bounds.</exception>
    public void SetSpeed(double speed)
    {
        if (State.Stage is not ExerciseStage.Ended)
        {
            clocks.Of(State.Operation).SetSpeed(speed);
        }
    }

    /// <summary>Leaves the operation as it is and plays the week again in a new one.</summary>
    public void StartAgain()
    {
        lock (_lock)
        {
            _run.Cancel();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _run.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var run = await NewestAsync(stoppingToken).ConfigureAwait(false); ; run++)
            {
                await PlayUntilLeftAsync(ExerciseNames.Of(run), stoppingToken).ConfigureAwait(false);
                clocks.Of(ExerciseNames.Of(run)).RunOn();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation(CentreEvents.ExerciseStops, "Exercise {Operation} stops at step {Position} of {Of}", _state.Operation, _state.Position, _state.Of);
        }
    }

    /// <summary>Plays a run and stays with it until somebody starts again, or leaves it at once when it was begun with another script.</summary>
    private async Task PlayUntilLeftAsync(OperationKey key, CancellationToken stopping)
    {
        using var playing = NextRun(stopping);
        try
        {
            if (await PlayAsync(key, playing.Token).ConfigureAwait(false))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, wall, playing.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (playing.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            log.LogInformation(CentreEvents.ExerciseLeft, "Exercise {Operation} left at step {Position} of {Of}", key, _state.Position, _state.Of);
        }
    }

    private CancellationTokenSource NextRun(CancellationToken stopping)
    {
        lock (_lock)
        {
            _run.Dispose();
            _run = new CancellationTokenSource();
            return CancellationTokenSource.CreateLinkedTokenSource(_run.Token, stopping);
        }
    }

    /// <summary>The run that was played last, or the first; the clocks of earlier runs go on calmly where their operations stand.</summary>
    private async Task<int> NewestAsync(CancellationToken cancellationToken)
    {
        var runs = (await room.KeysAsync(cancellationToken).ConfigureAwait(false)).Select(ExerciseNames.RunOf).OfType<int>().Order().ToList();
        foreach (var earlier in runs.SkipLast(1).Select(ExerciseNames.Of))
        {
            var desk = await room.OpenAsync(earlier, cancellationToken).ConfigureAwait(false);
            Catch(desk, clocks.Of(earlier));
            clocks.Of(earlier).RunOn();
        }

        return runs.LastOrDefault(1);
    }

    /// <summary>Plays the whole script; false when the operation was begun with another script.</summary>
    private async Task<bool> PlayAsync(OperationKey key, CancellationToken cancellationToken)
    {
        var script = ExerciseScript.Generate(options.Seed, key);
        var decisions = new ExerciseDecisions(script, options.Seed);
        var readings = files is null ? null : new ExerciseReadings(script, options.Seed);
        var desk = await room.OpenAsync(key, cancellationToken).ConfigureAwait(false);
        var clock = clocks.Of(key);
        Catch(desk, clock);
        Links = null;
        Show(_ => new ExerciseState(key, ExerciseStage.Playing, 0, script.Steps.Count, clock.Speed, 0));
        await (holdings?.LoadAsync(script, options.Seed, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        foreach (var step in script.Steps)
        {
            await clock.ReachAsync(step.At, cancellationToken).ConfigureAwait(false);
            if (await GiveAsync(desk, step, cancellationToken).ConfigureAwait(false) is Answer.Refused { Refusal: var refusal } && !Refused(step, refusal))
            {
                return false;
            }

            if (step.Position == 1)
            {
                await (holdings?.PublishAsync(script, desk, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            }

            Show(state => state with { Position = step.Position });
            if (step.Position % LinkRounds == 0)
            {
                decisions.Look(desk);
            }

            await DecideAsync(desk, decisions.Due(step.At), cancellationToken).ConfigureAwait(false);
            await ReadAsync(desk, readings?.Due(step.At) ?? [], cancellationToken).ConfigureAwait(false);
        }

        log.LogInformation(CentreEvents.ExercisePlayed, "Exercise {Operation} played: {Steps} steps, {Refused} refused", key, script.Steps.Count, State.Refused);
        clock.RunOn();
        await Task.Delay(WatchTime, wall, cancellationToken).ConfigureAwait(false);
        decisions.Look(desk);
        await DecideAsync(desk, decisions.Due(DateTimeOffset.MaxValue), cancellationToken).ConfigureAwait(false);
        await ReadAsync(desk, readings?.Due(DateTimeOffset.MaxValue) ?? [], cancellationToken).ConfigureAwait(false);
        Measure(script, desk);
        Show(state => state with { Stage = ExerciseStage.Ended });
        return true;
    }

    /// <summary>Holds the centre's own links against what is really so, once the watch has had its time with the last lines.</summary>
    private void Measure(ExerciseScript script, OperationDesk desk)
    {
        var links = desk.Measure(script.Truth.ForLinks());
        Links = links;
        log.LogInformation(
            CentreEvents.ExerciseMeasured,
            "Exercise {Operation}: {Links} links found by the centre itself, precision {Precision}; recall {Recall} of {Of} pairs that belong together",
            desk.Key, links.Links, links.Precision.ToString("P1", CultureInfo.InvariantCulture), links.Recall.ToString("P1", CultureInfo.InvariantCulture), links.Pairs);
    }

    /// <summary>Gives what officers decided; a link that is void meanwhile is not there any more, and nobody minds.</summary>
    private async Task DecideAsync(OperationDesk desk, IEnumerable<PlayedDecision> due, CancellationToken cancellationToken)
    {
        foreach (var decision in due)
        {
            await GiveAsync(desk, decision.Command, decision.By, State.Position, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Attaches images and gives what officers read on them.</summary>
    private async Task ReadAsync(OperationDesk desk, IEnumerable<PlayedReading> due, CancellationToken cancellationToken)
    {
        foreach (var (command, by, _, picture) in due)
        {
            await (command is AddFile add && picture is not null
                ? UntilRecordedAsync(desk, () => files!.AddAsync(desk, add, picture(), by, cancellationToken), State.Position, cancellationToken)
                : GiveAsync(desk, command, by, State.Position, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Gives a step until it is recorded, was recorded, or is refused.</summary>
    private Task<Answer> GiveAsync(OperationDesk desk, ScriptStep step, CancellationToken cancellationToken) =>
        GiveAsync(desk, holdings?.Prepared(desk, step) ?? step.Command, step.By, step.Position, cancellationToken);

    private Task<Answer> GiveAsync(OperationDesk desk, OperationCommand command, Actor by, long position, CancellationToken cancellationToken) =>
        UntilRecordedAsync(desk, async () => await desk.SubmitAsync(command, by, cancellationToken).ConfigureAwait(false), position, cancellationToken);

    private async Task<Answer> UntilRecordedAsync(OperationDesk desk, Func<Task<Answer>> give, long position, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await give().ConfigureAwait(false);
            if (answer is not Answer.NotRecorded { Reason: var reason })
            {
                return answer;
            }

            if (attempt == 1)
            {
                log.LogWarning(CentreEvents.ExerciseNotRecorded, "Exercise {Operation}: step {Position} not recorded ({Reason}), trying again each second", desk.Key, position, reason);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), wall, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes a refusal; false when it is the first step's, for then the operation was begun otherwise.</summary>
    private bool Refused(ScriptStep step, Refusal refusal)
    {
        if (step.Position == 1)
        {
            log.LogWarning(CentreEvents.ExerciseOther, "Exercise {Operation} was begun with another script ({Reason}); the next operation is opened", _state.Operation, refusal.Reason);
            return false;
        }

        Show(state => state with { Refused = state.Refused + 1 });
        if (_state.Refused <= 10 || _state.Refused % 100 == 0)
        {
            log.LogWarning(
                CentreEvents.ExerciseRefused,
                "Exercise {Operation}: step {Position} ({Kind}) refused: {Reason}; {Refused} refused so far",
                _state.Operation, step.Position, Words.Of(step.Command.Kind), refusal.Reason, _state.Refused);
        }

        return true;
    }

    private static void Catch(OperationDesk desk, ExerciseClock clock)
    {
        if (desk.View(Centre) is { } view)
        {
            clock.StartFrom(view.Summary.LastAt);
        }
    }

    private void Show(Func<ExerciseState, ExerciseState> next)
    {
        lock (_lock)
        {
            _state = next(_state);
        }

        Moved?.Invoke();
    }
}
