using CommandCentre.Domain.Indicators;

namespace CommandCentre.Domain.Tests.Indicators;

public sealed class ProportionTests
{
    /// <summary>The four published examples of the score method without continuity correction: Newcombe, Statistics in Medicine 17 (1998), 857 to 872, table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_OfPublishedExamples_IsAsPublished(int part, int whole, double from, double to)
    {
        var interval = new Proportion(part, whole).Interval;
        Assert.Equal(from, interval.From, 0.00005);
        Assert.Equal(to, interval.To, 0.00005);
    }

    [Fact]
    public void Interval_OfEveryShare_HoldsTheShareAndLiesBetweenNoneAndAll()
    {
        for (var whole = 1; whole <= 200; whole++)
        {
            for (var part = 0; part <= whole; part++)
            {
                var (share, (from, to)) = (new Proportion(part, whole).Share, new Proportion(part, whole).Interval);
                Assert.InRange(from, 0, share);
                Assert.InRange(to, share, 1);
            }
        }
    }
}
