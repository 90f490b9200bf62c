using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Tests.Values;

public sealed class TypingTests
{
    [Theory]
    [InlineData("", "", 2, 0)]
    [InlineData("abc", "abc", 0, 0)]
    [InlineData("abc", "acb", 2, 1)]
    [InlineData("abc", "abcd", 2, 1)]
    [InlineData("abcd", "bc", 2, 2)]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("kitten", "sitting", 2, 3)]
    [InlineData("ca", "abc", 3, 3)]
    [InlineData("abcdef", "ghijkl", 2, 3)]
    public void Slips_TwoTexts_CountsOrStops(string left, string right, int most, int expected)
    {
        Assert.Equal(expected, Typing.Slips(left, right, most));
        Assert.Equal(expected, Typing.Slips(right, left, most));
    }
}
