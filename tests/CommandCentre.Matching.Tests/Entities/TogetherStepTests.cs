using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Tests.Entities;

public sealed class TogetherStepTests
{
    private const string Held = """{"schema":"Person","properties":{"firstName":["Brinley"],"lastName":["White"],"birthDate":["1924-12-14"],"address":["21 Boobialla Street, Carlingford QLD 2830"]}}""";

    [Fact]
    public void Compare_FamilyNameOnlyWithDayOfBirthAndStreet_IsAMatchThatSaysWhy()
    {
        var comparison = Compare("White", "1924-12-14", "21 Boobialal Street, Carlingford, QLD 2830");
        Assert.True(comparison.IsMatch, $"{comparison}");
        Assert.Equal(comparison.Points, comparison.Parts.Sum(part => part.Points));
        Assert.Contains(comparison.Parts, part => part is { Ground: Ground.Together, Points: > 0 });
    }

    [Theory]
    [InlineData("White", "1948-03-02", "21 Boobialla Street, Carlingford, QLD 2830")]
    [InlineData("White", "1924-12-14", "12 Harbour Street, Perth WA 6000")]
    [InlineData("Doosey", "1924-12-14", "21 Boobialla Street, Carlingford, QLD 2830")]
    public void Compare_TooLittleAgrees_IsNoMatch(string name, string born, string address) => Assert.False(Compare(name, born, address).IsMatch);

    [Fact]
    public void Compare_TwinsOfOneHouse_AreTwo()
    {
        var twin = FollowTheMoney.Read(Held.Replace("Brinley", "Gregory", StringComparison.Ordinal)).Entity!;
        Assert.False(EntityComparer.Compare(FollowTheMoney.Read(Held).Entity!, twin).IsMatch);
    }

    private static Comparison Compare(string family, string born, string address)
    {
        var other = FollowTheMoney.Read($$$"""{"schema":"Person","properties":{"lastName":["{{{family}}}"],"birthDate":["{{{born}}}"],"address":["{{{address}}}"]}}""").Entity!;
        return EntityComparer.Compare(FollowTheMoney.Read(Held).Entity!, other);
    }
}
