namespace CommandCentre.Benchmarks.Tables;

/// <summary>Names and languages of the countries that the hand-written table leaves out.</summary>
internal static class AddressWorld
{
    private static readonly string[] Names = ["CLDR display name", "UNTERM English Short", "official_name_en", "UNTERM French Short", "UNTERM Spanish Short", "UNTERM Russian Short", "UNTERM Arabic Short"];

    /// <summary>Rows of code, languages, no postcode shape, names.</summary>
    public static IEnumerable<string[]> Rows(string data, string handWritten)
    {
        var known = File.ReadLines(handWritten).Where(line => line.Length > 2 && line[0] != '#').Select(line => line[..2]).ToHashSet(StringComparer.Ordinal);
        var languages = Languages(Path.Combine(data, "normalisation", "address-formatting", "conf", "country2lang.yaml"));
        var rows = File.ReadLines(Path.Combine(data, "customs", "geo", "country-codes.csv")).Select(Fields).ToList();
        var code = rows[0].IndexOf("ISO3166-1-Alpha-2");
        var columns = Names.Select(name => rows[0].IndexOf(name)).ToList();
        foreach (var row in rows.Skip(1).Where(row => row[code].Length == 2 && !known.Contains(row[code])).OrderBy(row => row[code], StringComparer.Ordinal))
        {
            var names = columns.Select(column => row[column].Split('(')[0].Trim()).Where(name => name.Length > 2 && !name.Contains(',', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
            yield return [row[code], languages.GetValueOrDefault(row[code], "en"), "", string.Join(',', names)];
        }
    }

    private static Dictionary<string, string> Languages(string path) => File.ReadLines(path)
        .Where(line => line.Length > 4 && line[0] != '#' && line[2] == ':')
        .ToDictionary(line => line[..2], line => line[3..].Trim().Trim('"').Replace("\"", "", StringComparison.Ordinal), StringComparer.Ordinal);

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += letter;
            }
        }

        return fields;
    }
}
