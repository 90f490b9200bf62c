using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Names;

public sealed class NameComparerTests
{
    [Fact]
    public void Compare_PartsSumToTheScore()
    {
        var comparison = NameComparer.Compare(NameReader.Read("Anna Berg", NameKind.Person), NameReader.Read("ANNA BERG", NameKind.Person));
        Assert.Equal(Comparison.Full, comparison.Points);
        Assert.Equal(comparison.Points, comparison.Parts.Sum(part => part.Points));
    }
}
