using System.CommandLine;
using System.Globalization;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Server.CommandLine;

/// <summary>What <c>match search</c> is asked.</summary>
/// <param name="Holdings">File of entities.</param>
/// <param name="Queries">File of names to be searched.</param>
/// <param name="Top">Answers to a query.</param>
/// <param name="Threads">Threads that ask.</param>
internal sealed record MatchSearchChoices(string Holdings, string Queries, int Top, int Threads);

/// <summary><c>match search</c>: names searched in holdings; how many were found, how fast, and in how much memory.</summary>
internal static class MatchSearch
{
    private const string Owner = "holdings";

    /// <summary>Queries that are asked again and again before the measured ones.</summary>
    private const int WarmUpQueries = 2_000;

    /// <summary>How long they are asked at least, so that the code is compiled for good.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    internal static Task<int> RunAsync(MatchSearchChoices choices, InvocationConfiguration said, CancellationToken stop)
    {
        var asked = MatchQuery.Read(choices.Queries, said.Error, stop);
        var index = new MatchIndex();
        MatchMemory.WarmUp();
        var before = MatchMemory.Settled();
        Load(index, choices.Holdings, said, stop);
        var grown = MatchMemory.Settled() - before;
        WarmUp(index, [.. asked.Take(WarmUpQueries)], choices, stop);
        var answers = Ask(index, asked, choices, stop);
        double[] times = [.. answers.Select(answer => answer.Milliseconds).Order()];
        said.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"queries {asked.Count} recall@{choices.Top} {answers.Count(answer => answer.Found) / (double)asked.Count:0.0000} p50_ms {At(times, 0.50):0.000} p99_ms {At(times, 0.99):0.000} entities {index.Count} memory_mb {grown / 1048576.0:0.0}"));
        return Task.FromResult(CentreCommands.Done);
    }

    private static void WarmUp(MatchIndex index, IReadOnlyList<MatchQuery> asked, MatchSearchChoices choices, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        do
        {
            Ask(index, asked, choices, stop);
        }
        while (TimeProvider.System.GetElapsedTime(begun) < WarmUpTime);
    }

    private static void Load(MatchIndex index, string path, InvocationConfiguration said, CancellationToken stop)
    {
        using var input = MatchInput.Open(path, said.Error, stop);
        var (lines, problems) = (new MatchLines(input), new MatchProblems(said.Error, path));
        while (lines.Next() is { } text)
        {
            if (Entity(text, out var reason) is { } entity)
            {
                index.Put(Owner, entity);
            }
            else
            {
                problems.Bad(lines.Count, lines.Line, reason);
            }
        }

        problems.Tell(lines.Count);
        if (index.Count == 0)
        {
            throw new WorldFailure(lines.Count == 0 ? $"{path} has no line." : $"{path}: no line can be used.");
        }
    }

    private static Entity? Entity(string text, out string reason)
    {
        using var line = MatchLines.Parse(text, out reason);
        if (line is null)
        {
            return null;
        }

        var read = FollowTheMoney.Read(line.RootElement);
        reason = read.Entity is { Id.Length: 0 } ? "id is missing. Allowed: {\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"...\"]}}." : $"{string.Join("; ", read.Errors)}.";
        return read.Entity is { Id.Length: > 0 } entity ? entity : null;
    }

    /// <summary>Asks every query once, parted among the threads; each is timed by itself.</summary>
    private static (double Milliseconds, bool Found)[] Ask(MatchIndex index, IReadOnlyList<MatchQuery> asked, MatchSearchChoices choices, CancellationToken stop)
    {
        var (answers, limits) = (new (double, bool)[asked.Count], new SearchLimits(choices.Top));
        void Share(int thread)
        {
            for (var at = thread; at < asked.Count; at += choices.Threads)
            {
                stop.ThrowIfCancellationRequested();
                var begun = TimeProvider.System.GetTimestamp();
                var hits = index.Search(asked[at].Entity, limits).Hits;
                answers[at] = (TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds, hits.Any(hit => asked[at].Expected.Contains(hit.Entity.Id)));
            }
        }

        var others = Enumerable.Range(1, choices.Threads - 1).Select(thread => Task.Factory.StartNew(() => Share(thread), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Share(0);
        Task.WaitAll(others, stop);
        return answers;
    }

    private static double At(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
}
