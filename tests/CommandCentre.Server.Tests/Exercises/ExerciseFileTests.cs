using System.Text.Json;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Server.Tests.Exercises;

/// <summary>What the exercise's countries hold.</summary>
public sealed class ExerciseFileTests
{
    private static readonly ExerciseScript Script = ExerciseScript.Generate(7, Folded.Key);

    [Fact]
    public void Files_OfTheWeek_AreOneOfEachCountryTwoOfThemBlind()
    {
        Assert.Equal(ExerciseCountry.Participants.Select(country => country.Code), Script.Files.Select(file => file.Country));
        Assert.Equal(["CH", "NO"], Script.Files.Where(file => file.IsBlind).Select(file => file.Country.Value).Order());
        Assert.All(Script.Files, file => Assert.InRange(file.Lines.Count, 150, 400));
    }

    [Fact]
    public void Files_EveryLine_IsARecordWithItsTermsInEveryMode()
    {
        var modes = new HashSet<string>();
        var ids = new HashSet<string>();
        foreach (var line in Script.Files.SelectMany(file => file.Lines))
        {
            var read = FollowTheMoney.Read(line);
            Assert.NotNull(read.Entity);
            Assert.Equal(0, read.Ignored);
            Assert.True(ids.Add(read.Entity.Id));
            using var json = JsonDocument.Parse(line);
            modes.Add(json.RootElement.GetProperty("mode").GetString()!);
        }

        Assert.Equal(["hit-only", "open", "silent"], modes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_SameSeed_AreTheSameInEveryOperationAndOthersForAnother()
    {
        var again = ExerciseScript.Generate(7, Domain.Operations.OperationKey.Parse("ARMSTRONG-VII-2"));
        Assert.Equal(Script.Files.SelectMany(file => file.Lines), again.Files.SelectMany(file => file.Lines));
        Assert.NotEqual(Script.Files[0].Lines, ExerciseScript.Generate(8, Folded.Key).Files[0].Lines);
    }
}
