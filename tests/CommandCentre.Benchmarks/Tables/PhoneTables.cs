using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>The dial plans of all territories, from libphonenumber's metadata: what is needed to read a number, not to print one.</summary>
internal static partial class PhoneTables
{
    public static void Make(string data, string folder)
    {
        var territories = XDocument.Load(Path.Combine(data, "normalisation/phones/PhoneNumberMetadata.xml")).Descendants("territory");
        TableWriter.Write(
            folder,
            "phones",
            [
                "Dial plans: region|country code|1 for the main region of its code|international prefix|national prefix|national prefix for parsing|its transform|leading digits|lengths|general pattern.",
                "Patterns are regular expressions in which ¦ stands for the bar. Made by 'tables phones' from PhoneNumberMetadata.xml, google/libphonenumber, Apache-2.0.",
            ],
            territories.Select(Row));
    }

    private static IEnumerable<string> Row(XElement territory) =>
    [
        Attribute(territory, "id"),
        Attribute(territory, "countryCode"),
        Attribute(territory, "mainCountryForCode") == "true" ? "1" : string.Empty,
        Attribute(territory, "internationalPrefix"),
        Attribute(territory, "nationalPrefix"),
        Attribute(territory, "nationalPrefixForParsing"),
        Attribute(territory, "nationalPrefixTransformRule"),
        Attribute(territory, "leadingDigits"),
        string.Join(',', territory.Descendants("possibleLengths").SelectMany(lengths => Lengths(lengths.Attribute("national")!.Value)).Distinct().Order()),
        Pattern(territory.Element("generalDesc")?.Element("nationalNumberPattern")?.Value ?? string.Empty),
    ];

    private static string Attribute(XElement territory, string name) => Pattern(territory.Attribute(name)?.Value ?? string.Empty);

    private static string Pattern(string text) => Blanks().Replace(text, string.Empty).Replace('|', '¦');

    /// <summary><c>7</c>, <c>6,8</c> or <c>[5-9],12</c>.</summary>
    private static IEnumerable<int> Lengths(string text) =>
        from piece in text.Split(',')
        let ends = Array.ConvertAll(piece.Trim('[', ']').Split('-'), end => int.Parse(end, CultureInfo.InvariantCulture))
        from length in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select length;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
