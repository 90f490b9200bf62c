using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Tests.Codes;

public sealed class CountryCodeTests
{
    /// <summary>249 codes of ISO 3166-1, and EU and XK (design.md, "Shapes that everybody relies on").</summary>
    [Fact]
    public void Table_HasIsoCodesWithCentreAndKosovo()
    {
        var all = CountryCode.All.ToList();
        Assert.Equal(249 + 2, all.Count);
        Assert.Equal(all.Select(country => country.Value).Order(StringComparer.Ordinal), all.Select(country => country.Value));
        Assert.All(all, country => Assert.Matches("^[A-Z]{2} [0-9]{3} .+[^ ]$", $"{country.Value} {country.Numeric} {country.EnglishName}"));
        Assert.Equal(all.Count, all.Select(country => country.EnglishName).Distinct().Count());
    }

    /// <summary>Only the two codes that ISO 3166-1 does not assign have no number of their own; all others differ.</summary>
    [Fact]
    public void Numeric_IsGivenOncePerIsoCode()
    {
        Assert.Equal(["EU", "XK"], CountryCode.All.Where(country => country.Numeric == "000").Select(country => country.Value));
        Assert.Equal(249, CountryCode.All.Where(country => country.Numeric != "000").Select(country => country.Numeric).Distinct().Count());
    }

    /// <summary>Against the shared table, from which the source's was taken.</summary>
    [Fact]
    public void Table_AgreesWithSharedCountryCodes()
    {
        var rows = SharedFiles.Lines("customs/geo/country-codes.csv");
        var header = Csv(rows[0]);
        var (alpha, numeric) = (header.IndexOf("ISO3166-1-Alpha-2"), header.IndexOf("ISO3166-1-numeric"));
        var expected = rows.Skip(1).Select(Csv).Where(row => row.Count > alpha && row[alpha].Length == 2).ToDictionary(row => row[alpha], row => row[numeric].PadLeft(3, '0'));
        var ours = CountryCode.All.Where(country => country.Numeric != "000").ToDictionary(country => country.Value, country => country.Numeric);
        Assert.Equal(249, expected.Count);
        Assert.Equal(expected.OrderBy(pair => pair.Key), ours.OrderBy(pair => pair.Key));
    }

    /// <summary>The 25 countries that the text on ARMSTRONG VII names (domain.md 1), in its words.</summary>
    [Theory]
    [InlineData("AT", "Austria")]
    [InlineData("BG", "Bulgaria")]
    [InlineData("CY", "Cyprus")]
    [InlineData("CZ", "Czech Republic")]
    [InlineData("DE", "Germany")]
    [InlineData("DK", "Denmark")]
    [InlineData("EE", "Estonia")]
    [InlineData("GR", "Greece")]
    [InlineData("ES", "Spain")]
    [InlineData("FI", "Finland")]
    [InlineData("FR", "France")]
    [InlineData("HU", "Hungary")]
    [InlineData("IE", "Ireland")]
    [InlineData("LT", "Lithuania")]
    [InlineData("LU", "Luxembourg")]
    [InlineData("NL", "Netherlands")]
    [InlineData("PT", "Portugal")]
    [InlineData("RO", "Romania")]
    [InlineData("SE", "Sweden")]
    [InlineData("GB", "United Kingdom")]
    [InlineData("CH", "Switzerland")]
    [InlineData("NO", "Norway")]
    [InlineData("AL", "Albania")]
    [InlineData("MK", "North Macedonia")]
    [InlineData("US", "United States")]
    public void Name_OfNamedCountry_IsTheOperationsWord(string code, string name) => Assert.StartsWith(name, CountryCode.Parse(code).EnglishName, StringComparison.Ordinal);

    [Theory]
    [InlineData("nl")]
    [InlineData(" NL ")]
    [InlineData("Nl")]
    public void TryParse_AnyCaseOrSpace_IsTheOneInstance(string text)
    {
        Assert.True(CountryCode.TryParse(text, out var country));
        Assert.Same(CountryCode.Parse("NL"), country);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UK")] // reserved, not assigned
    [InlineData("XX")]
    [InlineData("N")]
    [InlineData("NLD")]
    [InlineData("N L")]
    [InlineData("528")]
    public void TryParse_NoAssignedCode_SaysNo(string? text)
    {
        Assert.False(CountryCode.TryParse(text, out var country));
        Assert.Null(country);
    }

    [Fact]
    public void Parse_NoCode_NamesIt() => Assert.Contains("'QQ'", Assert.Throws<ArgumentException>(() => CountryCode.Parse("QQ")).Message, StringComparison.Ordinal);

    [Fact]
    public void CoordinationCentre_IsEuAlone() =>
        Assert.Equal([CountryCode.CoordinationCentre], CountryCode.All.Where(country => country.IsCoordinationCentre));

    private static List<string> Csv(string row)
    {
        var (cells, quoted) = (new List<string> { string.Empty }, false);
        foreach (var c in row)
        {
            quoted ^= c == '"';
            if (c == ',' && !quoted)
            {
                cells.Add(string.Empty);
            }
            else if (c != '"')
            {
                cells[^1] += c;
            }
        }

        return cells;
    }
}
