using System.Collections.Frozen;
using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Addresses;

/// <summary>Towns by their names in many languages, so that Solun is Thessaloniki.</summary>
internal static class Towns
{
    /// <summary>Words of the longest name that is found.</summary>
    public const int MostWords = 3;

    private static readonly HashSet<string> FirstWords = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, int[]> Names = Load();

    /// <summary>Some name begins with this romanised word, or is it.</summary>
    public static bool MayBegin(string word) => FirstWords.Contains(word);

    /// <summary>The towns of a romanised name without blanks, ascending; null when none is known.</summary>
    public static int[]? Named(string name) => Names.GetValueOrDefault(name);

    // A town's number is that of its row, over both tables.
    private static FrozenDictionary<string, int[]> Load()
    {
        var ids = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        var line = 0;
        foreach (var row in Table.Rows("address-towns").Concat(Table.Rows("address-places")))
        {
            Add(ids, ++line, row);
        }

        return ids.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, SortedSet<int>> ids, int id, string[] names)
    {
        foreach (var name in names)
        {
            var words = AddressLexicon.Spell(name);
            var spelling = words.Replace(" ", "", StringComparison.Ordinal);
            FirstWords.Add(words.Split(' ')[0]);
            FirstWords.Add(spelling);
            if (!ids.TryGetValue(spelling, out var found))
            {
                ids[spelling] = found = [];
            }

            found.Add(id);
        }
    }
}
