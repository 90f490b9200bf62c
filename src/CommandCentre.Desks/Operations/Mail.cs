using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>A command in the mailbox, and where its answer goes.</summary>
/// <param name="Command">Read and within bounds.</param>
/// <param name="Digest">SHA-256 of its content.</param>
/// <param name="By">Who gives it.</param>
/// <param name="Holds">Whether they still may, asked when its turn comes; absent for always.</param>
internal sealed record Mail(OperationCommand Command, string Digest, Actor By, Func<bool>? Holds = null)
{
    /// <summary>The answer; waiting callers go on elsewhere, never on the desk's own turn.</summary>
    internal TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
