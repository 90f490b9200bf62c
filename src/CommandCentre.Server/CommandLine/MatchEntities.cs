using System.CommandLine;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>match entities</c>.</summary>
internal static class MatchEntities
{
    internal static Task<int> RunAsync(string path, string? to, InvocationConfiguration said, CancellationToken stop) => throw new WorldFailure("match entities is not built yet.");
}
