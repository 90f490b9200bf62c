using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>A command in the mailbox, and where its answer goes.</summary>
internal sealed record Mail(OperationCommand Command, string Digest, Actor By)
{
    /// <summary>The answer; waiting callers go on elsewhere, never on the desk's own turn.</summary>
    internal TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
