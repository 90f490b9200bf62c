using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>A step before its place in the script is known: others refer to it, and its ids come once all are in order.</summary>
/// <param name="at">Operation time.</param>
/// <param name="by">Who.</param>
/// <param name="make">Makes the command from its id; may ask other drafts for their record.</param>
internal sealed class Draft(DateTimeOffset at, Actor by, Func<Guid, OperationCommand> make)
{
    public DateTimeOffset At { get; } = new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public Actor By { get; } = by;

    /// <summary>The command's id; known once the script is in order.</summary>
    public Guid Id { get; private set; }

    /// <summary>The record that the command makes.</summary>
    public Guid Record => RecordId.For(By.Officer, Id);

    /// <summary>Gives the draft its place. The number says which script it is: another script's operation is left alone, for its first command has another id.</summary>
    public void Place(int seed, OperationKey key, long position) =>
        Id = RecordId.Derived(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"exercise 7 {seed} {key} {position}"));

    /// <summary>The step; every draft it refers to has its place.</summary>
    public ScriptStep Step(long position) => new(position, At, By, make(Id));
}
