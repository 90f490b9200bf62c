using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>How an exercise is played.</summary>
public sealed record ExerciseOptions
{
    /// <summary>The speed at which the five days of ten hours take 25 minutes.</summary>
    public const double DefaultSpeed = 120;

    /// <summary>The same seed plays the same week.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Operation seconds in one second.</summary>
    public double Speed { get; init; } = DefaultSpeed;
}

/// <summary>Where an exercise stands.</summary>
public enum ExerciseStage
{
    /// <summary>Steps are played.</summary>
    Playing,

    /// <summary>Somebody paused it.</summary>
    Paused,

    /// <summary>Every step was played.</summary>
    Ended,
}

/// <summary>An exercise as a page shows it.</summary>
/// <param name="Operation">The operation that is played.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Position">The last step played; 0 before the first.</param>
/// <param name="Of">Steps in all.</param>
/// <param name="Speed">Operation seconds in one second.</param>
/// <param name="Refused">Steps that the rules refused, because somebody else took part.</param>
public sealed record ExerciseState(OperationKey Operation, ExerciseStage Stage, long Position, long Of, double Speed, int Refused);
