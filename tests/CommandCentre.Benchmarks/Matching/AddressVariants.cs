using System.Globalization;
using System.Text;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Other ways to write an address, made by rules; and addresses that are nearly it but another.</summary>
internal static class AddressVariants
{
    /// <summary>The same address, by the name of the rule.</summary>
    internal static IEnumerable<(string Rule, string Text)> Same(AddressCase address)
    {
        var lines = address.Lines;
        yield return ("one line, commas", string.Join(", ", lines));
        yield return ("one line, no commas", string.Join(' ', lines));
        yield return ("lines in reverse", string.Join("\n", lines.Reverse()));
        yield return ("without the country", string.Join(", ", lines[..^1]));
        yield return ("capitals, no accents", Plain(string.Join(", ", lines)).ToUpperInvariant());
        if (address["postcode"] is { Length: > 2 } postcode && Street(address).Length > 0)
        {
            yield return ("without the postcode", string.Join(", ", lines.Select(line => line.Replace(postcode, "", StringComparison.Ordinal).Trim()).Where(line => line.Length > 0)));
        }

        if (Street(address) is { Length: > 0 } road)
        {
            yield return ("a slip in the street", string.Join(", ", lines.Select(line => line.Replace(road, Slip(road), StringComparison.Ordinal))));
            var number = address["house_number"];
            if (number.Length > 0)
            {
                yield return ("street and number swapped", string.Join(", ", lines.Select(line => Swapped(line, road, number))));
            }
        }

        if (Shortened(address) is { } shorter)
        {
            yield return ("abbreviated", shorter);
        }
    }

    /// <summary>Another address: the number, the street or the town is another case's.</summary>
    internal static IEnumerable<(string Rule, string Text)> Near(AddressCase address, List<AddressCase> all)
    {
        var (road, number) = (Street(address), address["house_number"]);
        var whole = string.Join(", ", address.Lines);
        if (road.Length > 0 && number.Length > 0 && whole.Contains(number, StringComparison.Ordinal) && whole.Contains(road, StringComparison.Ordinal) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var house))
        {
            yield return ("another number", string.Join(", ", address.Lines.Select(line => line.Contains(road, StringComparison.Ordinal) || line == number ? line.Replace(number, $"{house + 7}", StringComparison.Ordinal) : line)));
        }

        var other = all.Find(found => found.Country == address.Country && Street(found).Length > 0 && Street(found) != road && Town(found) != Town(address));
        if (road.Length > 0 && other is not null && whole.Contains(road, StringComparison.Ordinal) && !char.IsDigit(Street(other)[0]))
        {
            yield return ("another street", string.Join(", ", address.Lines.Select(line => line.Replace(road, Street(other), StringComparison.Ordinal))));
            var (here, there) = (address["postcode"], other["postcode"]);
            if (Town(address).Length > 0 && Town(other).Length > 0 && whole.Contains(Town(address), StringComparison.Ordinal) && !Town(other).Contains(Town(address), StringComparison.Ordinal)
                && (here.Length == 0 || (whole.Contains(here, StringComparison.Ordinal) && there.Length > 2 && there != here)))
            {
                yield return ("another town and postcode", string.Join(", ", address.Lines.Select(line => Elsewhere(line, address, other))));
            }
        }
    }

    /// <summary>The street of a case, or an empty text.</summary>
    internal static string Street(AddressCase address) => new[] { "road", "pedestrian", "street", "footway", "path" }.Select(name => address[name]).FirstOrDefault(found => found.Length > 0) ?? "";

    /// <summary>The town of a case, or an empty text.</summary>
    internal static string Town(AddressCase address) => new[] { "city", "town", "village", "hamlet", "municipality", "county", "state" }.Select(name => address[name]).FirstOrDefault(found => found.Length > 0) ?? "";

    private static string Elsewhere(string line, AddressCase address, AddressCase other)
    {
        var moved = line.Replace(Town(address), Town(other), StringComparison.Ordinal);
        return address["postcode"].Length > 2 && other["postcode"].Length > 2 ? moved.Replace(address["postcode"], other["postcode"], StringComparison.Ordinal) : moved;
    }

    private static string Swapped(string line, string road, string number) =>
        line == $"{road} {number}" ? $"{number} {road}" : line == $"{number} {road}" ? $"{road} {number}" : line;

    // The fourth letter of the longest word is left out.
    private static string Slip(string road)
    {
        var word = road.Split(' ').MaxBy(part => part.Length)!;
        return word.Length < 5 ? road : road.Replace(word, word.Remove(3, 1), StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    // By the abbreviations of the country's first language, as the cases' own authors list them.
    private static string? Shortened(AddressCase address)
    {
        var text = string.Join(", ", address.Lines);
        var shorter = text;
        foreach (var (word, brief) in Languages(address.Country).SelectMany(Abbreviations))
        {
            shorter = shorter.Replace(word, brief, StringComparison.Ordinal);
        }

        return shorter == text ? null : shorter;
    }

    private static IEnumerable<string> Languages(string country) => File.ReadLines(OpenData.At("normalisation/address-formatting/conf/country2lang.yaml"))
        .Where(line => line.StartsWith(country + ":", StringComparison.Ordinal)).SelectMany(line => line[3..].Trim().Split(','));

    private static IEnumerable<(string Word, string Brief)> Abbreviations(string language)
    {
        var path = Path.Combine(OpenData.At("normalisation/address-formatting/conf/abbreviations"), language + ".yaml");
        var part = "";
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                part = line.TrimEnd(':', ' ');
            }
            else if (part == "road" && line.Split(": ", 2) is [var word, var brief] && word.Trim().Length > 2)
            {
                yield return (word.Trim(), brief.Trim());
            }
        }
    }
}
