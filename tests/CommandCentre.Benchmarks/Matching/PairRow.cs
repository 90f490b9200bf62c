using CommandCentre.Matching;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>One labelled pair of names with our comparison.</summary>
internal sealed record PairRow(string Schema, string Left, string Right, bool IsMatch, string Quality, string Category, Comparison Ours)
{
    /// <summary>True, false positive, true, false negative.</summary>
    internal string Outcome => (IsMatch, Ours.IsMatch) switch { (true, true) => "TP", (false, true) => "FP", (true, false) => "FN", _ => "TN" };

    internal bool Wrong => IsMatch != Ours.IsMatch;

    /// <summary>person, company or other, as the tables part them.</summary>
    internal string Sort => Schema switch { "Person" => "people", "Vessel" => "vessels", _ => "companies" };

    /// <summary>The pairs of a file in the form of cases.csv.</summary>
    internal static IReadOnlyList<PairRow> Read(string file) =>
        [.. OpenData.Rows(file).Select(row => Of(row("schema"), row("name1"), row("name2"), row("is_match") == "true", row("quality"), row("category") is { Length: > 0 } category ? category : row("case_group")))];

    private static PairRow Of(string schema, string left, string right, bool match, string quality, string category)
    {
        var kind = new Listed(string.Empty, schema, [], []).Kind;
        return new(schema, left, right, match, quality, category, NameComparer.Best(NameReader.ReadAll(left, kind), NameReader.ReadAll(right, kind)));
    }
}
