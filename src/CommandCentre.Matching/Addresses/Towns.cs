using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Addresses;

/// <summary>Towns by their names in many languages, so that Solun is Thessaloniki.</summary>
internal static class Towns
{
    /// <summary>Words of the longest name that is found.</summary>
    public const int MostWords = 3;

    private static readonly HashSet<string> FirstWords = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, int[]> Names = Load();

    /// <summary>Some name begins with this romanised word, or is it.</summary>
    public static bool MayBegin(string word) => FirstWords.Contains(word);

    /// <summary>The towns of a romanised name without blanks, ascending; null when none is known.</summary>
    public static int[]? Named(string name) => Names.GetValueOrDefault(name);

    // A town's number is that of its row, over both tables.
    private static Dictionary<string, int[]> Load()
    {
        var ids = new Dictionary<string, int[]>(40_000, StringComparer.Ordinal);
        var line = 0;
        foreach (var row in Table.Rows("address-towns").Concat(Table.Rows("address-places")))
        {
            line++;
            foreach (var name in row)
            {
                Add(ids, line, AddressLexicon.Spell(name));
            }
        }

        return ids;
    }

    private static void Add(Dictionary<string, int[]> ids, int id, string words)
    {
        var blank = words.IndexOf(' ', StringComparison.Ordinal);
        var spelling = blank < 0 ? words : words.Replace(" ", "", StringComparison.Ordinal);
        if (blank > 0)
        {
            FirstWords.Add(words[..blank]);
        }

        FirstWords.Add(spelling);
        if (!ids.TryGetValue(spelling, out var known) || known[^1] != id)
        {
            ids[spelling] = known is null ? [id] : [.. known, id];
        }
    }
}
