using CommandCentre.Matching;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Lists the pairs that are judged wrongly, the farthest from the threshold first: <c>matching errors [--cases FILE] [--only FP|FN|all] [--near POINTS]</c>.</summary>
internal static class ErrorsPart
{
    internal static void Run(MatchingChoices choices)
    {
        var pairs = PairRow.Read(choices.Text("cases") ?? "matching/name-bench/cases.csv");
        var only = choices.Text("only");
        Summary(pairs);
        foreach (var outcome in new[] { "FP", "FN", "TP", "TN" }.Where(outcome => only is null ? outcome[0] == 'F' : only == "all" || only == outcome))
        {
            PairRow[] rows = [.. pairs.Where(pair => pair.Outcome == outcome)];
            Console.WriteLine($"\n{outcome}: {rows.Length}");
            foreach (var category in rows.GroupBy(pair => $"{pair.Sort}, {pair.Category}").OrderByDescending(group => group.Count()))
            {
                Console.WriteLine($"  {category.Key}: {category.Count()}");
            }

            foreach (var pair in rows.OrderByDescending(pair => Math.Abs(pair.Ours.Points - Comparison.Threshold)))
            {
                Console.WriteLine(Line(pair));
            }
        }

        if (choices.Whole("near", 0) is > 0 and var near)
        {
            Console.WriteLine($"\nright, and within {near} points of the threshold");
            foreach (var pair in pairs.Where(pair => !pair.Wrong && Math.Abs(pair.Ours.Points - Comparison.Threshold) <= near).OrderBy(pair => pair.Ours.Points))
            {
                Console.WriteLine(Line(pair));
            }
        }
    }

    private static void Summary(IReadOnlyList<PairRow> pairs)
    {
        foreach (var sort in new[] { "people", "companies", "vessels", "all" })
        {
            PairRow[] rows = [.. pairs.Where(pair => sort == "all" || pair.Sort == sort)];
            var rates = Rates.Of(rows.Select(row => (row.IsMatch, row.Ours.IsMatch)));
            Console.WriteLine($"{sort,-10} {rows.Length,4} pairs  {rates}  strong errors {rows.Count(row => row.Quality == "STRONG" && row.Wrong)}  best threshold {Best(rows)}");
        }

        Console.WriteLine($"all but WEAK: {Rates.Of(pairs.Where(pair => pair.Quality != "WEAK").Select(row => (row.IsMatch, row.Ours.IsMatch)))}");
    }

    /// <summary>The threshold that would be best on these rows, which tells whether the score is calibrated.</summary>
    private static string Best(IReadOnlyList<PairRow> rows)
    {
        var best = rows.Select(row => row.Ours.Points).Distinct().Select(points => (points, Rates.Of(rows.Select(row => (row.IsMatch, row.Ours.Points >= points))).F1)).OrderByDescending(found => found.F1).FirstOrDefault();
        return $"{best.points} with F1 {Figure.Of(best.F1)}";
    }

    private static string Line(PairRow pair) =>
        $"{pair.Outcome} {pair.Ours.Points,5} {(pair.Quality == "MEDIUM" ? string.Empty : pair.Quality + " ")}[{pair.Schema}; {pair.Category}] {pair.Left} <> {pair.Right}\n"
        + $"      {string.Join("  ", pair.Ours.Parts.Select(part => $"{part.Left ?? "-"}~{part.Right ?? "-"} {part.Ground} {part.Points:+0;-0;0}"))}";
}
