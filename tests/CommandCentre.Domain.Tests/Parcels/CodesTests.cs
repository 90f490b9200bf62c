using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Tests.Parcels;

/// <summary>Codes of goods and of offices of exchange; wrong ones are read through the commands (WrongValues).</summary>
public sealed class CodesTests
{
    [Theory]
    [InlineData("930520", "9305.20", true)]
    [InlineData("9305.20", "9305.20", true)]
    [InlineData("9302", "9302", true)]
    [InlineData("95", "95", false)]
    public void Hs_AsWritten_IsReadAndShown(string text, string shown, bool arms)
    {
        Assert.True(HsCode.TryParse(text, out var code));
        Assert.Equal((shown, arms, code), (code.ToString(), code.IsArms, HsCode.Parse(shown)));
    }

    [Fact]
    public void Impc_NamesItsCountry() => Assert.Equal(("DEFRAA", "DE"), (ImpcCode.Parse("defraa").Value, ImpcCode.Parse("defraa").Country.Value));

    [Fact]
    public void Parse_NoCode_NamesIt()
    {
        Assert.Contains("'99'", Assert.Throws<ArgumentException>(() => HsCode.Parse("99")).Message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => ImpcCode.Parse("x")).Message, StringComparison.Ordinal);
    }
}
