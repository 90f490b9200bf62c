using System.Globalization;
using System.Text.RegularExpressions;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Makes texts that stand nowhere else, and finds them again in whatever comes out.</summary>
internal static partial class Canaries
{
    // Seven digits, so that all are of one length and none is part of another.
    private static int _last = 1_000_000;

    /// <summary>A new one for a field, by its shape: N narrative, P about persons, K a parcel number, T a phone number, E an address of mail, O open, H the text of H3, G a group's name, S a sender.</summary>
    public static (Canary Canary, string Written) For(string shape, string field)
    {
        var digits = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var part = shape switch { "N" => Part.Narrative, "O" => Part.Open, "H" => Part.Restriction, "G" => Part.Group, "S" => Part.Sender, _ => Part.Nominal };
        return (new Canary(digits, part, field), shape switch
        {
            "T" => $"9990 {digits}",
            "E" => $"zq{digits}@x.example",
            "K" or "G" or "S" => $"ZQ{digits}",
            _ => $"ZQ{digits} {field}",
        });
    }

    /// <summary>Fills the gaps of a command, <c>§N:summary§</c>, each with a canary of its own.</summary>
    public static string Fill(string body, List<Canary> made) => Gap().Replace(body, gap =>
    {
        var (canary, written) = For(gap.Groups[1].Value, gap.Groups[2].Value);
        made.Add(canary);
        return written;
    });

    /// <summary>Every canary in a text, each once.</summary>
    public static HashSet<string> In(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in Written().EnumerateMatches(text))
        {
            found.Add(text.Substring(match.Index + match.Length - 7, 7));
        }

        return found;
    }

    /// <summary>Every id in a text.</summary>
    public static HashSet<Guid> IdsIn(string text) => [.. Id().Matches(text).Select(match => Guid.Parse(match.Value))];

    [GeneratedRegex("§([A-Z]):([^§]+)§")]
    private static partial Regex Gap();

    [GeneratedRegex("(?:ZQ|9990 )[0-9]{7}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
