using CommandCentre.Server.Exercises.Playing;

namespace CommandCentre.Server.Pages;

/// <summary>How fast operation time goes.</summary>
public static class OperationSpeed
{
    /// <summary>Operation seconds in one second of wall time: 1 in live mode, more in an exercise, 0 when it pauses.</summary>
    public static double Of(TimeProvider clock) => clock is ExerciseClock exercise ? exercise.IsPaused ? 0 : exercise.Speed : 1;
}
