using System.CommandLine;
using System.Globalization;
using CommandCentre.Desks.Holdings;
using CommandCentre.Matching;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>match pairs</c>: pairs of names with what they are, scored and counted.</summary>
internal static class MatchPairs
{
    private const string Allowed = "Allowed: true, false, 1, 0, yes, no, or nothing.";

    internal static Task<int> RunAsync(string path, string? to, InvocationConfiguration said, CancellationToken stop)
    {
        using var input = MatchInput.Open(path, said.Error, stop);
        var table = new MatchTable(input, "name1", "name2");
        using var output = MatchOutput.Begin(to, path);
        output?.Text.WriteLine(MatchOutput.Row([.. table.Header, "score"]));
        var (tally, problems) = (new MatchTally(), new MatchProblems(said.Error, path));
        while (table.Next() is { } row)
        {
            var points = Score(table, row, tally, problems);
            output?.Text.WriteLine(MatchOutput.Row(table.Full(row).Append(points is { } score ? Text(score) : string.Empty)));
        }

        output?.Complete();
        return Task.FromResult(Tell(table, tally, problems, said));
    }

    /// <summary>A score of points between 0 and 10,000 as a number with four digits.</summary>
    internal static string Text(int points) => string.Create(CultureInfo.InvariantCulture, $"{points / Comparison.Full}.{points % Comparison.Full:0000}");

    private static int? Score(MatchTable table, CsvRow row, MatchTally tally, MatchProblems problems)
    {
        var (name1, name2, label) = (table.Cell(row, "name1"), table.Cell(row, "name2"), table.Cell(row, "is_match"));
        var fault = row.Fault is { } wrong ? $"{wrong}." : Fault("name1", name1) ?? Fault("name2", name2) ?? (Label(label) is null && label.Length > 0 ? $"is_match: '{MatchProblems.Shown(label)}' is not allowed. {Allowed}" : null);
        if (fault is not null)
        {
            problems.Bad(table.Count, row.Line, fault);
            return null;
        }

        var points = MatchPair.Points(table.Cell(row, "schema"), name1, name2);
        if (Label(label) is { } match)
        {
            tally.Add(match, points >= Comparison.Threshold, table.Cell(row, "quality").Equals("STRONG", StringComparison.OrdinalIgnoreCase));
        }

        return points;
    }

    private static string? Fault(string field, string name) =>
        name.Length == 0 ? $"{field}: nothing is not allowed. Allowed: a name."
        : name.Contains('\uFFFD', StringComparison.Ordinal) ? $"{field}: '{MatchProblems.Shown(name)}' is not UTF-8. Allowed: UTF-8."
        : null;

    private static bool? Label(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };

    private static int Tell(MatchTable table, MatchTally tally, MatchProblems problems, InvocationConfiguration said)
    {
        problems.Tell(table.Count);
        if (problems.Count == table.Count)
        {
            throw new WorldFailure(table.Count == 0 ? "There is no row after the header." : "No row can be used.");
        }

        var strong = table.Has("quality") ? $" strong_errors {tally.StrongErrors}" : string.Empty;
        said.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"pairs {tally.Count} threshold {Comparison.Threshold / (double)Comparison.Full:0.00} precision {tally.Precision:0.0000} recall {tally.Recall:0.0000} f1 {tally.F1:0.0000}{strong}"));
        return CentreCommands.Done;
    }
}
