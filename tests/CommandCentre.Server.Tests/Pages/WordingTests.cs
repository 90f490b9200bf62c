using CommandCentre.Server.Pages;

namespace CommandCentre.Server.Tests.Pages;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3600, "1 h")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(86400, "1 d")]
    [InlineData(273600, "3 d 4 h")]
    [InlineData(-720, "12 min")]
    public void Short_OfASpan_UsesItsTwoLargestUnits(int seconds, string expected) =>
        Assert.Equal(expected, TimeSpan.FromSeconds(seconds).Short());

    [Theory]
    [InlineData(42, "42 s")]
    [InlineData(7500, "2 h")]
    [InlineData(273600, "3 d")]
    public void Rough_OfASpan_UsesItsLargestUnit(int seconds, string expected) =>
        Assert.Equal(expected, TimeSpan.FromSeconds(seconds).Rough());

    [Fact]
    public void Grouped_OfALargeNumber_HasSeparators() => Assert.Equal("42,124", 42_124L.Grouped());

    [Fact]
    public void Machine_OfATimeInAnotherZone_IsUtc() =>
        Assert.Equal("2020-11-18T14:32:05.000Z", new DateTimeOffset(2020, 11, 18, 15, 32, 5, TimeSpan.FromHours(1)).Machine());
}
