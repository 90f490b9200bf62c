using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Names;

public sealed class WordDistanceTests
{
    [Theory]
    [InlineData("berg", "berg", 0)]
    [InlineData("berg", "burg", 100)]
    [InlineData("berg", "begr", 100)]
    [InlineData("berg", "bergs", 100)]
    [InlineData("berg", "erg", 100)]
    [InlineData("sitting", "kitten", 300)]
    public void Of_Plain_CountsEdits(string one, string other, int hundredths) => Assert.Equal(hundredths, WordDistance.Of(one, other, 500, plain: true));

    [Theory]
    [InlineData("aleksey", "alexey")]
    [InlineData("zelenskyy", "selenskij")]
    [InlineData("wagner", "vagner")]
    [InlineData("philip", "philipp")]
    [InlineData("yusuf", "jusuf")]
    public void Of_CustomaryExchange_CostsLessThanAnyOther(string one, string other) => Assert.True(WordDistance.Of(one, other, 1_000) < WordDistance.Of(one, other, 1_000, plain: true));

    /// <summary>The open vectors of Damerau and Levenshtein; transposed and edited letters are not combined there with ours.</summary>
    [Fact]
    public void Of_OpenVectors_GiveTheSameDistance()
    {
        var seen = 0;
        foreach (var cells in File.ReadLines(SharedFiles.Path("matching/string-metrics/levenshtein.csv")).Select(line => line.Split(',')).Where(cells => cells.Length == 3 && cells[0].Length > 0 && cells[1].Length > 0))
        {
            Assert.Equal(100 * int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), WordDistance.Of(cells[0], cells[1], 900, plain: true));
            seen++;
        }

        Assert.NotEqual(0, seen);
    }

    [Fact]
    public void Of_FartherThanAsked_IsFar() => Assert.Equal(WordDistance.Far, WordDistance.Of("berg", "lindgren", 200));
}
