using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>
/// Transliteration vectors (interscript, MIT): for each system how often the product's one spelling is the system's own once marks are folded,
/// how often both sound the same, and how alike they are. A system that writes otherwise on purpose (scholarly letters, c for ts) cannot be the same; there the sound counts.
/// </summary>
internal static class TransliterationPart
{
    internal static void Run(MatchingChoices choices)
    {
        var rows = OpenData.Rows("normalisation/transliteration/vectors.csv")
            .Select(row => (System: row("system"), Expected: Romanisation.Latin(row("expected")), Latin: Romanisation.Latin(row("source"), Language(row("system"))))).ToList();
        Console.WriteLine("| system | vectors | same after folding | same sound | likeness |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var system in rows.GroupBy(row => row.System).OrderBy(system => Language(system.Key)).ThenBy(system => system.Key, StringComparer.Ordinal))
        {
            Print(system.Key, [.. system.Select(row => (row.Expected, row.Latin))]);
        }

        Print("all", [.. rows.Select(row => (row.Expected, row.Latin))]);
    }

    private static void Print(string name, List<(string Expected, string Latin)> rows) =>
        Console.WriteLine($"| {name} | {rows.Count} | {Share(rows.Count(row => row.Expected == row.Latin), rows.Count)} | {Share(rows.Count(row => Sounds(row.Expected) == Sounds(row.Latin)), rows.Count)} | {Figure.Of(rows.Average(row => Likeness.Of(row.Expected, row.Latin)), "0.000")} |");

    private static string Share(int part, int whole) => Figure.Of(100.0 * part / whole, "0.0") + " %";

    private static string Sounds(string latin) => string.Join(' ', latin.Split(' ').Select(Sound.Key));

    private static Tongue Language(string system) => system.Split('-')[1] switch
    {
        "rus" => Tongue.Russian,
        "bul" => Tongue.Bulgarian,
        "srp" => Tongue.Serbian,
        "mkd" => Tongue.Macedonian,
        "ukr" => Tongue.Ukrainian,
        "bel" => Tongue.Belarusian,
        _ => Tongue.Any,
    };
}
