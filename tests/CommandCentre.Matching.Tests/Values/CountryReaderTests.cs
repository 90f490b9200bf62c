using CommandCentre.Domain.Codes;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Tests.Values;

public sealed class CountryReaderTests
{
    [Theory]
    [InlineData("ru", "RU")]
    [InlineData("RUS", "RU")]
    [InlineData("Russian Federation", "RU")]
    [InlineData("Россия", "RU")]
    [InlineData("Iran (Islamic Republic of)", "IR")]
    [InlineData("Iran, Islamic Republic of", "IR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Ελλάδα", "GR")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Gambia, The", "GM")]
    [InlineData("the Netherlands", "NL")]
    [InlineData("U.S.A.", "US")]
    [InlineData("gb-sct", "GB")]
    [InlineData("Syrian Arab Republic", "SY")]
    [InlineData("سوريا", "SY")]
    [InlineData("中国", "CN")]
    [InlineData("Bosnia & Herzegovina", "BA")]
    [InlineData("Soviet Union", "SU")]
    [InlineData("suhh", "SU")]
    [InlineData("North Macedonia", "MK")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Belarusian", "BY")]
    public void Read_CodesAndNames_GiveTheCode(string text, string expected) => Assert.Equal(expected, CountryReader.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("unknown")]
    [InlineData("Atlantis")]
    [InlineData("-")]
    public void Read_WhatIsNoCountry_StaysUnknown(string text) => Assert.Null(CountryReader.Read(text));

    [Theory]
    [InlineData("Syrian and Lebanese", "SY LB")]
    [InlineData("(a) Malaysia, (b) Indonesia", "MY ID")]
    [InlineData("Iran, Islamic Republic of", "IR")]
    [InlineData("Trinidad and Tobago", "TT")]
    public void ReadAll_SeveralCountriesInOneText_GivesEach(string text, string expected) => Assert.Equal(expected.Split(' '), CountryReader.ReadAll(text));

    [Fact]
    public void Read_EveryCountryOfTheDomain_IsKnownByCodeAndEnglishName()
    {
        var wrong = CountryCode.All.Where(country => !country.IsCoordinationCentre)
            .Where(country => CountryReader.Read(country.Value) != country.Value || CountryReader.Read(country.EnglishName) != country.Value);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("SU", "UA", true)]
    [InlineData("RS", "XK", true)]
    [InlineData("DE", "FR", false)]
    public void IsKin_FormerCountry_DoesNotContradictItsSuccessor(string left, string right, bool expected) => Assert.Equal(expected, CountryReader.IsKin(left, right));
}
