namespace CommandCentre.Benchmarks.Matching;

/// <summary>One formatted address of the open cases.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Components">Its parts by the cases' own names: road, house_number, postcode, city ...</param>
/// <param name="Lines">As written on an envelope.</param>
internal sealed record AddressCase(string Country, IReadOnlyDictionary<string, string> Components, string[] Lines)
{
    /// <summary>A part, or an empty text.</summary>
    public string this[string component] => Components.GetValueOrDefault(component, "");
}

/// <summary>The formatted addresses of all countries of OpenCageData/address-formatting (MIT).</summary>
internal static class AddressCases
{
    /// <summary>All cases that have at least two lines.</summary>
    internal static List<AddressCase> All() =>
        [.. Directory.GetFiles(OpenData.At("normalisation/address-formatting/testcases/countries"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<AddressCase> Read(string path)
    {
        var country = Path.GetFileNameWithoutExtension(path).ToUpperInvariant();
        return File.ReadAllText(path).Split("\n---").Select(block => Case(country, block.Split('\n'))).Where(found => found.Lines.Length > 1);
    }

    private static AddressCase Case(string country, string[] lines)
    {
        var components = new Dictionary<string, string>(StringComparer.Ordinal);
        var expected = new List<string>();
        var part = "";
        foreach (var line in lines)
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                part = line.Split(':')[0];
            }
            else if (part == "components" && line.Split(": ", 2) is [var key, var value])
            {
                components[key.Trim()] = value.Trim().Trim('"', '\'');
            }
            else if (part == "expected" && line.Trim().Length > 0)
            {
                expected.Add(line.Trim());
            }
        }

        return new(country, components, [.. expected]);
    }
}
