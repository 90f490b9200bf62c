using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>Makes the address tables of the matching room out of the shared data; run again when the data change.</summary>
internal static class AddressTables
{
    private static readonly string[] Skipped = ["all", "zh", "ja", "ko", "th", "vi", "fil", "id", "ms", "hi", "si", "ur", "pap", "br", "oc", "ast", "gd"];

    private static readonly (string File, string Role, string? Term)[] Files =
    [
        ("street_types", "T", null), ("unit_types_numbered", "U", null), ("level_types_numbered", "U", "floor"), ("entrances", "U", "entrance"),
        ("staircases", "U", "entrance"), ("post_office", "B", "box"), ("number", "N", "number"), ("house_numbers", "H", "house"), ("directionals", "D", null),
        ("unit_directions", "D", null), ("qualifiers", "Q", null), ("personal_titles", "P", null), ("place_names", "W", null), ("building_types", "W", null),
        ("synonyms", "W", null), ("toponyms", "W", null), ("level_types_standalone", "W", null), ("stopwords", "X", "of"), ("cross_streets", "X", "of"), ("near", "X", "of"),
    ];

    /// <summary>Writes the three tables into the folder of the room's tables.</summary>
    public static void Make(string data, string folder)
    {
        var hand = HandTerms(Path.Combine(folder, "address-words.txt"));
        TableWriter.Write(
            folder,
            "address-dictionary",
            [
                "Words of addresses in many languages: role|languages|term|forms as in address-words.txt; also W another word with several spellings, R a state by its letters.",
                "Made by 'tables addresses' from openvenues/libpostal, resources/dictionaries (MIT); opensanctions/rigour, addresses/forms.yml (MIT);",
                "OpenCageData/address-formatting, conf/state_codes.yaml (MIT).",
            ],
            Dictionary(data, hand).Concat(Regions(data)).Select(row => row.Split('|')));
        TableWriter.Write(
            folder,
            "address-places",
            [
                "Towns and villages of GR BG MK AL ME RS whose names differ over languages, one place a line, as in address-towns.txt.",
                "Made by 'tables addresses' from Who's On First (whosonfirst.org), licence and credits: whosonfirst.org/docs/licenses/",
            ],
            AddressPlaces.Rows(Path.Combine(data, "normalisation", "places", "place_names.csv")));
        TableWriter.Write(
            folder,
            "address-world",
            [
                "Countries that are not in address-countries.txt, same columns.",
                "Made by 'tables addresses' from datasets/country-codes (PDDL); languages from OpenCageData/address-formatting, conf/country2lang.yaml (MIT).",
            ],
            AddressWorld.Rows(data, Path.Combine(folder, "address-countries.txt")));
    }

    // What a word's role and spelling stand for in the table written by hand, so that the long lists join its terms.
    private static Dictionary<string, string> HandTerms(string path)
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|')))
        {
            foreach (var form in row[3].Split(','))
            {
                terms.TryAdd($"{row[0]}:{Romanisation.Latin(form)}", row[2]);
            }
        }

        return terms;
    }

    private static IEnumerable<string> Dictionary(string data, Dictionary<string, string> hand)
    {
        var folder = Path.Combine(data, "normalisation", "address-dictionaries");
        var rows = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var language in Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Except(Skipped).Order(StringComparer.Ordinal))
        {
            foreach (var (file, role, term) in Files)
            {
                var path = Path.Combine(folder, language, file + ".txt");
                foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
                {
                    Add(rows, hand, language, role, term, line);
                }
            }
        }

        Forms(rows, hand, Path.Combine(data, "normalisation", "rigour", "addresses_forms.yml"));
        return rows.Select(row => $"{row.Key}|{string.Join(',', row.Value)}");
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> rows, Dictionary<string, string> hand, string language, string role, string? term, string line)
    {
        var forms = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(form => !form.Contains(',', StringComparison.Ordinal)).DistinctBy(Romanisation.Latin)
            .Where(form => Romanisation.Latin(form) is { Length: > 1 } latin && latin.Count(letter => letter == ' ') < 3).ToList();
        if (forms.Count == 0 || (role == "W" && forms.Count == 1))
        {
            return;
        }

        var canonical = term ?? forms.Select(form => hand.GetValueOrDefault($"{role}:{Romanisation.Latin(form)}")).FirstOrDefault(found => found is not null && Romanisation.Latin(forms[0]).Length > 2) ?? Romanisation.Latin(forms[0]);
        var key = $"{role}|{language}|{canonical}";
        if (!rows.TryGetValue(key, out var all))
        {
            rows[key] = all = new(StringComparer.Ordinal);
        }

        all.UnionWith(forms);
    }

    // Groups of rigour, "key:" and "- form" lines; only what no other table has.
    private static void Forms(SortedDictionary<string, SortedSet<string>> rows, Dictionary<string, string> hand, string path)
    {
        var known = rows.Values.SelectMany(forms => forms).Select(Romanisation.Latin).Concat(hand.Keys.Select(key => key[2..])).ToHashSet(StringComparer.Ordinal);
        string? key = null;
        foreach (var line in File.ReadLines(path).Select(line => line.Split('#')[0].Trim().Trim('"')))
        {
            if (line.EndsWith(':'))
            {
                key = line.TrimEnd(':').Trim('"');
            }
            else if (key is not null && line.StartsWith("- ", StringComparison.Ordinal) && line[2..].Trim() is { Length: > 1 } form && !known.Contains(Romanisation.Latin(form)) && Romanisation.Latin(form).Length > 1)
            {
                var row = $"W|*|{key}";
                if (!rows.TryGetValue(row, out var forms))
                {
                    rows[row] = forms = new(StringComparer.Ordinal);
                }

                forms.Add(form);
            }
        }
    }

    // "US:" then "    NY: New York" of the three countries whose addresses name the state by letters.
    private static IEnumerable<string> Regions(string data)
    {
        string? country = null;
        var code = "";
        foreach (var line in File.ReadLines(Path.Combine(data, "normalisation", "address-formatting", "conf", "state_codes.yaml")))
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                country = line.TrimEnd(':', ' ');
            }
            else if (country is "US" or "CA" or "AU" && !line.Contains('#', StringComparison.Ordinal) && line.Split(':', 2) is [var first, { Length: > 2 } name])
            {
                code = first.Trim() is "default" || first.Trim().StartsWith("alt", StringComparison.Ordinal) ? code : first.Trim();
                yield return $"R|@{country}|{country}-{code}|{code},{name.Trim()}";
            }
            else
            {
                code = line.Trim(' ', ':');
            }
        }
    }
}
