using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>Places whose names over languages and scripts lie further apart than spelling would bridge.</summary>
internal static class AddressPlaces
{
    /// <summary>A place with names in this many languages is known abroad, so its names in every script are kept.</summary>
    private const int KnownAbroad = 20;

    // Names of the municipality, the county, the football club.
    private static readonly List<string> NotTheTown = ["obshtina", "opshtina", "opstina", "municipal", "gmina", "bashkia", "komuna", "county", "region", "dimos", "fk ", "football"];

    private static readonly Script[] OwnScripts = [Script.Latin, Script.Greek, Script.Cyrillic];

    /// <summary>One row a place: its names, those that are one in romanised spelling once only.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        var places = new SortedDictionary<long, List<string>>();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            // wof_id,placetype,country,lat,lon,lang,kind,name; only the name may be quoted.
            var fields = line.Split(',', 8);
            if (fields is [var id, "locality", _, _, _, _, not "historical", var name] && long.TryParse(id, out var number))
            {
                if (!places.TryGetValue(number, out var names))
                {
                    places[number] = names = [];
                }

                names.Add(name.Trim('"'));
            }
        }

        return places.Values.Select(Differing).Where(row => row.Length > 1).DistinctBy(row => string.Join('|', row));
    }

    private static string[] Differing(List<string> names)
    {
        var kept = names
            .Where(name => name.Length is > 1 and < 40 && !name.Contains(',', StringComparison.Ordinal) && !name.Contains('(', StringComparison.Ordinal))
            .Where(name => names.Count >= KnownAbroad || OwnScripts.Contains(Romanisation.ScriptOf(name)))
            .Where(name => Romanisation.Latin(name) is { Length: > 2 } latin && !NotTheTown.Exists(word => latin.Contains(word, StringComparison.Ordinal)))
            .DistinctBy(Romanisation.Latin).ToArray();
        return names.Count >= KnownAbroad ? kept : Apart(kept);
    }

    // Of a small place only the names that spelling would not find; a place with one such name needs no row.
    private static string[] Apart(string[] names)
    {
        var apart = new List<string>();
        foreach (var name in names)
        {
            if (!apart.Exists(other => IsNear(Romanisation.Latin(other), Romanisation.Latin(name)) || name.StartsWith(other + " ", StringComparison.Ordinal) || other.StartsWith(name + " ", StringComparison.Ordinal)))
            {
                apart.Add(name);
            }
        }

        return apart.Count > 1 ? [.. apart] : [];
    }

    // What the comparer takes for one by spelling needs no table.
    private static bool IsNear(string left, string right)
    {
        var longer = Math.Max(left.Length, right.Length);
        return Distance(left, right) * 100 <= longer * 30;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j - 1], row[j]) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
