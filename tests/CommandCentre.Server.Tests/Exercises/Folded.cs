using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Server.Tests.Exercises;

/// <summary>A script played straight through the rules, without desk or journal.</summary>
internal static class Folded
{
    internal static readonly OperationKey Key = OperationKey.Parse("ARMSTRONG-VII");

    /// <summary>The operation after every step; fails on the first step that the rules do not record.</summary>
    internal static Operation Play(ExerciseScript script, Action<Operation, ScriptStep>? after = null)
    {
        var operation = Operation.Unopened(Key);
        foreach (var step in script.Steps)
        {
            operation = Next(operation, step);
            after?.Invoke(operation, step);
        }

        return operation;
    }

    internal static Operation Next(Operation operation, ScriptStep step)
    {
        const string digest = "not looked at: every id is given once";
        var ruling = operation.Decide(step.Command, digest, step.By, step.At);
        if (ruling is not Ruling.ToRecord { Line: var decided })
        {
            throw new InvalidOperationException($"step {step} was not recorded: {ruling}");
        }

        return operation.Apply(new Entry(
            operation.Head + 1, step.At, step.At, decided.Record, decided.Owner, step.By, decided.Marks, step.Command.Id, digest, decided.Event));
    }
}
