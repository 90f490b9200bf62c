using System.CommandLine;

namespace CommandCentre.Server.CommandLine;

/// <summary>What <c>match search</c> is asked.</summary>
internal sealed record MatchSearchChoices(string Holdings, string Queries, int Top, int Threads);

/// <summary><c>match search</c>.</summary>
internal static class MatchSearch
{
    internal static Task<int> RunAsync(MatchSearchChoices choices, InvocationConfiguration said, CancellationToken stop) => throw new WorldFailure("match search is not built yet.");
}
