using System.Globalization;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>What was asked for beside the name of the part: <c>--NAME VALUE</c>.</summary>
internal sealed class MatchingChoices(IReadOnlyDictionary<string, string> given)
{
    // Sizes of the quick form, under two minutes in all; each can still be given by itself.
    private static readonly Dictionary<string, string> Quick = new()
    {
        ["entities"] = "80000",
        ["sizes"] = "80000,160000",
        ["queries"] = "25",
        ["seconds"] = "3",
        ["persons"] = "1000",
        ["check"] = "5",
        ["pairs"] = "3000",
        ["aliases"] = "100",
        ["strangers"] = "2000",
    };

    internal static MatchingChoices Read(string[] words)
    {
        var given = new Dictionary<string, string>();
        for (var at = 0; at < words.Length; at += 2)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal) || at + 1 == words.Length)
            {
                throw new ArgumentException($"'{words[at]}' is not allowed here. Allowed: --NAME VALUE");
            }

            given[words[at][2..]] = words[at + 1];
        }

        foreach (var (name, value) in given.GetValueOrDefault("quick") == "yes" ? Quick : [])
        {
            given.TryAdd(name, value);
        }

        return new(given);
    }

    internal int Whole(string name, int otherwise) => given.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    internal string? Text(string name) => given.GetValueOrDefault(name);

    internal IReadOnlyList<int> Wholes(string name, string otherwise) =>
        [.. (given.GetValueOrDefault(name) ?? otherwise).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))];
}
