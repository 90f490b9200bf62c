using System.Text.RegularExpressions;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>Codes and names of countries in the six languages of the United Nations and in English as used.</summary>
internal static partial class CountryTables
{
    private static readonly string[] Names =
    [
        "CLDR display name", "official_name_en", "UNTERM English Short", "UNTERM English Formal", "ISO4217-currency_country_name",
        "official_name_fr", "UNTERM French Short", "UNTERM French Formal", "official_name_es", "UNTERM Spanish Short", "UNTERM Spanish Formal",
        "official_name_ru", "UNTERM Russian Short", "UNTERM Russian Formal", "official_name_ar", "UNTERM Arabic Short", "UNTERM Arabic Formal",
        "official_name_cn", "UNTERM Chinese Short", "UNTERM Chinese Formal",
    ];

    public static void Make(string data, string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(data, "customs/geo/country-codes.csv"));
        var header = Fields(lines[0]);
        string[] columns = ["ISO3166-1-Alpha-2", "ISO3166-1-Alpha-3", .. Names];
        var places = Array.ConvertAll(columns, column => Array.IndexOf(header, column));
        TableWriter.Write(
            folder,
            "countries",
            [
                "Countries: ISO 3166-1 alpha-2|alpha-3|names in English, French, Spanish, Russian, Arabic, Chinese.",
                "Made by 'tables countries' from the data set country-codes (datahub.io/core/country-codes), PDDL.",
            ],
            lines.Skip(1).Select(Fields).Select(row => Array.ConvertAll(places, place => row[place].Trim()))
                .Where(row => row[0].Length == 2)
                .OrderBy(row => row[0], StringComparer.Ordinal)
                .Select(row => row.Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>The fields of one line; no field of this file holds a line break.</summary>
    private static string[] Fields(string line) =>
        [.. Field().Matches(',' + line.TrimStart('\uFEFF')).Select(match => match.Groups[1].Success ? match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups[2].Value)];

    [GeneratedRegex(",(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Field();
}
