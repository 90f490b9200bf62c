using System.CommandLine;
using System.Text.Json;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>match entities</c>: whole entities compared, and counted against what is true.</summary>
internal static class MatchEntities
{
    internal static Task<int> RunAsync(string path, string? to, InvocationConfiguration said, CancellationToken stop)
    {
        using var input = MatchInput.Open(path, said.Error, stop);
        using var output = MatchOutput.Begin(to, path);
        var (lines, tally, problems) = (new MatchLines(input), new MatchTally(), new MatchProblems(said.Error, path));
        while (lines.Next() is { } text)
        {
            using var line = MatchLines.Parse(text, out var reason);
            if (line is null || Pair(line.RootElement, out reason) is not { } pair)
            {
                problems.Bad(lines.Count, lines.Line, reason);
                continue;
            }

            var compared = EntityComparer.Compare(pair.Query, pair.Candidate);
            if (pair.Match is { } match)
            {
                tally.Add(match, compared.IsMatch, strong: false);
            }

            output?.Text.WriteLine(MatchVerdict.Line(line.RootElement, compared));
        }

        output?.Complete();
        problems.Tell(lines.Count);
        if (problems.Count == lines.Count)
        {
            throw new WorldFailure(lines.Count == 0 ? $"{path} has no line." : "No line can be used.");
        }

        said.Output.WriteLine($"checks {tally.Count} right {tally.Right} wrong {tally.Count - tally.Right}");
        return Task.FromResult(CentreCommands.Done);
    }

    /// <summary>The two entities of a line and whether they are one; null with the reason when it cannot be read.</summary>
    private static (Entity Query, Entity Candidate, bool? Match)? Pair(JsonElement line, out string reason)
    {
        reason = string.Empty;
        if (!line.TryGetProperty("query", out var query) || !line.TryGetProperty("candidate", out var candidate))
        {
            reason = "query or candidate is missing. Allowed: {\"schema\":\"Person\",\"query\":{\"name\":[\"...\"]},\"candidate\":{\"name\":[\"...\"]},\"match\":true}.";
            return null;
        }

        if (line.TryGetProperty("match", out var match) && match.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null))
        {
            reason = $"match: {MatchProblems.Shown(match.GetRawText())} is not allowed. Allowed: true, false, or nothing.";
            return null;
        }

        var schema = Schema(line) ?? Schema(query) ?? Schema(candidate);
        if (schema is null)
        {
            reason = "schema is missing. Allowed: the name of a schema of FollowTheMoney, such as \"Person\".";
            return null;
        }

        var (asked, held) = (FollowTheMoney.Read(schema, query), FollowTheMoney.Read(schema, candidate));
        if (asked.Entity is null || held.Entity is null)
        {
            reason = string.Join("; ", asked.Errors.Select(error => $"query: {error}").Concat(held.Errors.Select(error => $"candidate: {error}"))) + ".";
            return null;
        }

        return (asked.Entity, held.Entity, match.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null });
    }

    private static string? Schema(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String && schema.GetString() is { Length: > 0 } name ? name : null;
}
