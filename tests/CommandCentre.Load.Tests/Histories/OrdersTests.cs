using CommandCentre.Load.Centres;

namespace CommandCentre.Load.Tests.Histories;

public sealed class OrdersTests
{
    [Fact]
    public void Id_OfAnyCount_IsOneOfItsOwn()
    {
        // Counts of a long run: beyond one, two and four bytes.
        long[] counts = [1, 255, 256, 65_536, 100_000, 5_000_000_000];
        Assert.Equal(counts.Length * 2, counts.SelectMany(count => new[] { Orders.Id(1, count), Orders.Id(2, count) }).Distinct().Count());
        Assert.Equal("00000007-0000-4000-8000-00000000000c", Orders.Id(7, 12).ToString("D"));
    }
}
