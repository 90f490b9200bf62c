using CommandCentre.Matching.Addresses;

namespace CommandCentre.Matching.Tests.Addresses;

public sealed class AddressComparerTests
{
    public static TheoryData<string, string, string> Same => Data(AddressVectors.Same);

    public static TheoryData<string, string, string> Another => Data(AddressVectors.Another);

    [Theory]
    [MemberData(nameof(Same))]
    public void Compare_OneAddressWrittenTwoWays_IsAMatch(string country, string one, string other)
    {
        var comparison = AddressComparer.Compare(AddressReader.Read(one, country), AddressReader.Read(other));
        Assert.True(comparison.IsMatch, Say(comparison));
    }

    [Theory]
    [MemberData(nameof(Another))]
    public void Compare_AnotherNumberStreetOrTown_IsNoMatch(string country, string one, string other)
    {
        var comparison = AddressComparer.Compare(AddressReader.Read(one, country), AddressReader.Read(other));
        Assert.False(comparison.IsMatch, Say(comparison));
    }

    [Fact]
    public void Compare_EveryPairOfVectors_PartsSumToThePoints()
    {
        var forms = AddressVectors.Same.Concat(AddressVectors.Another).SelectMany(row => new[] { row[1], row[2] }).Distinct().Select(text => AddressReader.Read(text)).ToList();
        foreach (var left in forms)
        {
            foreach (var right in forms)
            {
                var comparison = AddressComparer.Compare(left, right);
                Assert.Equal(comparison.Points, comparison.Parts.Sum(part => part.Points));
                Assert.Equal(comparison.Points, AddressComparer.Points(left, right));
                Assert.InRange(comparison.Points, 0, Comparison.Full);
            }
        }
    }

    [Fact]
    public void Judge_TownOnOneSideOnly_IsPartlyAndNoMatch()
    {
        var agreement = AddressComparer.Judge(AddressReader.Read("ul. Rakovski 5, 1000 Sofia"), AddressReader.Read("Sofia"));
        Assert.Equal(Ground.Partly, agreement.Ground);
        Assert.InRange(agreement.Points, 1, Comparison.Threshold - 1);
    }

    private static TheoryData<string, string, string> Data(string[][] rows)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in rows)
        {
            data.Add(row[0], row[1], row[2]);
        }

        return data;
    }

    private static string Say(Comparison comparison) => $"{comparison.Points}: " + string.Join("; ", comparison.Parts.Select(part => $"{part.Feature} [{part.Left}] [{part.Right}] {part.Ground} {part.Points}"));
}
