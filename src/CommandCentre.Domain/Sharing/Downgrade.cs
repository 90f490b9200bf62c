using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>Whether a command lowers the protection of a record: such a step asks for a fresh proof of who takes it.</summary>
public static class Downgrade
{
    /// <summary>The record whose marks a command would set anew; absent for a command that sets none anew.</summary>
    public static Guid? Of(OperationCommand command) => command switch
    {
        ChangeMarks change => change.Record,
        CorrectHit correct => correct.Hit,
        _ => null,
    };

    /// <summary>Whether a command drops a handling code that its record carries now; false for a record that is not there.</summary>
    public static bool Is(Operation operation, OperationCommand command)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Of(command) is { } record
            && command is MarkedCommand { Marks.Handling.Codes: var codes }
            && operation.Records.GetValueOrDefault(record)?.Marks is { } marks
            && (marks.Handling.Codes & ~codes) != 0;
    }
}
