using System.Collections.Concurrent;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Operation time by operation: exercises have a clock of their own, anything else runs on the wall's.</summary>
public sealed class ExerciseClocks(TimeProvider wall, ExerciseOptions options)
{
    private readonly ConcurrentDictionary<OperationKey, ExerciseClock> _clocks = new();

    /// <summary>The clock of an exercise.</summary>
    public ExerciseClock Of(OperationKey key) =>
        _clocks.GetOrAdd(key, _ => new ExerciseClock(wall, ExerciseWeek.Opening, options.Speed));

    /// <summary>The time of any operation.</summary>
    public TimeProvider For(OperationKey key) => ExerciseNames.RunOf(key) is null ? wall : Of(key);
}
