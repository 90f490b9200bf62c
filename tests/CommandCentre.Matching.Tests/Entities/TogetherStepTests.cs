using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Tests.Entities;

public sealed class TogetherStepTests
{
    private const string Held = """{"schema":"Person","properties":{"firstName":["Brinley"],"lastName":["White"],"birthDate":["1924-12-14"],"address":["21 Boobialla Street, Carlingford QLD 2830"]}}""";

    [Fact]
    public void Compare_MisspeltFamilyNameOnlyWithDayOfBirthAndStreet_IsAMatchThatSumsUp()
    {
        var comparison = Compare("Whiet", "1924-12-14", "21 Boobialal Street, Carlingford, QLD 2830");
        Assert.True(comparison.IsMatch, $"{comparison}");
        Assert.Equal(comparison.Points, comparison.Parts.Sum(part => part.Points));
    }

    [Theory]
    [InlineData("White", "1948-03-02", "21 Boobialla Street, Carlingford, QLD 2830")]
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
