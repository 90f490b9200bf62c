using System.Globalization;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Name pairs: precision, recall and F1 with bootstrap intervals, beside the frozen column of a published matcher on the same rows.</summary>
internal static class NamesPart
{
    private const int Resamples = 2_000;

    private const int Seed = 20_26;

    internal static void Run(MatchingChoices choices)
    {
        var pairs = PairRow.Read(choices.Text("cases") ?? "matching/name-bench/cases.csv");
        Console.WriteLine("| name pairs | pairs | ours: P, R, F1 (95 %) | logic-v2: P, R, F1 (95 %) | ours less logic-v2, F1 (95 %) | errors among STRONG, ours and logic-v2 |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var theirs = Frozen();
        var both = pairs.Where(pair => theirs.ContainsKey(Key(pair))).ToArray();
        foreach (var sort in new[] { "people", "companies", "vessels" })
        {
            Row($"{sort}, same rows", [.. both.Where(pair => pair.Sort == sort)], theirs);
        }

        Row("all, same rows", both, theirs);
        Row("people and companies, same rows", [.. both.Where(pair => pair.Sort != "vessels")], theirs);
        Row("all", [.. pairs], null);
        Row("all but WEAK", [.. pairs.Where(pair => pair.Quality != "WEAK")], null);
    }

    private static void Row(string name, PairRow[] rows, Dictionary<string, bool>? theirs)
    {
        bool[] truth = [.. rows.Select(row => row.IsMatch)];
        bool[] ours = [.. rows.Select(row => row.Ours.IsMatch)];
        bool[] others = [.. rows.Select(row => theirs is not null && theirs[Key(row)])];
        var (mine, yours, apart) = Bootstrap(truth, ours, others);
        Console.WriteLine(string.Join(" | ",
            $"| {name}",
            rows.Length,
            $"{Told(truth, ours)} ({mine})",
            theirs is null ? string.Empty : $"{Told(truth, others)} ({yours})",
            theirs is null ? string.Empty : $"{Figure.Of(F1(truth, ours) - F1(truth, others), "+0.000;-0.000;0")} ({apart})",
            theirs is null ? $"{Strong(rows, ours)} |" : $"{Strong(rows, ours)}, {Strong(rows, others)} |"));
    }

    private static string Told(bool[] truth, bool[] said)
    {
        var rates = Rates.Of(truth.Zip(said));
        return $"{Figure.Of(rates.Precision)}, {Figure.Of(rates.Recall)}, {Figure.Of(rates.F1)}";
    }

    private static double F1(bool[] truth, bool[] said) => Rates.Of(truth.Zip(said)).F1;

    private static string Strong(PairRow[] rows, bool[] said) =>
        $"{rows.Where((row, at) => row.Quality == "STRONG" && row.IsMatch != said[at]).Count()} of {rows.Count(row => row.Quality == "STRONG")}";

    /// <summary>The intervals of both F1 and of their difference over the same resamples of the rows.</summary>
    private static (string Ours, string Theirs, string Apart) Bootstrap(bool[] truth, bool[] ours, bool[] theirs)
    {
        var chance = new Random(Seed);
        var (mine, yours, apart) = (new double[Resamples], new double[Resamples], new double[Resamples]);
        for (var round = 0; round < Resamples; round++)
        {
            int[] picked = [.. Enumerable.Range(0, truth.Length).Select(_ => chance.Next(truth.Length))];
            mine[round] = Rates.Of(picked.Select(at => (truth[at], ours[at]))).F1;
            yours[round] = Rates.Of(picked.Select(at => (truth[at], theirs[at]))).F1;
            apart[round] = mine[round] - yours[round];
        }

        return (Interval(mine, "0.000"), Interval(yours, "0.000"), Interval(apart, "+0.000;-0.000;0"));
    }

    private static string Interval(double[] values, string form)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? "none" : $"{Figure.Of(sorted[(int)(sorted.Length * 0.025)], form)} to {Figure.Of(sorted[(int)(sorted.Length * 0.975)], form)}";
    }

    /// <summary>What the published matcher said of each pair: its score at its threshold of 0.70.</summary>
    private static Dictionary<string, bool> Frozen()
    {
        var said = new Dictionary<string, bool>();
        foreach (var row in OpenData.Rows("matching/name-bench/logicv2-frozen.csv"))
        {
            said[$"{row("schema")}|{row("name1")}|{row("name2")}"] = double.Parse(row("score"), CultureInfo.InvariantCulture) >= 0.70;
        }

        return said;
    }

    private static string Key(PairRow pair) => $"{pair.Schema}|{pair.Left}|{pair.Right}";
}
